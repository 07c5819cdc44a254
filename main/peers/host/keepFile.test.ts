import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { check } from '../../bridge/check'
import type { Kept } from '../messages'
import { nameFromHost } from './deviceNames'
import { KeepFault, KeepFile } from './keepFile'
import type { KeyStore } from './secretFile'

const device = `12D3KooW${'C'.repeat(44)}`
const log = { warn: vi.fn() }
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-keep-'))
  vi.clearAllMocks()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Backend = ReturnType<KeyStore['getSelectedStorageBackend']>

/** As Chromium's on Linux: AES in CBC, which cannot tell a foreign key from its own. */
function keyStoreOf(computer: string, backend: Backend = 'gnome_libsecret', isAvailable = true): KeyStore {
  const key = createHash('sha256').update(computer).digest()
  const iv = Buffer.alloc(16, 32)
  return {
    isEncryptionAvailable: () => isAvailable,
    getSelectedStorageBackend: () => backend,
    encryptString(text) {
      const cipher = createCipheriv('aes-256-cbc', key, iv)
      return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    },
    decryptString(sealed) {
      const cipher = createDecipheriv('aes-256-cbc', key, iv)
      return cipher.update(sealed, undefined, 'utf8') + cipher.final('utf8')
    },
  }
}
const here = keyStoreOf('this computer')
const open = (keyStore = here) => new KeepFile({ folder, keyStore, platform: 'linux', check, name: 'laptop', log })
const path = (name: string) => join(folder, name)
const text = (name: string) => readFileSync(path(name), 'utf8')

const some = (seed: Uint8Array): Kept => ({
  seed,
  epochKeys: [{ epoch: 'e1', key: new Uint8Array(32).fill(7) }],
  roster: [new Uint8Array([1, 2, 3])],
  name: 'Anna',
  port: 40_123,
  addresses: [{ device, seen: ['10.0.0.2:9'], manual: ['10.0.0.3:9'], lastSeenAt: 12 }],
})
async function paired(keyStore = here) {
  const file = open(keyStore)
  const { seed } = await file.open()
  const kept = some(seed)
  await file.keep(kept)
  await file.switchTo(true)
  return kept
}

describe('what the devices keep', () => {
  it('is there at the next start, with the switch and what is known', async () => {
    const kept = await paired()
    const known = { self: { id: device, name: 'Anna' }, devices: [{ id: device, name: 'B', manual: [] }] }
    await open().remember(known)
    const again = open()
    expect([again.isOn, again.keyStore, again.known]).toEqual([true, 'system', known])
    expect(again.kept).toBeUndefined()
    expect(await again.open()).toEqual(kept)
  })

  it('is nothing before the devices were first switched on', () => {
    expect([open().isOn, open().keyStore, readdirSync(folder)]).toEqual([false, 'none', []])
  })

  it('has no key in clear where the system has a key store, and is for the learner’s account alone', async () => {
    const { seed } = await paired()
    const written = text('secret.bin') + text('devices.json')
    expect(written).not.toContain(Buffer.from(seed).toString('base64'))
    expect(written).not.toContain(Buffer.alloc(32, 7).toString('base64'))
    for (const name of ['secret.bin', 'devices.json']) expect(statSync(path(name)).mode & 0o077).toBe(0)
  })

  it.each([
    ['no encryption', keyStoreOf('x', 'gnome_libsecret', false)],
    ['a key that everybody knows', keyStoreOf('x', 'basic_text')],
  ])('says that the key is readable where the system has %s', async (_what, keyStore) => {
    const kept = await paired(keyStore)
    const again = open(keyStore)
    expect([again.keyStore, statSync(path('secret.bin')).mode & 0o077]).toEqual(['plain', 0])
    expect(await again.open()).toEqual(kept)
  })

  it('is sealed as soon as there is a key store', async () => {
    const kept = await paired(keyStoreOf('x', 'basic_text'))
    const later = open()
    await later.keep(await later.open())
    expect([later.keyStore, text('secret.bin').includes('"store":"system"')]).toEqual(['system', true])
    expect(await open().open()).toEqual(kept)
  })

  it('takes the writes in their order, and the last holds', async () => {
    const file = open()
    const kept = some((await file.open()).seed)
    await Promise.all([1, 2, 3].map((port) => file.keep({ ...kept, port })))
    expect((await open().open()).port).toBe(3)
  })

  it('holds on to what was kept before where the disk fails', async () => {
    await paired()
    const file = open()
    const kept = await file.open()
    const epochKeys = [...kept.epochKeys, { epoch: 'e2', key: new Uint8Array(32).fill(9) }]
    // A folder where the temporary file should be: nothing can be written.
    mkdirSync(path('secret.bin.pieces.tmp'))
    await expect(file.keep({ ...kept, epochKeys, port: 1 })).rejects.toThrow()
    expect(file.kept).toEqual(kept)
    rmSync(path('secret.bin.pieces.tmp'), { recursive: true })
    await file.keep({ ...kept, epochKeys, port: 1 })
    expect((await open().open()).epochKeys.length).toBe(2)
  })
})

