/** Opens the learner's documents on this device and the books over them; loads after the first paint. */
import { now } from '../platform/clock'
import { log } from '../platform/log'
import { openStore } from '../storage/openStore'
import type { RecordStore, StoreOptions } from '../storage/store'
import type { RecordDocs } from '../study/record'

/** Everything that the screens do with the study record. */
export interface Books {
  readonly docs: RecordDocs
  readonly store: RecordStore
}

/** What the vault gives to the store: what was there, and a snapshot before a migration. */
export type VaultSide = Pick<StoreOptions, 'known' | 'beforeMigration'>

export async function openBooks(vault: VaultSide = { known: undefined }): Promise<Books> {
  const store = await openStore({ now, log, ...vault })
  return { docs: store.docs, store }
}
