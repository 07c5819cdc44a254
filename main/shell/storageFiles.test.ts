import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { storageCalls } from './storageFiles'

let profile = ''
let isFirst = true
const databases = () => join(profile, 'Default/IndexedDB')
const database = () => join(databases(), 'app_bundle_0.indexeddb.leveldb')
const log = { warn: vi.fn() }
const cleared: unknown[] = []
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'drydock-storage-'))
  mkdirSync(database(), { recursive: true })
  for (const name of ['CURRENT', 'LOCK', '000003.log']) writeFileSync(join(database(), name), name)
  isFirst = true
  cleared.length = 0
})
afterEach(() => rmSync(profile, { recursive: true, force: true }))

const aside = () => readdirSync(profile).filter((name) => name.startsWith('storage-damaged'))

function open(clear = () => Promise.resolve()) {
  const clearStorageData = (what: unknown) => {
    cleared.push(what)
    return clear()
  }
  const calls = storageCalls({
    app: { getPath: () => profile, hasSingleInstanceLock: () => isFirst },
    session: { storagePath: join(profile, 'Default'), clearStorageData },
    origin: 'app://bundle',
    log,
    nowMs: () => Date.UTC(2026, 3, 1, 12, 30),
  })
  return { reset: () => calls.resetStorage(undefined, {}), state: () => calls.storageState(undefined, {}) }
}

describe('storage that the browser cannot open', () => {
  it('is copied into the profile before it is cleared, once in a run', async () => {
    const { reset } = open(() => {
      expect(aside()).toEqual(['storage-damaged-20260401T123000Z'])
      rmSync(databases(), { recursive: true })
      return Promise.resolve()
    })
    const [one, other] = await Promise.all([reset(), reset()])
    expect(one).toEqual({ reset: true, kept: 'storage-damaged-20260401T123000Z' })
    expect(other).toEqual(one)
    expect(cleared).toEqual([{ origin: 'app://bundle', storages: ['indexdb'] }])
    const kept = join(profile, 'storage-damaged-20260401T123000Z/app_bundle_0.indexeddb.leveldb')
    expect(readdirSync(kept).sort()).toEqual(['000003.log', 'CURRENT'])
    expect(readFileSync(join(kept, 'CURRENT'), 'utf8')).toBe('CURRENT')
    expect(await reset()).toEqual({ reset: false, why: 'unknown', reason: 'again' })
    expect(cleared).toHaveLength(1)
  })

  it('stays where another instance has the profile', async () => {
    isFirst = false
    expect(await open().reset()).toEqual({ reset: false, why: 'unknown', reason: 'locked' })
    expect([cleared, aside()]).toEqual([[], []])
  })

  it('stays where the folder cannot be written, and that is said', async () => {
    rmSync(databases(), { recursive: true })
    writeFileSync(databases(), 'in the way')
    expect(await open().state()).toBe('unknown')
    expect(await open().reset()).toMatchObject({ reset: false, why: 'unknown' })
    expect([cleared, aside()]).toEqual([[], []])
    expect(existsSync(databases())).toBe(true)
  })

  it('may be tried again where clearing failed', async () => {
    let fails = true
    const { reset } = open(() => (fails ? Promise.reject(new Error('no')) : Promise.resolve()))
    expect(await reset()).toEqual({ reset: false, why: 'unknown', reason: 'unknown' })
    fails = false
    expect(await reset()).toMatchObject({ reset: true })
    expect(aside()).toHaveLength(1)
  })
})

it('storage that can be written is sound, and nothing is left in it', async () => {
  expect(await open().state()).toBe('sound')
  expect(readdirSync(databases())).toEqual(['app_bundle_0.indexeddb.leveldb'])
})
