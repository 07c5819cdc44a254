/** What keeps the study record safe beside its storage: the mark, backups, restores, and a close that waits. */
import type { DrydockBridge, Known } from '../platform/bridge'
import { describe } from '../platform/log'
import type { RecordStore, StoreOptions } from '../storage/store'
import { closeSafely } from './closeSafely'
import { type Backups, keepBackups } from './keepBackups'
import { type OpenedBackup, openBackup } from './restoreBackup'
import { backUpBeforeMigration } from './writeBackup'

export interface Safety {
  readonly backups: Backups
  readonly open: (id: string) => Promise<OpenedBackup>
  /** The newest good backup from before a loss. */
  readonly beforeLoss: () => string | undefined
  readonly stop: () => void
}

interface SafetyOptions extends Pick<StoreOptions, 'now' | 'log'> {
  readonly store: RecordStore
  readonly bridge: DrydockBridge
  readonly known: Known | undefined
}

/** What the store is opened with. The mark tells nothing where the shell does not answer; that is no reason not to open. */
export async function vaultSide(vault: DrydockBridge | undefined) {
  const mark = await vault?.vaultKnown().catch(() => undefined)
  const known = mark && { at: mark.at, vectors: copyOf(mark.vectors) }
  return { known, beforeMigration: backUpBeforeMigration(vault) }
}

const copyOf = ({ notes, reviews, study }: Known['vectors']) => ({
  notes: new Uint8Array(notes),
  reviews: new Uint8Array(reviews),
  study: new Uint8Array(study),
})

export function keepSafe({ store, bridge, known, now, log }: SafetyOptions): Safety {
  const told: StoreOptions['log'] = (level, message) => log(level, message)
  const backups = keepBackups({ store, vault: bridge, now, log: told })
  const stopClosing = closeSafely({ store, backups, bridge, log: told })
  return {
    backups,
    open: (id) =>
      openBackup(id, { store, vault: bridge, backups }).catch((error: unknown) => ({
        kind: 'closed',
        why: 'failed',
        reason: describe(error),
      })),
    beforeLoss: () => beforeLoss(backups, known),
    stop() {
      stopClosing()
      backups.stop()
    },
  }
}

/** The mark is written anew after each backup, but not while something is missing: what is younger came after the loss. */
function beforeLoss(backups: Backups, known: Known | undefined): string | undefined {
  const good = backups.state().backups?.filter(({ state }) => state === 'good') ?? []
  const older = known && good.find(({ at }) => at <= known.at)
  return (older ?? good[0])?.id
}
