/** Lines of a result with what each parent had in their place. */
import { diffLines } from '../text/diff'
import { splitLines } from '../text/lines'
import type { DiffFormat } from './format'
import { isFunctionLine } from './hunks'

interface Lost {
  readonly line: string
  /** Bits of the parents that had it. */
  parents: number
}

/** One line of the result, or what follows the last. */
interface Row {
  readonly line: string
  /** Bits of the parents that do not have it. */
  added: number
  /** Lines of parents that stood before it. */
  lost: Lost[]
  /** The line of each parent, from 1, where it begins. */
  readonly at: number[]
  isShown: boolean
  /** A line of context before a hunk, whose lost lines stay out. */
  hidesLost: boolean
}

/** The rows of a result and, at their end, the line after the last of each parent. */
interface Table {
  readonly rows: readonly Row[]
  readonly ends: number[]
}

/** The hunks; undefined where there are none. */
export function merged(
  parents: readonly string[],
  result: string,
  oids: readonly (string | undefined)[],
  format: DiffFormat,
  isDense: boolean,
): string | undefined {
  const table: Table = { rows: rowsOf(result), ends: [] }
  parents.forEach((text, n) => {
    const twin = oids.indexOf(oids[n])
    if (twin < n && oids[n] !== undefined) copyParent(table, twin, n)
    else addParent(table, splitLines(text), splitLines(result), n, format)
  })
  const { rows } = table
  for (const row of rows) row.isShown = row.added !== 0 || row.lost.length > 0
  if (isDense) hideCommon(rows, (1 << parents.length) - 1, format.context)
  if (!addContext(rows, format.context)) return undefined
  return hunkTexts(rows, table.ends, parents.length, format)
}

function rowsOf(result: string): Row[] {
  const row = (line: string): Row => ({ line, added: 0, lost: [], at: [], isShown: false, hidesLost: false })
  return [...splitLines(result).map((line) => row(line.replace(/\n$/, ''))), row('')]
}

/** A parent with the same contents as another before it. */
function copyParent({ rows, ends }: Table, from: number, to: number): void {
  for (const row of rows) {
    row.at[to] = row.at[from] ?? 1
    if (row.added & (1 << from)) row.added |= 1 << to
    for (const lost of row.lost) if (lost.parents & (1 << from)) lost.parents |= 1 << to
  }
  ends[to] = ends[from] ?? 1
}

function addParent(
  { rows, ends }: Table,
  old: readonly string[],
  now: readonly string[],
  n: number,
  format: DiffFormat,
) {
  const { algorithm, usesIndent, ignored } = format
  const bit = 1 << n
  for (const change of diffLines(old, now, algorithm, { usesIndent, ignored, trimsEnd: true })) {
    const { oldAt, oldCount, newAt, newCount } = change
    for (const row of rows.slice(newAt, newAt + newCount)) row.added |= bit
    const row = rows[newAt]
    const lost = old.slice(oldAt, oldAt + oldCount).map((line) => ({ line: line.replace(/\n$/, ''), parents: bit }))
    if (row && lost.length > 0) row.lost = joinLost(row.lost, lost, bit)
  }
  let at = 1
  rows.forEach((row, place) => {
    row.at[n] = at
    at += row.lost.filter(({ parents }) => parents & bit).length
    if (place < rows.length - 1 && !(row.added & bit)) at++
  })
  ends[n] = at
}

/** Lines that were lost from parents before and from one more: what they share is one. */
function joinLost(before: readonly Lost[], more: readonly Lost[], bit: number): Lost[] {
  if (before.length === 0) return [...more]
  const width = more.length + 1
  const shared = new Int32Array((before.length + 1) * width)
  const score = (i: number, j: number) => shared[i * width + j] ?? 0
  for (let i = 1; i <= before.length; i++)
    for (let j = 1; j <= more.length; j++)
      shared[i * width + j] =
        before[i - 1]?.line === more[j - 1]?.line ? score(i - 1, j - 1) + 1 : Math.max(score(i, j - 1), score(i - 1, j))
  const joined: Lost[] = []
  let [i, j] = [before.length, more.length]
  while (i > 0 || j > 0) {
    const [one, other] = [before[i - 1], more[j - 1]]
    if (one && other && one.line === other.line) {
      joined.push({ line: one.line, parents: one.parents | bit })
      i--
      j--
    } else if (other && (!one || score(i, j - 1) >= score(i - 1, j))) {
      joined.push(other)
      j--
    } else if (one) {
      joined.push(one)
      i--
    }
  }
  return joined.reverse()
}

/** Where the lines before `at` end only in lost ones, the last of them stands for a line of context already. */
const tailOf = (rows: readonly Row[], start: number, at: number) =>
  start + 1 <= at && rows[at - 1]?.added === 0 ? at - 1 : at

