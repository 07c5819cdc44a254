/**
 * Reads a zip archive by its central directory, which fflate's own reader does not show in full: a link, a password or
 * a second entry over the same bytes is seen before anything is unpacked. fflate unpacks, piece by piece, and stops at
 * the limits whatever the headers claim. A bad entry costs that entry.
 */
import { Inflate } from 'fflate'
import type { Bytes, Refusal, RefusalReason } from '../../study/parcel'
import { limits } from '../limits'
import { crc32 } from './crc32'
import { foldName, safePath } from './names'

export interface ZipEntry {
  readonly path: string
  readonly size: number
  /** Unpacks it; a reason where that fails. */
  readonly read: () => Bytes | RefusalReason
}

export type Zip =
  | { readonly ok: true; readonly entries: readonly ZipEntry[]; readonly refused: readonly Refusal[] }
  | { readonly ok: false; readonly why: RefusalReason; readonly detail: string }

interface Header {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly isLink: boolean
  readonly at: number
  readonly next: number
}

/** What all entries together have unpacked to. */
interface Spent {
  bytes: number
}

const endMark = 0x06054b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50
const endSize = 22

export function readZip(bytes: Bytes, most: { readonly all: number } = limits): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined)
    return bad('damaged', 'The end of the archive is missing: it was cut short, or is no zip file.')
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count === 0xffff || start === 0xffffffff) return bad('method', 'ZIP64 archives are not read.')
  if (count > limits.entries) return bad('tooMany', `The archive has ${count} entries; ${limits.entries} are read.`)
  const headers = readDirectory(view, start, end, count)
  if (!headers) return bad('damaged', 'The list of files in the archive is damaged.')
  const refused: Refusal[] = []
  const entries = chooseEntries(bytes, view, headers, refused, { spent: { bytes: 0 }, all: most.all })
  return { ok: true, entries, refused }
}

const bad = (why: RefusalReason, detail: string): Zip => ({ ok: false, why, detail })

function findEnd(view: DataView): number | undefined {
  const from = Math.max(0, view.byteLength - endSize - 0xffff)
  for (let at = view.byteLength - endSize; at >= from; at--) {
    const isEnd =
      view.getUint32(at, true) === endMark && at + endSize + view.getUint16(at + 20, true) <= view.byteLength
    if (isEnd) return at
  }
  return undefined
}

function readDirectory(view: DataView, start: number, end: number, count: number): Header[] | undefined {
  const headers: Header[] = []
  let at = start
  for (let index = 0; index < count; index++) {
    const header = readHeader(view, at, end)
    if (!header) return undefined
    headers.push(header)
    at = header.next
  }
  return headers
}

function readHeader(view: DataView, at: number, end: number): Header | undefined {
  if (at + 46 > end || view.getUint32(at, true) !== directoryMark) return undefined
  const nameLength = view.getUint16(at + 28, true)
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > end) return undefined
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength))
  return {
    name,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    // The upper half holds Unix's mode, whatever system the archive claims to be from.
    isLink: ((view.getUint32(at + 38, true) >>> 16) & 0o170000) === 0o120000,
    at: view.getUint32(at + 42, true),
    next,
  }
}

interface Budget {
  readonly spent: Spent
  readonly all: number
}

function chooseEntries(
  bytes: Bytes,
  view: DataView,
  headers: Header[],
  refused: Refusal[],
  budget: Budget,
): ZipEntry[] {
  const names = new Set<string>()
  const starts = new Set<number>()
  const entries: ZipEntry[] = []
  for (const header of headers) {
    if (header.name.endsWith('/') && header.size === 0) continue // a folder
    const safe = safePath(header.name)
    const why = 'why' in safe ? safe.why : whyNot(header, foldName(safe.path), names, starts)
    if (why || 'why' in safe) {
      refused.push({ name: header.name.slice(0, limits.path), why: why ?? 'name' })
      continue
    }
    entries.push({ path: safe.path, size: header.size, read: () => unpack(bytes, view, header, budget) })
  }
  return entries
}

/** Two entries over the same bytes are how a small archive unpacks to petabytes. */
function whyNot(header: Header, folded: string, names: Set<string>, starts: Set<number>): RefusalReason | undefined {
  if (header.isLink) return 'link'
  if (header.flags & 1) return 'encrypted'
  if (header.method !== 0 && header.method !== 8) return 'method'
  if (names.has(folded)) return 'double'
  if (starts.has(header.at)) return 'bomb'
  if (header.size > limits.entry) return 'tooLarge'
  if (header.size > mostFor(header.packed)) return 'bomb'
  names.add(folded)
  starts.add(header.at)
  return undefined
}

function unpack(bytes: Bytes, view: DataView, header: Header, budget: Budget): Bytes | RefusalReason {
  const { at, packed } = header
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localMark) return 'damaged'
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > view.byteLength) return 'damaged'
  const raw = bytes.subarray(from, from + packed)
  const found = header.method === 0 ? raw.slice() : inflate(raw, header.size)
  if (typeof found === 'string') return found
  budget.spent.bytes += found.length
  if (budget.spent.bytes > budget.all) return 'bomb'
  return found.length === header.size && crc32(found) === header.crc ? found : 'damaged'
}

/** Deflate packs a thousandfold at best, so that no more than 4 MB come out of one step. */
const step = 4_096

const mostFor = (packed: number) => Math.max(limits.ratioFrom, packed * limits.ratio)

/** Stops as soon as more comes out than the directory says, which was looked at before: so a bomb never expands. */
function inflate(raw: Bytes, most: number): Bytes | RefusalReason {
  const chunks: Uint8Array[] = []
  let size = 0
  let isOver = false
  const unpacking = new Inflate((chunk) => {
    size += chunk.length
    isOver = size > most
    if (!isOver) chunks.push(chunk)
  })
  try {
    for (let at = 0; at < raw.length || at === 0; at += step) {
      unpacking.push(raw.subarray(at, at + step), at + step >= raw.length)
      if (isOver) return 'damaged'
    }
  } catch {
    return 'damaged' // fflate says only that the stream is broken
  }
  return join(chunks, size)
}

export function join(chunks: readonly Uint8Array[], size: number): Bytes {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
