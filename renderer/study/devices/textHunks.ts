/** Where two texts differ, as a few replacements: by lines first, by words within them. Its cost is bounded for any text. */

/** `from` to `to` of the first text becomes `text`; positions are UTF-16 units and never cut a character in half. */
export interface Hunk {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Cells of all word tables of one comparison; beyond it, a stretch is one replacement. */
const mostCells = 4_000_000

/** In order, none touching another. */
export function findHunks(before: string, after: string): readonly Hunk[] {
  const hunks: Hunk[] = []
  const budget = { cells: mostCells }
  const add = (at: number, one: readonly string[], other: readonly string[]) => {
    for (const hunk of compareWords(one.join(''), other.join(''), budget)) push(hunks, at, hunk)
  }
  compareLines(linesOf(before), linesOf(after), add)
  return hunks
}

/** The first text with the hunks done. */
export function applyHunks(text: string, hunks: readonly Hunk[]): string {
  let [out, at] = ['', 0]
  for (const hunk of hunks) {
    out += text.slice(at, hunk.from) + hunk.text
    at = hunk.to
  }
  return out + text.slice(at)
}

function push(hunks: Hunk[], at: number, { from, to, text }: Hunk) {
  const last = hunks.at(-1)
  if (last?.to === at + from) hunks[hunks.length - 1] = { from: last.from, to: at + to, text: last.text + text }
  else hunks.push({ from: at + from, to: at + to, text })
}

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

type Add = (at: number, one: readonly string[], other: readonly string[]) => void

/** Lines that stand once in each, in the same order, hold the texts together; between them is what differs. */
function compareLines(one: readonly string[], other: readonly string[], add: Add) {
  let [at, from, otherFrom] = [0, 0, 0]
  const upTo = (line: number, otherLine: number) => {
    const part = one.slice(from, line)
    const otherPart = other.slice(otherFrom, otherLine)
    if (part.length + otherPart.length > 0) addTrimmed(at, part, otherPart, add)
    at += lengthOf(part)
    ;[from, otherFrom] = [line, otherLine]
  }
  for (const [line, otherLine] of findAnchors(one, other)) upTo(line, otherLine)
  upTo(one.length, other.length)
}

function addTrimmed(at: number, one: readonly string[], other: readonly string[], add: Add) {
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start++
  let end = 0
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++
  add(at + lengthOf(one.slice(0, start)), one.slice(start, one.length - end), other.slice(start, other.length - end))
}

const lengthOf = (parts: readonly string[]) => parts.reduce((sum, part) => sum + part.length, 0)

/** Pairs of equal lines, rising in both texts. */
function findAnchors(one: readonly string[], other: readonly string[]): readonly (readonly [number, number])[] {
  const [places, otherPlaces] = [once(one), once(other)]
  const pairs: (readonly [number, number])[] = []
  for (const [line, place] of places) {
    const there = otherPlaces.get(line)
    if (there !== undefined) pairs.push([place, there])
  }
  return longestRising(pairs)
}

/** Lines that stand only once, in order, with their place. */
function once(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (const [place, line] of lines.entries())
    if (places.has(line)) repeated.add(line)
    else places.set(line, place)
  for (const line of repeated) places.delete(line)
  return places
}

/** Of pairs whose first numbers rise, a longest part in which the second rise too (patience sorting). */
function longestRising(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  interface Link {
    readonly pair: readonly [number, number]
    readonly before: Link | undefined
  }
  const tops: Link[] = []
  for (const pair of pairs) {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tops[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1
      else high = middle
    }
    tops[low] = { pair, before: tops[low - 1] }
  }
  const rising: (readonly [number, number])[] = []
  for (let link = tops.at(-1); link; link = link.before) rising.push(link.pair)
  return rising.reverse()
}

/** Words, blanks and single signs; a character of two units is one. */
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+|\s+|./gsu) ?? []

function compareWords(before: string, after: string, budget: { cells: number }): readonly Hunk[] {
  if (before === after) return []
  if (before === '' || after === '') return [{ from: 0, to: before.length, text: after }]
  const [one, other] = [wordsOf(before), wordsOf(after)]
  const hunks: Hunk[] = []
  addTrimmed(0, one, other, (at, part, otherPart) => {
    const cells = (part.length + 1) * (otherPart.length + 1)
    const isSmall = part.length > 0 && otherPart.length > 0 && cells <= budget.cells
    if (isSmall) {
      budget.cells -= cells
      for (const hunk of compareSmall(part, otherPart)) push(hunks, at, hunk)
    } else if (part.length + otherPart.length > 0)
      hunks.push({ from: at, to: at + lengthOf(part), text: otherPart.join('') })
  })
  return hunks
}

/** The longest common subsequence by its table: of each cell, how long it is from there on. */
function commonTable(one: Uint32Array, other: Uint32Array): Uint32Array {
  const width = other.length + 1
  const common = new Uint32Array((one.length + 1) * width)
  for (let row = one.length - 1; row >= 0; row--) {
    const word = one[row]
    let right = 0
    for (let column = other.length - 1; column >= 0; column--) {
      const at = row * width + column
      const below = common[at + width] ?? 0
      right = word === other[column] ? (common[at + width + 1] ?? 0) + 1 : below > right ? below : right
      common[at] = right
    }
  }
  return common
}

function compareSmall(one: readonly string[], other: readonly string[]): readonly Hunk[] {
  const numbers = new Map([...one, ...other].map((word, number) => [word, number] as const))
  const numbered = (words: readonly string[]) => Uint32Array.from(words, (word) => numbers.get(word) ?? 0)
  const common = commonTable(numbered(one), numbered(other))
  const cell = (row: number, column: number) => common[row * (other.length + 1) + column] ?? 0
  const hunks: Hunk[] = []
  let [row, column, at] = [0, 0, 0]
  while (row < one.length || column < other.length) {
    const [word = '', otherWord = ''] = [one[row], other[column]]
    if (row < one.length && column < other.length && word === otherWord) {
      at += word.length
      row++
      column++
    } else if (column >= other.length || (row < one.length && cell(row + 1, column) >= cell(row, column + 1))) {
      push(hunks, 0, { from: at, to: at + word.length, text: '' })
      at += word.length
      row++
    } else {
      push(hunks, 0, { from: at, to: at, text: otherWord })
      column++
    }
  }
  return hunks
}
