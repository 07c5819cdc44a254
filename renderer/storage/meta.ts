/** What the store knows about its own documents, as JSON under a checksum: see docs/formats/store.md. */
import type { DocName } from '../study/record'
import { crcOfText } from './crc32c'
import type { MetaRow, StudyDatabase } from './tables'
import type { Vector } from './vector'

/** Which rows the journal must hold of a document. */
export interface Head {
  /** The first row that no checkpoint covers. */
  readonly first: number
  /** The newest row; `first - 1` where there is none. */
  readonly last: number
  /** What the rows bring beyond the checkpoint. */
  readonly vector: Vector
  /** Rows known to be missing or set aside: first and last of each range. */
  readonly absent: readonly (readonly [number, number])[]
}

/** Where the merged document stands: a database of y-indexeddb. */
export interface Pointer {
  readonly generation: number
  readonly crc: number
  readonly length: number
  readonly vector: Vector
}

/** What is missing until it is restored or the loss is accepted. */
export interface Owed {
  readonly vector: Vector
  /** Something was lost of which no more is known than that it was there. */
  readonly hasGaps: boolean
}

interface Metas {
  readonly head: Head
  readonly checkpoint: Pointer
  readonly owed: Owed
  /** A loss that the learner accepted: what is within it is no longer missed. */
  readonly accepted: Owed
}

export function sealText(key: string, text: string): MetaRow {
  return { key, text, crc: crcOfText(text, crcOfText(key)) }
}

export const metaRow = <K extends keyof Metas>(kind: K, doc: DocName, value: Metas[K]): MetaRow =>
  sealText(
    `${kind}/${doc}`,
    JSON.stringify(value, (_, part) => (part instanceof Map ? [...part] : part)),
  )

/** Undefined where there is none; `damaged` where there is one that cannot be trusted. */
export type Found<K extends keyof Metas> = Metas[K] | 'damaged' | undefined

export async function readMeta<K extends keyof Metas>(
  database: StudyDatabase,
  kind: K,
  doc: DocName,
): Promise<Found<K>> {
  return parse<K>(await database.meta.get(`${kind}/${doc}`))
}

/** All that is known of a document, in one turn of the database. */
export async function readMetas(
  database: StudyDatabase,
  doc: DocName,
): Promise<{ readonly [K in keyof Metas]: Found<K> }> {
  const kinds = ['head', 'checkpoint', 'owed', 'accepted'] as const
  const [head, checkpoint, owed, accepted] = await database.meta.bulkGet(kinds.map((kind) => `${kind}/${doc}`))
  return {
    head: parse<'head'>(head),
    checkpoint: parse<'checkpoint'>(checkpoint),
    owed: parse<'owed'>(owed),
    accepted: parse<'accepted'>(accepted),
  }
}

function parse<K extends keyof Metas>(row: unknown): Found<K> {
  if (row === undefined) return undefined
  return isSound(row) ? (JSON.parse(row.text, revive) as Metas[K]) : 'damaged'
}

/** A sound checksum says that this app wrote it, so its shape is known. */
export function isSound(row: unknown): row is MetaRow {
  const { key, text, crc } = row as Record<keyof MetaRow, unknown>
  return typeof key === 'string' && typeof text === 'string' && crc === crcOfText(text, crcOfText(key))
}

const revive = (key: string, value: unknown) => (key === 'vector' ? new Map(value as [number, number][]) : value)
