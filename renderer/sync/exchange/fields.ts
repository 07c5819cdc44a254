/** What messages are made of, as bytes and back. Each reader throws where the bytes are none. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { DeleteCell } from './docIndex'
import { maxClients, maxClock, maxListed } from './limits'
import { type Range, readClock, readCount } from './ranges'

export interface Clocked {
  readonly client: number
  readonly clock: number
}
export interface CellId {
  readonly client: number
  readonly cell: number
}
export interface Listing {
  readonly structs: readonly Clocked[]
  readonly deletes: readonly DeleteCell[]
  /** More of the same listing follows. */
  readonly hasMore: boolean
}
export type Root = readonly [number, number]

export const { writeVarUint: uint, writeUint32: word } = encoding
export type E = encoding.Encoder
export type D = decoding.Decoder

export const writeRoot = (e: E, [a, b]: Root) => {
  word(e, a)
  word(e, b)
}
export const readRoot = (d: D): Root => [decoding.readUint32(d), decoding.readUint32(d)]
export function writeList<T>(e: E, list: readonly T[], write: (one: T) => void) {
  uint(e, list.length)
  for (const one of list) write(one)
}
export function readList<T>(d: D, least: number, most: number, read: () => T): T[] {
  const count = readCount(d, least, most)
  const list: T[] = []
  for (let i = 0; i < count; i++) list.push(read())
  return list
}
export const writeClocked = (e: E, { client, clock }: Clocked) => {
  uint(e, client)
  uint(e, clock)
}
export const readClocked = (d: D): Clocked => ({ client: decoding.readVarUint(d), clock: readClock(d) })
export const writeRange = (e: E, { client, from, to }: Range) => {
  uint(e, client)
  uint(e, from)
  uint(e, to - from)
}
export function readRange(d: D): Range {
  const client = decoding.readVarUint(d)
  const from = readClock(d)
  const to = from + readClock(d)
  if (to > maxClock || to === from) throw new Error('a range without end or content')
  return { client, from, to }
}
export function writeListing(e: E, { structs, deletes, hasMore }: Listing) {
  encoding.writeUint8(e, hasMore ? 1 : 0)
  writeList(e, structs, (one) => writeClocked(e, one))
  writeList(e, deletes, ({ client, cell, digest }) => {
    uint(e, client)
    uint(e, cell)
    word(e, digest)
  })
}
export function readListing(d: D): Listing {
  const hasMore = readFlags(d, 1) === 1
  const structs = readList(d, 2, maxClients, () => readClocked(d))
  const deletes = readList(d, 6, maxListed, () => ({ ...readCell(d), digest: decoding.readUint32(d) }))
  return { hasMore, structs, deletes }
}
export const readCell = (d: D): CellId => ({ client: decoding.readVarUint(d), cell: readClock(d) })
export function readFlags(d: D, most: number): number {
  const flags = decoding.readUint8(d)
  if (flags > most) throw new Error(`flags of ${flags}`)
  return flags
}
export const readBytes = (d: D, length: number): Uint8Array => {
  if (length > d.arr.length - d.pos) throw new Error('bytes that are not there')
  return decoding.readUint8Array(d, length)
}
