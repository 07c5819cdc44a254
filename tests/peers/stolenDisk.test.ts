/** What somebody finds who has the disk and not the system's key store: the profile's folder, the log, the file on the stick. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { check } from '../../main/bridge/check'
import { KeepFile } from '../../main/peers/host/keepFile'
import { Ledger } from '../../main/peers/host/ledger'
import type { FromPeers, Kept, ToPeers } from '../../main/peers/messages'
import { keyOf } from '../../main/peers/pairing/deviceKeys'
import { readWords } from '../../main/peers/pairing/invitation'
import { runPeers } from '../../main/peers/peers'
import { openLog } from '../../main/shell/log'
import { makeGroup } from '../network/trusted'

vi.mock('node:os', async (original) => (await import('../support/loopbackOnly')).loopbackOnly(original))

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const storeKey = randomBytes(32)
const keyStore = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
  encryptString: (clear: string) => {
    const nonce = randomBytes(16)
    const cipher = createCipheriv('aes-256-ctr', storeKey, nonce)
    return Buffer.concat([nonce, cipher.update(clear), cipher.final()])
  },
  decryptString: (sealed: Buffer) => {
    const cipher = createDecipheriv('aes-256-ctr', storeKey, sealed.subarray(0, 16))
    return Buffer.concat([cipher.update(sealed.subarray(16)), cipher.final()]).toString()
  },
}

/** However bytes may stand in a file. */
const written = (bytes: Uint8Array): Buffer[] => {
  const [raw, list] = [Buffer.from(bytes), [...bytes]]
  const texts = [raw.toString('hex'), raw.toString('base64').replace(/=+$/, ''), list.join(','), list.join(', ')]
  return [raw, ...texts.map((text) => Buffer.from(text))]
}

/** With all that stands in it as base64. */
const insideOf = (bytes: Buffer): Buffer => {
  const encoded = bytes.toString('latin1').match(/[A-Za-z0-9+/]{40,}=*/g) ?? []
  return Buffer.concat([bytes, ...encoded.map((text) => Buffer.from(text, 'base64'))])
}

/** The real process of the devices, all of whose writes and words go to the folder, as in the app. */
async function runIn(folder: string, kept: Kept) {
  const log = openLog({ folder, hasConsole: false })
  const keep = new KeepFile({ folder: join(folder, 'devices'), keyStore, platform: 'linux', check, name: 'x', log })
  const ledger = new Ledger({ path: join(folder, 'devices', 'ledger.json'), check, log })
  const heard: FromPeers[] = []
  const writes: Promise<void>[] = []
  let tell: (message: unknown) => void = () => undefined
  const say = (message: ToPeers) => tell(message)
  let ended: () => void = () => undefined
  let hasEnded = false
  const isOver = new Promise<void>((done) => {
    ended = done
  })
  const hear = (message: FromPeers) => {
    if (hasEnded) return // The process is gone.
    heard.push(message)
    if (message.kind === 'log') log[message.level](message.message)
    else if (message.kind === 'ledger') ledger.add(message.entry)
    else if (message.kind === 'keep') {
      writes.push(keep.keep(message.kept).then(() => say({ kind: 'kept', id: message.id })))
    }
  }
  const port = {
    postMessage: hear,
    onMessage: (listener: (message: unknown) => void) => {
      tell = listener
    },
  }
  runPeers(port, { exit: () => ended() })
  await keep.keep(kept)
  say({ kind: 'start', kept, appVersion: '1', isCut: false })
  const end = async () => {
    say({ kind: 'stop' })
    await isOver
    hasEnded = true
    await Promise.all([...writes, ledger.flush()])
  }
  return { heard, say, end }
}

it('has no key, no secret of an invitation and no text of a note in clear', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-stolen-'))
  folders.push(folder)
  mkdirSync(join(folder, 'devices'))
  const [own, other] = makeGroup(2)
  if (!own || !other) throw new Error('There are two.')
  const { heard, say, end } = await runIn(folder, own.kept)
  const text = 'a planted sentence of a note'
  const until = async (holds: () => boolean) => expect.poll(holds, { timeout: 25_000 }).toBe(true)
  const inviting = () => heard.findLast((one) => one.kind === 'state' && one.state.pairing.kind === 'inviting')
  await until(() => heard.some((one) => one.kind === 'ledger' && one.entry.what === 'listen'))
  await until(() => heard.some((one) => one.kind === 'state' && one.state.self.addresses.length > 0))
  say({ kind: 'invite', id: 1 })
  await until(() => inviting() !== undefined)
  const shown = inviting()
  say({ kind: 'rename', id: 2, device: other.id, name: 'Another' })
  say({ kind: 'remove', id: 3, device: other.id })
  await until(() => heard.some((one) => one.kind === 'keep' && one.kept.epochKeys.length > 1))
  say({ kind: 'seal', id: 4, bytes: new TextEncoder().encode(text.repeat(9)) })
  await until(() => heard.some((one) => one.kind === 'sealed'))
  const sealed = heard.find((one) => one.kind === 'sealed')
  if (sealed?.kind !== 'sealed' || sealed.result.kind !== 'bytes') throw new Error('Nothing was sealed.')
  writeFileSync(join(folder, 'stick.drydock'), sealed.result.bytes)
  await end()

  const kept = heard.findLast((one) => one.kind === 'keep')
  const epochKeys = kept?.kind === 'keep' ? kept.kept.epochKeys : []
  expect(epochKeys.length).toBeGreaterThan(1)
  const pairing = shown?.kind === 'state' ? shown.state.pairing : undefined
  if (pairing?.kind !== 'inviting') throw new Error('There was no invitation.')
  const words = readWords(pairing.invitation)
  if (words?.kind !== 'invitation') throw new Error('The invitation is none.')
  const code = pairing.code.replaceAll('-', '')
  const secrets = [own.kept.seed, words.invitation.secret, ...epochKeys.map(({ key }) => key)].flatMap(written)
  const spoken = [pairing.invitation, pairing.code, code, code.slice(2), text].map((one) => Buffer.from(one))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.map(({ name }) => name).sort()).toEqual(
    expect.arrayContaining(['devices.json', 'ledger.json', 'secret.bin', 'stick.drydock']),
  )
  for (const { parentPath, name } of files) {
    const bytes = insideOf(readFileSync(join(parentPath, name)))
    for (const secret of [...secrets, ...spoken]) expect(bytes.includes(secret), `${name}: ${secret}`).toBe(false)
  }
  // What is no secret is found by the same search.
  const found = ['devices/devices.json', 'stick.drydock'].map((name) =>
    insideOf(readFileSync(join(folder, name))).includes(Buffer.from(keyOf(own.id))),
  )
  expect(found).toEqual([true, true])
})
