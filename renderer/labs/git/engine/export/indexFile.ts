/** The file of the index. */
import { concat, fromHex, sha1Hex, utf8 } from '../core/bytes'
import type { IndexEntry } from '../core/indexEntry'
import { word } from './bytes'

/**
 * Version 2, or 3 where a path is only intended to be added. What git remembers of the files (times, sizes) is all
 * zero: it looks at the files themselves when it is first asked.
 */
export function indexBytes(entries: readonly IndexEntry[]): Uint8Array {
  const version = entries.some(({ isIntentToAdd }) => isIntentToAdd) ? 3 : 2
  const head = concat([utf8('DIRC'), word(version), word(entries.length)])
  const body = concat([head, ...entries.map(entryBytes)])
  return concat([body, fromHex(sha1Hex(body))])
}

const isExtended = 0x4000
const intentToAdd = 0x2000

function entryBytes({ path, stage, mode, oid, isIntentToAdd }: IndexEntry): Uint8Array {
  const name = utf8(path)
  const flags = (stage << 12) | Math.min(name.length, 0xfff) | (isIntentToAdd ? isExtended : 0)
  const half = (value: number) => word(value).subarray(2)
  const times = new Uint8Array(24) // ctime, mtime, device and inode
  const owner = new Uint8Array(12) // user, group and size
  const fixed = concat([times, word(Number.parseInt(mode, 8)), owner, fromHex(oid), half(flags)])
  const bytes = concat([fixed, isIntentToAdd ? half(intentToAdd) : new Uint8Array(0), name])
  // One zero at least, and as many as make it a multiple of eight.
  return concat([bytes, new Uint8Array(8 - (bytes.length % 8))])
}
