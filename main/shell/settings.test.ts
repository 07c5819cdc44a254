import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { check } from '../bridge/check'
import { defaultSettings } from '../bridge/contract'
import { writeWhole, writeWholeLater } from '../disk/atomicFile'
import { openSettings, type SettingsStore } from './settingsStore'
import { SettingsWriter } from './settingsWriter'

const log = { error: vi.fn(), warn: vi.fn() }
let folder = ''
let profile = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-settings-'))
  profile = join(folder, 'profile')
  vi.clearAllMocks()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (gatherMs = 5): SettingsStore => openSettings({ folder: profile, check, log, gatherMs })
const read = () => JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'))
const write = (text: string) => {
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'settings.json'), text)
}
const good = { version: 1, settings: { ...defaultSettings, theme: 'dark' }, window: { isMaximized: true } }

describe('settings', () => {
  it('give a setting that the file lacks its default', () => {
    const { letterKeys: _, ...older } = good.settings
    write(JSON.stringify({ ...good, settings: older }))
    const store = open()
    expect(store.settings()).toEqual({ ...defaultSettings, theme: 'dark' })
    expect(store.takeNotices()).toEqual([])
  })

  it('start with the defaults in a profile folder that is not there yet', async () => {
    const store = open()
    expect(store.settings()).toEqual(defaultSettings)
    expect(store.takeNotices()).toEqual([])
    await expect(store.change({ textPercent: 150 })).resolves.toEqual({ saved: true })
    expect(read()).toMatchObject({ version: 1, settings: { textPercent: 150 } })
    expect(open().settings().textPercent).toBe(150)
  })

  it('keep the window’s place beside them and out of them', () => {
    const store = open()
    const place = { isMaximized: true, bounds: { x: -5, y: 0, width: 800, height: 600 } }
    store.rememberWindow(place)
    store.flush()
    expect(open().windowPlace()).toEqual(place)
    expect(open().settings()).not.toHaveProperty('window')
  })

  it('gather quick changes into one write and answer each', async () => {
    const store = open(20)
    const results = await Promise.all([80, 90, 110].map((textPercent) => store.change({ textPercent })))
    expect(results).toEqual([{ saved: true }, { saved: true }, { saved: true }])
    expect(read().settings.textPercent).toBe(110)
    expect(readdirSync(profile)).toEqual(['settings.json'])
  })

  it('do not say saved before the bytes are there', async () => {
    const store = open(20)
    const pending = store.change({ theme: 'dark' })
    expect(existsSync(join(profile, 'settings.json'))).toBe(false)
    await pending
    expect(read().settings.theme).toBe('dark')
  })

  it('are written at once by a flush, which answers those who wait', async () => {
    const store = open(60_000)
    const pending = store.change({ theme: 'light' })
    expect(store.flush()).toEqual({ saved: true })
    expect(read().settings.theme).toBe('light')
    await expect(pending).resolves.toEqual({ saved: true })
  })

  it('are not written by a flush that has nothing new', () => {
    open().flush()
    expect(existsSync(join(profile, 'settings.json'))).toBe(false)
  })

  it('survive a flush in the middle of a slow write', async () => {
    for (let round = 0; round < 20; round++) {
      const store = open(0)
      const first = store.change({ textPercent: 80 })
      await new Promise((resolve) => setTimeout(resolve, round % 5))
      const second = store.change({ textPercent: 200 })
      store.flush()
      await Promise.all([first, second])
      expect(read().settings.textPercent).toBe(200)
    }
  })
})

