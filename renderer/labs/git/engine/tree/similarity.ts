/** How alike two texts are, as git's diff estimates it. */
import { utf8 } from '../core/bytes'

/** Git counts similarity in parts of this. */
export const fullScore = 60_000
export const scoreOf = (percent: number): number => Math.floor((percent * fullScore) / 100)
export const percentOf = (score: number): number => Math.floor((score * 100) / fullScore)

export interface Spans {
  readonly size: number
  /** Hash of a line, or of 64 bytes of a long one, to the bytes that it stands for. */
  readonly counts: ReadonlyMap<number, number>
}

const hashBase = 107_927
const longest = 64
const newline = 10
const carriageReturn = 13

export function spansOf(text: string): Spans {
  const bytes = utf8(text)
  const counts = new Map<number, number>()
  const isText = !bytes.subarray(0, 8000).includes(0)
  let one = 0
  let two = 0
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (isText && byte === carriageReturn && bytes[at + 1] === newline) continue
    const before = one
    one = (((one << 7) ^ (two >>> 25)) + byte) >>> 0
    two = ((two << 7) ^ (before >>> 25)) >>> 0
    length++
    if (length < longest && byte !== newline) continue
    const hash = ((one + Math.imul(two, 0x61)) >>> 0) % hashBase
    counts.set(hash, (counts.get(hash) ?? 0) + length)
    one = 0
    two = 0
    length = 0
  }
  // An unfinished last line is not counted; git 2.39 does not either.
  return { size: bytes.length, counts }
}

/** 0 where they are too far apart for the least score. */
export function similarity(old: Spans, now: Spans, least: number): number {
  const larger = Math.max(old.size, now.size)
  const difference = larger - Math.min(old.size, now.size)
  if (larger * (fullScore - least) < difference * fullScore || now.size === 0) return 0
  let copied = 0
  for (const [hash, count] of old.counts) copied += Math.min(count, now.counts.get(hash) ?? 0)
  return Math.floor((copied * fullScore) / larger)
}