/** Leaves out the hunks in which some parents have what the result has, and the others agree. */
function hideCommon(rows: readonly Row[], all: number, context: number): void {
  for (let at = 0; at < rows.length; ) {
    while (at < rows.length && !rows[at]?.isShown) at++
    if (at >= rows.length) return
    const end = hunkEnd(rows, at, context)
    const kinds = new Set<number>()
    for (const { added, lost } of rows.slice(at, end)) {
      if (added !== 0) kinds.add(added)
      for (const { parents } of lost) kinds.add(parents)
    }
    if (kinds.size <= 1 && !kinds.has(all)) for (const row of rows.slice(at, end)) row.isShown = false
    at = end
  }
}

function hunkEnd(rows: readonly Row[], start: number, context: number): number {
  let at = start + 1
  for (; at < rows.length; at++) {
    if (rows[at]?.isShown) continue
    // Another that begins within the context belongs to it.
    let ahead = Math.min(tailOf(rows, start, at) + context, rows.length) - 1
    while (ahead >= at && !rows[ahead]?.isShown) ahead--
    if (ahead < at) break
    at = ahead
  }
  return at
}

/** Shows the lines around what is shown. False where nothing is. */
function addContext(rows: readonly Row[], context: number): boolean {
  const find = (from: number, isShown: boolean) => {
    let at = from
    while (at < rows.length && rows[at]?.isShown !== isShown) at++
    return at
  }
  const show = (from: number, to: number) => {
    for (const row of rows.slice(from, to)) row.isShown = true
  }
  let at = find(0, true)
  if (at >= rows.length) return false
  while (at < rows.length) {
    for (const row of rows.slice(Math.max(0, at - context), at)) {
      if (!row.isShown) row.hidesLost = true
      row.isShown = true
    }
    for (;;) {
      const gap = find(at, false)
      if (gap >= rows.length) return true
      const next = find(gap, true)
      const tail = tailOf(rows, at, gap)
      if (next < tail + context) {
        show(tail, next)
        at = next
        continue
      }
      show(tail, Math.min(tail + context, rows.length))
      at = next
      break
    }
  }
  return true
}

function hunkTexts(rows: readonly Row[], ends: readonly number[], parents: number, format: DiffFormat): string {
  const count = rows.length - 1
  let text = ''
  for (let at = 0; ; ) {
    let comment = ''
    for (; at <= count && !rows[at]?.isShown; at++)
      if (isFunctionLine(rows[at]?.line ?? '')) comment = rows[at]?.line ?? ''
    if (at > count) return text
    let end = at + 1
    while (end <= count && rows[end]?.isShown) end++
    const bare = format.context > 0 ? 0 : rows.slice(at, end).filter(({ added }) => added === 0).length
    const lines = end - at - (end > count ? 1 : 0) - bare
    const marks = '@'.repeat(parents + 1)
    const ranges = Array.from({ length: parents }, (_, n) => {
      const from = rows[at]?.at[n] ?? 1
      const to = (end > count ? ends[n] : rows[end]?.at[n]) ?? 1
      return ` -${from},${unsigned(to - from - bare)}`
    })
    text += hunkHead(`${marks}${ranges.join('')} +${at + 1},${unsigned(lines)} ${marks}`, comment, format)
    text += rows
      .slice(at, end)
      .map((row, n) => rowText(row, at + n === count, parents, format))
      .join('')
    at = end
  }
}

/** Git counts without a sign, and may come out below nothing. */
const unsigned = (count: number) => BigInt.asUintN(64, BigInt(count))

/** Git cuts the last letter off. */
function hunkHead(range: string, comment: string, { paint, hasColour }: DiffFormat): string {
  const name = comment.slice(0, 40).trimEnd().slice(0, -1)
  if (name === '') return `${paint('frag', range)}\n`
  return hasColour ? `${paint('frag', range)} \x1b[m${name}\x1b[m\n` : `${range} ${name}\n`
}

function rowText(row: Row, isLast: boolean, parents: number, { context, paint, hasColour }: DiffFormat): string {
  const signs = (bits: number, sign: string) =>
    Array.from({ length: parents }, (_, n) => (bits & (1 << n) ? sign : ' ')).join('')
  const lost = row.hidesLost ? [] : row.lost
  const painted = (text: string, colour: string | undefined) => {
    // A return stays outside the colour.
    const bare = hasColour ? text.replace(/\r$/, '') : text
    const shown = colour !== undefined ? paint(colour, bare) : hasColour ? `${bare}\x1b[m` : bare
    return `${shown}${text.slice(bare.length)}\n`
  }
  const gone = lost.map((one) => painted(signs(one.parents, '-') + one.line, 'old')).join('')
  if (isLast || (row.added === 0 && context === 0)) return gone
  return gone + painted(signs(row.added, '+') + row.line, row.added !== 0 ? 'new' : undefined)
}
