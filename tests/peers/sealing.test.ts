/** Files are sealed and opened while the switch is off, from what is kept. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { check } from '../../main/bridge/check'
import { Host } from '../../main/peers/host/host'
import { KeepFile } from '../../main/peers/host/keepFile'
import type { Kept } from '../../main/peers/messages'
import { deviceKeys } from '../../main/peers/pairing/deviceKeys'
import { Roster } from '../../main/peers/pairing/roster'

const keyStore = {
  isEncryptionAvailable: () => false,
  getSelectedStorageBackend: () => 'basic_text' as const,
  encryptString: () => expect.fail('nothing to encrypt with'),
  decryptString: () => expect.fail('nothing to decrypt with'),
}
const log = { error: vi.fn(), warn: vi.fn(), info: vi.fn() }
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function hostOf(kept: Kept | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-sealing-'))
  folders.push(folder)
  const keep = new KeepFile({ folder, keyStore, platform: 'linux', check, name: 'x', log })
  if (kept) await keep.keep(kept)
  const fork = () => expect.fail('a process was started')
  const nowMs = () => 0
  return new Host({
    fork,
    path: '',
    folder,
    keyStore,
    platform: 'linux',
    hostname: 'x',
    appVersion: '1',
    check,
    log,
    tell: () => undefined,
    nowMs,
  })
}

/** Two devices of one group. */
function group(): [Kept, Kept] {
  const seeds = [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(32))] as const
  const keys = [deviceKeys(seeds[0]), deviceKeys(seeds[1])] as const
  const rosters = [new Roster(keys[0]), new Roster(keys[1])] as const
  rosters[0].adopt(rosters[0].draftAdd({ id: keys[1].id, name: 'Two', boxKey: keys[1].boxKey }, 'One'))
  rosters[1].adopt(rosters[0].entries())
  const keptOf = (at: 0 | 1): Kept => ({
    seed: seeds[at],
    epochKeys: rosters[at].epochKeys(),
    roster: rosters[at].entries(),
    name: 'x',
    port: 0,
    addresses: [],
  })
  return [keptOf(0), keptOf(1)]
}

it('for a device of the group, and for no other', async () => {
  const [one, two] = group()
  const bytes = new Uint8Array(randomBytes(200_000))
  const sealed = await (await hostOf(one)).sealing('seal', bytes)
  if (sealed.kind !== 'bytes') return expect.fail(sealed.why)
  expect(Buffer.from(sealed.bytes).includes(Buffer.from(bytes.subarray(0, 32)))).toBe(false)
  const reader = await hostOf(two)
  expect(await reader.sealing('unseal', sealed.bytes)).toEqual({ kind: 'bytes', bytes, from: deviceKeys(one.seed).id })
  const damaged = sealed.bytes.slice()
  damaged[100_000] = (damaged[100_000] ?? 0) ^ 1
  expect(await reader.sealing('unseal', damaged)).toEqual({ kind: 'failed', why: 'damaged' })
  const stranger = await hostOf(group()[0])
  expect(await stranger.sealing('unseal', sealed.bytes)).toEqual({ kind: 'failed', why: 'stranger' })
})

it('for nobody where there is no group', async () => {
  const alone: Kept = { ...group()[0], epochKeys: [], roster: [] }
  for (const host of [await hostOf(undefined), await hostOf(alone)]) {
    expect(await host.sealing('seal', new Uint8Array(3))).toEqual({ kind: 'failed', why: 'noKey' })
  }
})
