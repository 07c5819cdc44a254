/** Brings back a backup: looked at first, with a backup of the present before it, and images too. */
import type { BackupRead, BackupWritten } from '../platform/bridge'
import { type Change, previewRestore, type RestoreWay, restore } from '../study/backup/restore'
import type { Backups } from './keepBackups'
import type { BackedUpStore, VaultBridge } from './writeBackup'

export type OpenedBackup =
  | { readonly kind: 'open'; readonly preview: (way: RestoreWay) => readonly Change[]; readonly restore: Restore }
  | {
      readonly kind: 'closed'
      readonly why: Extract<BackupRead, { read: false }>['why'] | 'failed'
      readonly reason: string
    }

type Restore = (way: RestoreWay) => Promise<Restored>

export type Restored =
  /** `before`: the backup of how it was, which undoes this; undefined where none could be written. */
  | {
      readonly kind: 'restored'
      readonly changes: readonly Change[]
      readonly before: string | undefined
      /** Images that neither this device nor the vault has any more. */
      readonly lostImages: number
      readonly isSaved: boolean
    }
  | { readonly kind: 'refused'; readonly reason: string }

export interface RestoreOptions {
  readonly store: BackedUpStore
  readonly backups: Pick<Backups, 'make' | 'refresh'>
  readonly vault: VaultBridge
}

const saveWithinMs = 10_000

export async function openBackup(id: string, options: RestoreOptions): Promise<OpenedBackup> {
  const { store, vault, backups } = options
  const read = await vault.vaultRead({ id }).catch((error: unknown) => String(error))
  if (typeof read === 'string') return { kind: 'closed', why: 'failed', reason: read }
  if (!read.read) {
    await backups.refresh()
    return { kind: 'closed', why: read.why, reason: read.reason }
  }
  return {
    kind: 'open',
    preview: (way) => previewRestore(store.docs, read.documents, way),
    restore: (way) => bringBack(read, way, options),
  }
}

/** Merging only adds, so that it also goes on where no backup can be written; replacing does not. */
async function bringBack(
  read: Extract<BackupRead, { read: true }>,
  way: RestoreWay,
  { store, backups, vault }: RestoreOptions,
): Promise<Restored> {
  const changes = previewRestore(store.docs, read.documents, way)
  const before: BackupWritten = await backups.make('before-restore')
  if (!before.written && way.kind === 'replace') return { kind: 'refused', reason: before.reason }
  restore(store.docs, read.documents, way)
  const lostImages = await bringImages(read.images, store, vault)
  const isSaved = await store.flush(saveWithinMs)
  return { kind: 'restored', changes, before: before.written ? before.entry.id : undefined, lostImages, isSaved }
}

async function bringImages(wanted: readonly string[], store: BackedUpStore, vault: VaultBridge): Promise<number> {
  // What has come back of the texts is back, also where the storage gives no answer.
  const there = new Set(await store.images.hashes().catch(() => []))
  let lost = 0
  for (const hash of wanted) {
    if (there.has(hash)) continue
    const bytes = await vault.vaultReadImage({ hash }).catch(() => undefined)
    const isBack = bytes ? await store.images.put(new Uint8Array(bytes)).then(Boolean, () => false) : false
    if (!isBack) lost++
  }
  return lost
}

/**
 * The last backup of all was made because storage refused the last changes: they are brought back without a question, for
 * a merge only adds. Whether something came back.
 */
export async function bringBackUnsaved(
  id: string,
  { store, vault }: Omit<RestoreOptions, 'backups'>,
): Promise<boolean> {
  const read = await vault.vaultRead({ id })
  if (!read.read || previewRestore(store.docs, read.documents, { kind: 'merge' }).length === 0) return false
  restore(store.docs, read.documents, { kind: 'merge' })
  await bringImages(read.images, store, vault)
  return true
}