describe('a settings file that cannot be read', () => {
  const broken = [
    '',
    '{',
    'null',
    '[]',
    '{"version":1}',
    JSON.stringify({ ...good, extra: 1 }),
    JSON.stringify({ ...good, version: 0 }),
    JSON.stringify({ ...good, version: '2' }),
    JSON.stringify({ ...good, settings: { ...defaultSettings, textPercent: 1000 } }),
    '\u0000'.repeat(200),
    'x'.repeat(100_000),
    JSON.stringify(good).slice(0, -9),
  ]
  it.each(broken)('is put aside whole when it is broken, and named once (%#)', (text) => {
    write(text)
    const store = open()
    expect(store.settings()).toEqual(defaultSettings)
    expect(store.takeNotices()).toEqual([{ kind: 'settingsBroken', file: 'settings.broken-1.json' }])
    expect(store.takeNotices()).toEqual([])
    expect(readFileSync(join(profile, 'settings.broken-1.json'), 'utf8')).toBe(text)
    expect(existsSync(join(profile, 'settings.json'))).toBe(false)
  })

  it('is put aside when a newer version wrote it, and never thrown away', () => {
    for (let version = 2; version < 12; version++) {
      write(JSON.stringify({ version, future: true }))
      const file = `settings.newer-${version - 1}.json`
      expect(open().takeNotices()).toEqual([{ kind: 'settingsNewer', file }])
    }
    for (let version = 2; version < 12; version++) {
      const kept = readFileSync(join(profile, `settings.newer-${version - 1}.json`), 'utf8')
      expect(JSON.parse(kept)).toEqual({ version, future: true })
    }
  })

  it('leaves the last five broken ones and writes over none', () => {
    for (let number = 1; number <= 12; number++) {
      write(`broken ${number}`)
      open()
    }
    const kept = readdirSync(profile).map((name) => readFileSync(join(profile, name), 'utf8'))
    expect(kept.sort()).toEqual(['broken 10', 'broken 11', 'broken 12', 'broken 8', 'broken 9'])
  })

  it('may be a folder', () => {
    mkdirSync(join(profile, 'settings.json'), { recursive: true })
    expect(open().takeNotices()).toEqual([{ kind: 'settingsBroken', file: 'settings.broken-1.json' }])
  })

  it('is not touched when it is good', () => {
    write(JSON.stringify(good))
    const store = open()
    expect([store.settings().theme, store.windowPlace().isMaximized, store.takeNotices()]).toEqual(['dark', true, []])
    expect(readdirSync(profile)).toEqual(['settings.json'])
  })
})

describe('a profile that cannot be written', () => {
  it('lets the app run, says so once, and never claims to have saved', async () => {
    writeFileSync(profile, 'a file where the folder should be')
    const store = open()
    expect(store.takeNotices()).toEqual([{ kind: 'settingsNotWritable', reason: expect.stringMatching(/^E[A-Z]+$/) }])
    await expect(store.change({ theme: 'dark' })).resolves.toEqual({
      saved: false,
      reason: expect.stringMatching(/^E[A-Z]+$/),
    })
    expect(store.settings().theme).toBe('dark')
    expect(store.flush()).toMatchObject({ saved: false })
    expect(log.error).toHaveBeenCalled()
  })

  it('is tried again, so that a disk with room again gets what was changed', async () => {
    writeFileSync(profile, '')
    const store = open()
    await store.change({ theme: 'dark' })
    rmSync(profile)
    mkdirSync(profile)
    expect(store.flush()).toEqual({ saved: true })
    expect(read().settings.theme).toBe('dark')
  })
})

describe('a flush while a slow write is under way', () => {
  /** Flushes right after the slow write has begun. */
  function flushDuring(path: string) {
    let texts = 0
    const flushed: unknown[] = []
    const text = () => {
      if (++texts === 1) queueMicrotask(() => flushed.push(writer.flush(), existsSync(path)))
      return `text ${texts}`
    }
    const writer = new SettingsWriter({ path, gatherMs: 0, log, text })
    return { writing: writer.write(), flushed }
  }

  it('writes, though nothing is new, because the slow write may not end in time', async () => {
    const path = join(folder, 'target')
    const { writing, flushed } = flushDuring(path)
    await expect(writing).resolves.toEqual({ saved: true })
    expect(flushed).toEqual([{ saved: true }, true])
    expect(readFileSync(path, 'utf8')).toBe('text 2')
  })

  it('answers for the slow write that it has overtaken', async () => {
    const path = join(folder, 'target')
    mkdirSync(`${path}.now.tmp`)
    const { writing, flushed } = flushDuring(path)
    await expect(writing).resolves.toEqual({ saved: false, reason: 'EISDIR' })
    expect(flushed).toEqual([{ saved: false, reason: 'EISDIR' }, false])
  })
})

describe('writing a file whole', () => {
  it('leaves the old file and nothing else when it fails', async () => {
    const path = join(folder, 'target')
    mkdirSync(path)
    expect(() => writeWhole(path, 'x')).toThrow()
    await expect(writeWholeLater(path, 'x', () => true)).rejects.toThrow()
    expect(readdirSync(folder)).toEqual(['target'])
  })

  it('gives way to a newer write', async () => {
    const path = join(folder, 'target')
    writeWhole(path, 'newer')
    await expect(writeWholeLater(path, 'older', () => false)).resolves.toBe(false)
    expect(readFileSync(path, 'utf8')).toBe('newer')
    expect(readdirSync(folder)).toEqual(['target'])
  })
})
