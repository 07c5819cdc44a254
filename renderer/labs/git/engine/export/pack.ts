/** Objects as git stores them: one file each, or many in a pack with its index. */
import { zlibSync } from 'fflate'
import { compareBytes, concat, fromHex, sha1Hex, utf8 } from '../core/bytes'
import { encode, encodeBody, type GitObject, type ObjectType, type Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { crc32, word } from './bytes'

const types: Readonly<Record<ObjectType, number>> = { commit: 1, tree: 2, blob: 3, tag: 4 }

/** The file of a loose object. */
export const looseBytes = (object: GitObject): Uint8Array => zlibSync(encode(object))
export const loosePath = (oid: Oid): string => `objects/${oid.slice(0, 2)}/${oid.slice(2)}`

export interface Pack {
  /** `pack-1a2b…` */
  readonly name: string
  readonly pack: Uint8Array
  readonly index: Uint8Array
}

interface Packed {
  readonly oid: Oid
  readonly offset: number
  readonly sum: number
}

/** Every object whole, without deltas. Objects that are not stored are left out. */
export function packOf(repo: Repository, oids: Iterable<Oid>): Pack {
  const found = [...oids].flatMap((oid) => {
    const object = repo.get(oid)
    return object ? [{ oid, object }] : []
  })
  const parts: Uint8Array[] = [concat([utf8('PACK'), word(2), word(found.length)])]
  const packed: Packed[] = []
  let offset = 12
  for (const { oid, object } of found) {
    const bytes = entryBytes(object)
    packed.push({ oid, offset, sum: crc32(bytes) })
    parts.push(bytes)
    offset += bytes.length
  }
  const body = concat(parts)
  const trailer = sha1Hex(body)
  return { name: `pack-${trailer}`, pack: concat([body, fromHex(trailer)]), index: indexOf(packed, trailer) }
}

/** Type and size in groups of 7 bits, the first with 4, and the compressed body. */
function entryBytes(object: GitObject): Uint8Array {
  const body = encodeBody(object)
  const head: number[] = []
  let size = Math.floor(body.length / 16)
  let byte = (types[object.type] << 4) | (body.length & 15)
  while (size > 0) {
    head.push(byte | 0x80)
    byte = size & 0x7f
    size = Math.floor(size / 128)
  }
  head.push(byte)
  return concat([new Uint8Array(head), zlibSync(body)])
}

/** The index of a pack, version 2. */
function indexOf(packed: readonly Packed[], trailer: string): Uint8Array {
  const sorted = [...packed].sort((one, other) => compareBytes(one.oid, other.oid))
  const counts = new Array<number>(256).fill(0)
  for (const { oid } of sorted) {
    const first = Number.parseInt(oid.slice(0, 2), 16)
    counts[first] = (counts[first] ?? 0) + 1
  }
  let sum = 0
  const fanout = counts.map((count) => {
    sum += count
    return word(sum)
  })
  const body = concat([
    new Uint8Array([0xff, 0x74, 0x4f, 0x63]),
    word(2),
    ...fanout,
    ...sorted.map(({ oid }) => fromHex(oid)),
    ...sorted.map((one) => word(one.sum)),
    ...sorted.map((one) => word(one.offset)),
    fromHex(trailer),
  ])
  return concat([body, fromHex(sha1Hex(body))])
}
