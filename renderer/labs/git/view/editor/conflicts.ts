/** The conflicts that a merge has left in a text, between its markers. */

export interface Conflict {
  /** In characters, from the first marker to after the last one's line. */
  readonly start: number
  readonly end: number
  /** Lines of the markers, counted from 1. */
  readonly from: number
  readonly middle: number
  readonly to: number
  /** Where the base begins, if it is there too. */
  readonly base: number | undefined
  /** Lines with their newlines. */
  readonly ours: string
  readonly theirs: string
  readonly oursLabel: string
  readonly theirsLabel: string
}

export type Kept = 'ours' | 'theirs' | 'both'

const marker = (line: string, sign: string) => line.startsWith(sign.repeat(7)) && /^.{7}( |\r?\n|$)/.test(line)

/** In order; a block that does not close is none. */
export function findConflicts(text: string): readonly Conflict[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const found: Conflict[] = []
  let [open, base, middle, at] = [-1, -1, -1, 0]
  const starts = lines.map((line) => {
    const start = at
    at += line.length
    return start
  })
  lines.forEach((line, n) => {
    if (marker(line, '<')) [open, base, middle] = [n, -1, -1]
    else if (open < 0) return
    else if (marker(line, '|') && middle < 0) base = n
    else if (marker(line, '=') && middle < 0) middle = n
    else if (marker(line, '>') && middle >= 0) {
      const part = (from: number, to: number) => lines.slice(from, to).join('')
      found.push({
        ...{ start: starts[open] ?? 0, end: (starts[n] ?? 0) + line.length },
        ...{ from: open + 1, middle: middle + 1, to: n + 1, base: base < 0 ? undefined : base + 1 },
        ...{ ours: part(open + 1, base < 0 ? middle : base), theirs: part(middle + 1, n) },
        ...{ oursLabel: labelOf(lines[open]), theirsLabel: labelOf(line) },
      })
      open = -1
    }
  })
  return found
}

const labelOf = (line = '') => line.slice(8).trim()

export function keptText({ ours, theirs }: Conflict, kept: Kept): string {
  if (kept === 'both') return ours + theirs
  return kept === 'ours' ? ours : theirs
}
