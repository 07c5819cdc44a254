/** Opens the learner's documents on this device and the books over them; loads after the first paint. */
import { bridge } from '../platform/bridge'
import { now } from '../platform/clock'
import { log } from '../platform/log'
import { openStore } from '../storage/openStore'
import type { RecordStore } from '../storage/store'
import type { RecordDocs } from '../study/record'
import { keepSafe, type Safety, vaultSide } from './keepSafe'

/** Everything that the screens do with the study record. */
export interface Books {
  readonly docs: RecordDocs
  readonly store: RecordStore
  /** Backups; undefined where the window has no shell. */
  readonly safety: Safety | undefined
}

export async function openBooks(): Promise<Books> {
  const shell = bridge()
  const { known, ...side } = await vaultSide(shell)
  const store = await openStore({ now, log, known: known?.vectors, ...side })
  const safety = shell && keepSafe({ store, bridge: shell, known, now, log })
  return { docs: store.docs, store, safety }
}