describe('a file that cannot be used', () => {
  const asNew = async (keyStore = here) => {
    const file = open(keyStore)
    const kept = await file.open()
    expect(kept).toMatchObject({ epochKeys: [], roster: [], port: 0, name: 'laptop', addresses: [] })
    expect(kept.seed.byteLength).toBe(32)
    expect(log.warn).toHaveBeenCalledOnce()
    return file
  }

  it.each(['secret.bin', 'devices.json'])('is put aside where any byte of %s is another', async (name) => {
    await paired()
    const good = readFileSync(path(name))
    const other = name === 'secret.bin' ? 'devices.json' : 'secret.bin'
    const otherGood = readFileSync(path(other))
    const { length } = good
    for (let at = 0; at < length; at += Math.ceil(length / 60)) {
      rmSync(folder, { recursive: true })
      mkdirSync(folder)
      writeFileSync(path(other), otherGood)
      const bad = Buffer.from(good)
      bad[at] = (bad[at] ?? 0) ^ 1
      writeFileSync(path(name), bad)
      // A changed digit of the version may read as a newer one, which is refused too.
      const kept = await open()
        .open()
        .catch((error: unknown) => error)
      if (kept instanceof KeepFault) expect(kept.reason).toBe('newer')
      else expect(kept, `byte ${at}`).toMatchObject({ epochKeys: [], roster: [] })
      const files = readdirSync(folder)
      const bytes = files.map((file) => readFileSync(path(file)))
      expect(
        bytes.some((one) => one.equals(bad)),
        `byte ${at}: ${files}`,
      ).toBe(true)
    }
  })

  it.each([
    ['cut short', (file: Buffer) => file.subarray(0, file.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
    ['noughts', (file: Buffer) => Buffer.alloc(file.length)],
  ])('makes this a new device where the keys are %s, and keeps the switch', async (_what, damage) => {
    await paired()
    writeFileSync(path('secret.bin'), damage(readFileSync(path('secret.bin'))))
    expect((await asNew()).isOn).toBe(true)
    expect(readdirSync(folder).sort()).toEqual([
      'devices.aside-1.json',
      'devices.json',
      'secret.aside-1.bin',
      'secret.bin',
    ])
  })

  it('makes this a new device where the profile was copied to another computer, twice if need be', async () => {
    await paired()
    await asNew(keyStoreOf('another computer'))
    log.warn.mockClear()
    await asNew(keyStoreOf('a third'))
    expect(readdirSync(folder)).toContain('secret.aside-2.bin')
  })

  it('makes this a new device where the keys are gone and the list is not', async () => {
    await paired()
    rmSync(path('secret.bin'))
    await asNew()
  })

  it('keeps the device where the list is gone and the keys are not', async () => {
    const { seed } = await paired()
    rmSync(path('devices.json'))
    const file = open()
    expect(file.isOn).toBe(false)
    expect((await file.open()).seed).toEqual(seed)
    expect(file.keyStore).toBe('system')
  })

  it.each(['secret.bin', 'devices.json'])('is never written over where %s is of a newer version', async (name) => {
    await paired()
    writeFileSync(path(name), text(name).replace('"version":1', '"version":2'))
    const before = readdirSync(folder).map((file) => [file, text(file)])
    const file = open()
    await expect(file.open()).rejects.toMatchObject({ reason: 'newer' })
    if (name === 'devices.json') {
      expect(file.fault).toBe('newer')
      await expect(file.switchTo(true)).rejects.toThrow('newer')
      await expect(file.keep(some(new Uint8Array(32)))).rejects.toThrow('newer')
    }
    expect(readdirSync(folder).map((each) => [each, text(each)])).toEqual(before)
  })

  it.each([
    ['keyStoreAway', keyStoreOf('this computer', 'basic_text')],
    ['keyStoreAway', keyStoreOf('this computer', 'gnome_libsecret', false)],
    ['otherKeyStore', keyStoreOf('this computer', 'kwallet6')],
  ])('stays where its key store is away: %s', async (reason, away) => {
    const kept = await paired()
    await expect(open(away).open()).rejects.toMatchObject({ reason })
    expect(readdirSync(folder).sort()).toEqual(['devices.json', 'secret.bin'])
    expect(await open().open()).toEqual(kept)
  })

  it('never writes a key in clear because the key store went away', async () => {
    let isAvailable = true
    const store = { ...here, isEncryptionAvailable: () => isAvailable }
    const kept = await paired(store)
    const file = open(store)
    await file.open()
    isAvailable = false
    await file.keep({ ...kept, port: 5 })
    const epochKeys = [{ epoch: 'e2', key: new Uint8Array(32).fill(9) }]
    await expect(file.keep({ ...kept, epochKeys })).rejects.toMatchObject({ reason: 'keyStoreAway' })
    expect(await open().open()).toEqual({ ...kept, port: 5 })
  })
})

describe('the name of a new device', () => {
  it.each([
    ['laptop.local', 'laptop'],
    ['Annas-MacBook-Pro', 'Annas-MacBook-Pro'],
    ['a\u202eb\n', 'ab'],
    ['', 'Drydock'],
    ['\u200b', 'Drydock'],
    ['x'.repeat(60), 'x'.repeat(40)],
    [`${'x'.repeat(39)}😀`, `${'x'.repeat(39)}\ufffd`],
  ])('of %j is %j', (host, name) => {
    expect(nameFromHost(host, check)).toBe(name)
  })
})
