/** A backup before the first change of a meeting; one that was just made serves the next meeting too. */
import type { SyncOptions } from './types'

export type Backup = Awaited<ReturnType<SyncOptions['beforeMerge']>>

const freshMs = 120_000

export function openBackups({ beforeMerge, now }: Pick<SyncOptions, 'beforeMerge' | 'now'>): () => Promise<Backup> {
  let last: { readonly at: number; readonly backup: Backup } | undefined
  let making: Promise<Backup> | undefined
  const make = async (): Promise<Backup> => {
    try {
      const backup = await beforeMerge()
      if (backup.ok) last = { at: now(), backup }
      return backup
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : String(error) }
    } finally {
      making = undefined
    }
  }
  return () => {
    // A clock that was set back makes none fresh.
    const age = last ? now() - last.at : Number.POSITIVE_INFINITY
    if (last && age >= 0 && age < freshMs) return Promise.resolve(last.backup)
    making ??= make()
    return making
  }
}
