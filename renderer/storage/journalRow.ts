/** One row of the journal: the updates of one write to one document, under one checksum. Specified in docs/formats/store.md. */
import { crc32c, crcOfText } from './crc32c'

export interface JournalRow {
  readonly doc: string
  /** Counts the rows of its document from 1, without gaps, so that a missing row is seen. */
  readonly seq: number
  readonly crc: number
  /** For each update (V1): its length as 32 bits, little-endian, then its bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A damaged row costs no more than this. */
const mostBytes = 256 * 1024
const mostUpdates = 1_000

/** As few rows as hold the updates, numbered from `seq`. */
export function makeRows(doc: string, seq: number, updates: readonly Uint8Array[]): JournalRow[] {
  const rows: JournalRow[] = []
  let from = 0
  while (from < updates.length) {
    const to = endOfRow(updates, from)
    rows.push(makeRow(doc, seq + rows.length, updates.slice(from, to)))
    from = to
  }
  return rows
}

function endOfRow(updates: readonly Uint8Array[], from: number): number {
  let to = from
  let size = 0
  while (to < updates.length && to - from < mostUpdates && (to === from || size < mostBytes))
    size += updates[to++]?.length ?? 0
  return to
}

function makeRow(doc: string, seq: number, updates: readonly Uint8Array[]): JournalRow {
  const bytes = packUpdates(updates)
  return { doc, seq, crc: rowCrc(doc, seq, bytes), bytes }
}

/** Over the place of the row too, so that a row which stands elsewhere is not taken for sound. */
export const rowCrc = (doc: string, seq: number, bytes: Uint8Array): number => crc32c(bytes, crcOfText(`${doc}/${seq}`))

export function packUpdates(updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(updates.reduce((size, update) => size + 4 + update.length, 0))
  const view = new DataView(packed.buffer)
  let at = 0
  for (const update of updates) {
    view.setUint32(at, update.length, true)
    packed.set(update, at + 4)
    at += 4 + update.length
  }
  return packed
}

/** The updates of a row, or the reason why it cannot be trusted. */
export function readRow(value: unknown): { readonly updates: readonly Uint8Array[] } | { readonly reason: string } {
  if (!isRow(value)) return { reason: 'It is not a row of the journal.' }
  if (rowCrc(value.doc, value.seq, value.bytes) !== value.crc) return { reason: 'Its checksum does not match.' }
  return { updates: unpackUpdates(value.bytes) }
}

function unpackUpdates(packed: Uint8Array): Uint8Array[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const updates: Uint8Array[] = []
  for (let at = 0; at < packed.length; ) {
    const from = at + 4
    at = from + view.getUint32(at, true)
    updates.push(packed.subarray(from, at))
  }
  return updates
}

function isRow(value: unknown): value is JournalRow {
  if (typeof value !== 'object' || value === null) return false
  const row = value as Record<keyof JournalRow, unknown>
  return (
    typeof row.doc === 'string' &&
    Number.isSafeInteger(row.seq) &&
    Number.isSafeInteger(row.crc) &&
    row.bytes instanceof Uint8Array
  )
}
