/** Git's indent heuristic: which end of a group of changed lines looks best, from the indentation around it. */

const mostIndent = 200
const mostBlanks = 20
const mostSliding = 100

/** The end of a group, from `highest` to `lowest`, that scores best; of equals the lowest. */
export function bestEnd(lines: readonly string[], highest: number, lowest: number, size: number): number {
  let best: { readonly end: number; readonly score: Score } | undefined
  for (let end = Math.max(highest, lowest - size - 1, lowest - mostSliding); end <= lowest; end++) {
    const score = add(rate(lines, end), rate(lines, end - size))
    if (!best || compare(score, best.score) <= 0) best = { end, score }
  }
  return best?.end ?? lowest
}

interface Score {
  readonly indent: number
  readonly penalty: number
}

const add = (one: Score, other: Score): Score => ({
  indent: one.indent + other.indent,
  penalty: one.penalty + other.penalty,
})

const compare = (one: Score, other: Score) => 60 * Math.sign(one.indent - other.indent) + one.penalty - other.penalty

/** Columns before the first letter; -1 for a line of blanks. */
function indentOf(line: string): number {
  let columns = 0
  for (const letter of line) {
    if (letter === ' ') columns++
    else if (letter === '\t') columns += 8 - (columns % 8)
    else if (!/[\n\v\f\r]/.test(letter)) return columns
    if (columns >= mostIndent) return mostIndent
  }
  return -1
}

/** The next line with an indentation in one direction, and how many blank ones stand before it. */
function lookFrom(lines: readonly string[], from: number, step: 1 | -1): { indent: number; blanks: number } {
  let blanks = 0
  for (let at = from; at >= 0 && at < lines.length; at += step) {
    const indent = indentOf(lines[at] ?? '')
    if (indent !== -1) return { indent, blanks }
    if (++blanks === mostBlanks) return { indent: 0, blanks }
  }
  return { indent: -1, blanks }
}

/** How bad a cut before this line is. */
function rate(lines: readonly string[], at: number): Score {
  const isEnd = at >= lines.length
  const own = isEnd ? -1 : indentOf(lines[at] ?? '')
  const before = lookFrom(lines, at - 1, -1)
  const after = lookFrom(lines, at + 1, 1)
  const blanksAfter = own === -1 ? 1 + after.blanks : 0
  const blanks = before.blanks + blanksAfter
  const indent = own === -1 ? after.indent : own
  let penalty = -30 * blanks + 6 * blanksAfter
  if (before.indent === -1 && before.blanks === 0) penalty += 1
  if (isEnd) penalty += 21
  if (indent !== -1 && before.indent !== -1) penalty += step(before.indent, indent, after.indent, blanks > 0)
  return { indent, penalty }
}

function step(before: number, indent: number, after: number, hasBlanks: boolean): number {
  if (indent === before) return 0
  if (indent > before) return hasBlanks ? 10 : -4
  const isOutdent = after !== -1 && after > indent
  if (hasBlanks) return 17
  return isOutdent ? 24 : 23
}
