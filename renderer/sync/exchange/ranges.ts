/** Sets of clocks by client, kept as sorted runs that neither touch nor overlap. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { maxClock } from './limits'

export interface Range {
  readonly client: number
  /** From this clock on, */
  readonly from: number
  /** up to but not including this one. */
  readonly to: number
}

/** The index of the first run of `runs` (start, end, start, end …) that ends at or after `clock`; even. */
function firstEndingAt(runs: readonly number[], clock: number): number {
  let low = 0
  let high = runs.length >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[2 * middle + 1] ?? 0) < clock) low = middle + 1
    else high = middle
  }
  return 2 * low
}

export class ClockRanges {
  /** By client: start, end, start, end … */
  readonly clients = new Map<number, number[]>()

  get isEmpty(): boolean {
    return this.clients.size === 0
  }
  get count(): number {
    let count = 0
    for (const runs of this.clients.values()) count += runs.length >> 1
    return count
  }

  add(client: number, from: number, to: number): void {
    if (to <= from) return
    const runs = this.clients.get(client)
    if (!runs) {
      this.clients.set(client, [from, to])
      return
    }
    const at = firstEndingAt(runs, from)
    let end = at
    while (end < runs.length && (runs[end] ?? 0) <= to) end += 2
    if (end === at) {
      runs.splice(at, 0, from, to)
      return
    }
    const start = Math.min(from, runs[at] ?? from)
    runs.splice(at, end - at, start, Math.max(to, runs[end - 1] ?? to))
  }

  cut(client: number, from: number, to: number): void {
    const runs = this.clients.get(client)
    if (!runs || to <= from) return
    const at = firstEndingAt(runs, from + 1)
    let end = at
    while (end < runs.length && (runs[end] ?? 0) < to) end += 2
    if (end === at) return
    const start = runs[at] ?? from
    const last = runs[end - 1] ?? to
    const rest = [...(start < from ? [start, from] : []), ...(last > to ? [to, last] : [])]
    runs.splice(at, end - at, ...rest)
    if (runs.length === 0) this.clients.delete(client)
  }

  /** What of `from` to `to` is in the set. */
  *within(client: number, from: number, to: number): Generator<Range> {
    const runs = this.clients.get(client)
    if (!runs) return
    for (let at = firstEndingAt(runs, from + 1); at < runs.length; at += 2) {
      const start = runs[at] ?? 0
      if (start >= to) return
      yield { client, from: Math.max(from, start), to: Math.min(to, runs[at + 1] ?? 0) }
    }
  }

  *ranges(): Generator<Range> {
    for (const [client, runs] of this.clients)
      for (let at = 0; at < runs.length; at += 2) yield { client, from: runs[at] ?? 0, to: runs[at + 1] ?? 0 }
  }

  // Not by `ranges`: most of what comes deletes nothing, and a generator costs as much as a small message's other steps.
  addAll(other: ClockRanges): void {
    for (const [client, runs] of other.clients)
      for (let at = 0; at < runs.length; at += 2) this.add(client, runs[at] ?? 0, runs[at + 1] ?? 0)
  }
  cutAll(other: ClockRanges): void {
    for (const [client, runs] of other.clients)
      for (let at = 0; at < runs.length; at += 2) this.cut(client, runs[at] ?? 0, runs[at + 1] ?? 0)
  }
  clear(): void {
    this.clients.clear()
  }
}

export const rangesOf = (list: Iterable<Range>): ClockRanges => {
  const ranges = new ClockRanges()
  for (const { client, from, to } of list) ranges.add(client, from, to)
  return ranges
}

/** As the delete set of a V1 update. */
export function writeDeletes(encoder: encoding.Encoder, deletes: ClockRanges): void {
  encoding.writeVarUint(encoder, deletes.clients.size)
  for (const [client, runs] of [...deletes.clients].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, runs.length >> 1)
    for (let at = 0; at < runs.length; at += 2) {
      encoding.writeVarUint(encoder, runs[at] ?? 0)
      encoding.writeVarUint(encoder, (runs[at + 1] ?? 0) - (runs[at] ?? 0))
    }
  }
}

/** Throws where it is none, or where a clock is beyond the limit. */
export function readDeletes(decoder: decoding.Decoder): ClockRanges {
  const deletes = new ClockRanges()
  const clients = readCount(decoder, 3)
  for (let i = 0; i < clients; i++) {
    const client = decoding.readVarUint(decoder)
    const count = readCount(decoder, 2)
    let last = -1
    for (let j = 0; j < count; j++) {
      const from = readClock(decoder)
      const to = from + readClock(decoder)
      if (from <= last || to <= from || to > maxClock) throw new Error('deletions out of order')
      deletes.add(client, from, to)
      last = from
    }
  }
  return deletes
}

/** A count of things that take at least `least` bytes each, so that no list is longer than its message. */
export function readCount(decoder: decoding.Decoder, least: number, most = Number.POSITIVE_INFINITY): number {
  const count = decoding.readVarUint(decoder)
  if (count > most || count * least > decoder.arr.length - decoder.pos) throw new Error(`a count of ${count}`)
  return count
}

export function readClock(decoder: decoding.Decoder): number {
  const clock = decoding.readVarUint(decoder)
  if (clock > maxClock) throw new Error(`a clock of ${clock}`)
  return clock
}

/** A V1 update of nothing but deletions. */
export function deletesUpdate(deletes: ClockRanges): Uint8Array {
  return withDeletes(Uint8Array.of(0, 0), deletes)
}

/** Gives an update whose delete set is empty this one instead. */
export function withDeletes(update: Uint8Array, deletes: ClockRanges): Uint8Array {
  if (deletes.isEmpty) return update
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, update.subarray(0, update.length - 1))
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}
