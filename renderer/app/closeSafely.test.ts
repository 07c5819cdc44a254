import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { BackupReason, BackupWritten } from '../platform/bridge'
import type { SaveState } from '../study/record'
import { save } from './closeSafely'
import { type BackedUpStore, type VaultBridge, writeBackup } from './writeBackup'

const withinMs = 5_000
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A store that holds an edit which its disk does not take. */
function stage(state: SaveState, images: BackedUpStore['images']) {
  const docs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  docs.notes.getText('text').insert(0, 'the last words')
  const store = {
    ...{ docs, images },
    health: () => ({ save: state, setAside: [], loss: undefined, usage: undefined }),
    flush: (ms: number) =>
      state.kind === 'readOnly' ? Promise.resolve(false) : new Promise((late) => setTimeout(late, ms, false)),
  } as unknown as BackedUpStore
  const written: { reason: BackupReason; documents: { notes: Uint8Array } }[] = []
  const vault = {
    vaultLacksImages: ({ hashes }: { hashes: string[] }) => Promise.resolve(hashes),
    vaultWrite: (backup: (typeof written)[number]): Promise<BackupWritten> => {
      written.push(backup)
      return Promise.resolve({ written: true, entry: { id: '', at: 0, reason: backup.reason, size: 1, state: 'good' } })
    },
  } as unknown as VaultBridge
  const make = (reason: BackupReason) => writeBackup({ store, vault, log: () => undefined }, reason)
  const backups = { make, mark: () => Promise.resolve(), isBehind: () => false }
  return { written, close: () => save(store, backups, withinMs) }
}

const failing = { kind: 'failing', why: 'unknown', since: 0, detail: '' } as const
const none: BackedUpStore['images'] = {
  hashes: () => Promise.resolve([]),
  get: () => Promise.resolve(undefined),
  put: () => Promise.reject(new Error('not here')),
}
const never = new Promise<never>(() => undefined)

describe('closing a window whose last changes are not stored', () => {
  it.each([
    ['the disk refuses them', failing, none],
    ['the disk does not answer at all', failing, { ...none, hashes: () => never }],
    ['the images do not answer', failing, { ...none, hashes: () => Promise.resolve(['a']), get: () => never }],
    ['another window has the record', { kind: 'readOnly', why: 'otherWindow' }, none],
    ['a newer Drydock has the record', { kind: 'readOnly', why: 'newer' }, none],
  ] as const)('keeps them in a backup in time, where %s', async (_what, state, images) => {
    const { written, close } = stage(state, images)
    void close()
    await vi.advanceTimersByTimeAsync(withinMs - 1_000)
    expect(written.map(({ reason }) => reason)).toEqual(['unsaved'])
    const copy = new Y.Doc()
    Y.applyUpdate(copy, written[0]?.documents.notes ?? new Uint8Array())
    expect(copy.getText('text').toString()).toBe('the last words')
  })
})
