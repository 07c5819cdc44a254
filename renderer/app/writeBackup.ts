/** One backup: the documents as they are in this window, and the images that the vault lacks. */
import * as Y from 'yjs'
import type { BackupReason, BackupWritten, DrydockBridge } from '../platform/bridge'
import type { RecordStore } from '../storage/store'
import { withinMs } from '../storage/withinMs'
import type { DocName } from '../study/record'

export type VaultBridge = Pick<DrydockBridge, Extract<keyof DrydockBridge, `vault${string}`>>
export type BackedUpStore = Pick<RecordStore, 'docs' | 'health' | 'images' | 'vectors' | 'flush' | 'subscribe'>

export interface WriteOptions {
  readonly store: BackedUpStore
  readonly vault: VaultBridge
  readonly log: (level: 'info' | 'warn' | 'error', message: string) => void
}

type Documents = Readonly<Record<DocName, Uint8Array<ArrayBuffer>>>

const listWithinMs = 1_000

/** Texts first: a window that closes has no time to wait for images, and none at all for storage that does not answer. */
export async function writeBackup({ store, vault, log }: WriteOptions, reason: BackupReason): Promise<BackupWritten> {
  const hashes = await withinMs(store.images.hashes(), listWithinMs).catch((error: unknown) => {
    log('warn', `backup: the images could not be listed: ${String(error)}`)
    return []
  })
  const encode = (name: DocName) => Y.encodeStateAsUpdate(store.docs[name]) as Uint8Array<ArrayBuffer>
  const documents = { notes: encode('notes'), reviews: encode('reviews'), study: encode('study') }
  const written = await vault.vaultWrite({ reason, documents, vectors: vectorsOf(documents), images: [...hashes] })
  if (!written.written) return written
  const fault = await keepImages(store, vault, hashes)
  if (fault === undefined) return written
  log('warn', `backup: an image was not kept: ${fault}`)
  return { written: false, reason: fault }
}

const vectorsOf = ({ notes, reviews, study }: Documents) => ({
  notes: Y.encodeStateVectorFromUpdate(notes),
  reviews: Y.encodeStateVectorFromUpdate(reviews),
  study: Y.encodeStateVectorFromUpdate(study),
})

/** Images never change, so each is written once. Gives the reason where one was not. */
async function keepImages(
  store: BackedUpStore,
  vault: VaultBridge,
  hashes: readonly string[],
): Promise<string | undefined> {
  if (hashes.length === 0) return undefined
  let fault: string | undefined
  for (const hash of await vault.vaultLacksImages({ hashes: [...hashes] })) {
    const image = await store.images.get(hash).catch((error: unknown) => {
      fault = String(error)
    })
    if (!image) continue // storage has set it aside, and says so
    const result = await vault.vaultPutImage({ hash, bytes: image.bytes })
    if (!result.saved) fault = result.reason
  }
  return fault
}

/** For a migration, which happens only once this has resolved. */
export const backUpBeforeMigration =
  (vault: VaultBridge | undefined) => async (_from: number, documents: Documents) => {
    if (!vault) throw new Error('There is no vault')
    const result = await vault.vaultWrite({
      reason: 'before-migration',
      documents,
      vectors: vectorsOf(documents),
      images: [],
    })
    if (!result.written) throw new Error(`No backup could be written: ${result.reason}`)
  }
