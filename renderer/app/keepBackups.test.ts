import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { BackupEntry, BackupReason, BackupWritten } from '../platform/bridge'
import type { Health } from '../storage/store'
import { keepBackups } from './keepBackups'
import type { BackedUpStore, VaultBridge } from './writeBackup'

const minute = 60_000

function stage(health: Partial<Health> = {}) {
  const docs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  const none = { setAside: [], loss: undefined, begunAnew: undefined, usage: undefined }
  const whole: Health = { save: { kind: 'saved' }, ...none, ...health }
  const changed = new Set<() => void>()
  const store: BackedUpStore = {
    docs,
    health: () => whole,
    subscribe: (listener) => {
      changed.add(listener)
      return () => void changed.delete(listener)
    },
    flush: () => Promise.resolve(true),
    vectors: () => ({
      notes: Y.encodeStateVector(docs.notes) as Uint8Array<ArrayBuffer>,
      reviews: new Uint8Array(),
      study: new Uint8Array(),
    }),
    images: {
      hashes: () => Promise.resolve([]),
      get: () => Promise.resolve(undefined),
      put: () => Promise.reject(new Error('not here')),
    },
  }
  const entries: BackupEntry[] = []
  let fault: string | undefined
  const written: BackupReason[] = []
  const marks: unknown[] = []
  const write = ({ reason }: { reason: BackupReason }): BackupWritten => {
    if (fault) return { written: false, reason: fault }
    written.push(reason)
    const entry = { id: `${written.length}`, at: Date.now(), reason, size: 1, state: 'good' } as const
    entries.unshift(entry)
    return { written: true, entry }
  }
  const vault = {
    vaultList: () => Promise.resolve({ backups: [...entries] }),
    vaultWrite: (backup: { reason: BackupReason }) => Promise.resolve(write(backup)),
    vaultMark: (mark: unknown) => {
      marks.push(mark)
      return Promise.resolve({ saved: true })
    },
  } as unknown as VaultBridge
  const edit = () => {
    docs.notes.getText('text').insert(0, 'x')
    for (const listener of changed) listener()
  }
  const fail = (reason: string | undefined) => {
    fault = reason
  }
  const open = () => keepBackups({ store, vault, now: Date.now, log: () => undefined })
  return { open, edit, written, marks, changed, fail }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('backups', () => {
  it('are made five minutes after a change, once for many changes, and not without one', async () => {
    const { open, edit, written } = stage()
    const backups = open()
    await pass(60 * minute)
    expect(written).toEqual([])
    edit()
    expect(backups.isBehind()).toBe(true)
    await pass(4 * minute)
    edit()
    expect(written).toEqual([])
    await pass(1 * minute)
    expect(written).toEqual(['regular'])
    expect(backups.isBehind()).toBe(false)
    await pass(60 * minute)
    expect(written).toHaveLength(1)
    backups.stop()
  })

  it('are made of what is there when there is none yet', async () => {
    const { open, edit, written } = stage()
    edit()
    const backups = open()
    await pass(5 * minute)
    expect(written).toEqual(['regular'])
    backups.stop()
  })

  it('that cannot be written are said, with since when, and tried again each minute', async () => {
    const { open, edit, written, fail } = stage()
    const backups = open()
    fail('ENOSPC')
    edit()
    await pass(5 * minute)
    const { failing } = backups.state()
    expect(failing).toMatchObject({ reason: 'ENOSPC' })
    await pass(3 * minute)
    expect(backups.state().failing?.since).toBe(failing?.since)
    expect(backups.isBehind()).toBe(true)
    fail(undefined)
    await pass(1 * minute)
    expect(written).toEqual(['regular'])
    expect(backups.state().failing).toBeUndefined()
    backups.stop()
  })

  it('tell a change once, and keep the identity of their state until then', async () => {
    const { open } = stage()
    const backups = open()
    await pass(0)
    const before = backups.state()
    let told = 0
    backups.subscribe(() => told++)
    expect(backups.state()).toBe(before)
    await backups.make('before-merge')
    expect(told).toBeGreaterThan(0)
    expect(backups.state().backups).toHaveLength(1)
    backups.stop()
  })

  it('leave nothing running when they stop', async () => {
    const { open, edit, written, marks, changed } = stage()
    const backups = open()
    await pass(0)
    edit()
    backups.stop()
    const marked = marks.length
    await pass(60 * minute)
    edit()
    expect([written.length, marks.length - marked, changed.size, vi.getTimerCount()]).toEqual([0, 0, 0, 0])
  })
})

describe('the mark', () => {
  it('is written at most every two seconds, and only when something is new', async () => {
    const { open, edit, marks } = stage()
    const backups = open()
    await pass(2_000)
    const first = marks.length
    for (let count = 0; count < 40; count++) {
      edit()
      await pass(100)
    }
    expect(marks.length - first).toBeLessThanOrEqual(3)
    await pass(10_000)
    const last = marks.length
    await pass(10_000)
    expect(marks.length).toBe(last)
    backups.stop()
  })

  it.each([
    ['something is missing', { loss: { kind: 'emptied' } }],
    ['the last changes are not stored', { save: { kind: 'failing', why: 'quota', since: 0, detail: '' } }],
    ['the window only reads', { save: { kind: 'readOnly', why: 'newer' } }],
  ] as const)('is left as it was while %s', async (_what, health) => {
    const { open, edit, marks } = stage(health as Partial<Health>)
    const backups = open()
    edit()
    await backups.make('regular')
    await pass(10_000)
    expect(marks).toEqual([])
    backups.stop()
  })
})
