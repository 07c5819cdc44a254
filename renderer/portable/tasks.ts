/** What the Worker is asked and what it answers. */
import type { Bytes, Parcel, Part } from '../study/parcel'
import type { DocName } from '../study/record'
import { type DeckParcel, writeDeck } from './anki/writeDeck'
import { writeFolder } from './folder/writeFolder'
import { type LosslessParcel, writeLossless } from './lossless/writeLossless'
import { type Chosen, type Read, readImport } from './readImport'
import { type PackedFile, writeZip } from './zip/writeZip'

export type Task =
  | { readonly kind: 'folder'; readonly parcel: Parcel; readonly parts: readonly Part[] }
  | { readonly kind: 'zip'; readonly parcel: Parcel; readonly parts: readonly Part[] }
  | { readonly kind: 'anki'; readonly parcel: DeckParcel }
  | { readonly kind: 'lossless'; readonly parcel: LosslessParcel }
  | {
      readonly kind: 'read'
      readonly chosen: Chosen
      readonly current: Readonly<Record<DocName, Bytes>>
      readonly now: number
    }

export type Answer =
  | { readonly kind: 'files'; readonly files: readonly PackedFile[] }
  | { readonly kind: 'bytes'; readonly bytes: Bytes }
  | {
      readonly kind: 'deck'
      readonly bytes: Bytes
      readonly counts: { readonly notes: number; readonly cards: number; readonly reviews: number }
    }
  | { readonly kind: 'read'; readonly read: Read }
  | { readonly kind: 'failed'; readonly detail: string }

export async function perform(task: Task): Promise<Answer> {
  switch (task.kind) {
    case 'folder':
      return { kind: 'files', files: await writeFolder(task.parcel, new Set(task.parts)) }
    case 'zip': {
      const files = await writeFolder(task.parcel, new Set(task.parts))
      return { kind: 'bytes', bytes: writeZip(files, task.parcel.madeAt) }
    }
    case 'anki':
      return { kind: 'deck', ...(await writeDeck(task.parcel)) }
    case 'lossless':
      return { kind: 'bytes', bytes: await writeLossless(task.parcel) }
    case 'read':
      return { kind: 'read', read: await readImport(task.chosen, task.current, task.now) }
  }
}
