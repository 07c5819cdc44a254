/** A section's words as they stand on the page: the same text as `chapterWords` gives, and where each letter of it is. */
import type { TextRange } from '../../study/notes/anchors'
import { WordCollector } from '../../study/notes/sectionText'

/** What is on the page but not the course's running text; `sectionText.ts` leaves out the same in the compiled tree. */
const leftOut =
  'svg, summary, .code-bar, .figure-art, .check, .lab-link, .unseen, .term-box, .callout-kind, .anchor, .section-end, .margin-list'
const inline = new Set(['A', 'SPAN', 'EM', 'STRONG', 'CODE', 'DEL', 'BUTTON'])

interface Letter {
  readonly at: number
  readonly node: Text
  readonly offset: number
}

export interface PageText {
  readonly text: string
  readonly toRange: (place: TextRange) => Range | undefined
  /** The words of a selection that stand in this section; undefined where none do. */
  readonly fromRange: (range: Range) => TextRange | undefined
  readonly isCurrent: () => boolean
}

export function readPage(section: Element): PageText {
  const words = new WordCollector()
  const letters: Letter[] = []
  const visit = (node: Node) => {
    if (node instanceof Text) {
      words.add(node.data, (at, offset) => letters.push({ at, node, offset }))
      return
    }
    if (!(node instanceof Element) || node.matches(leftOut)) return
    const isBlock = !inline.has(node.tagName)
    if (isBlock) words.boundary()
    for (const child of node.childNodes) visit(child)
    if (isBlock) words.boundary()
  }
  visit(section)
  return {
    text: words.text,
    toRange: (place) => toRange(letters, place),
    fromRange: (range) => fromRange(letters, range),
    isCurrent: () => letters[0]?.node.isConnected === true && letters.at(-1)?.node.isConnected === true,
  }
}

/** The first place in the list from which on `isBehind` holds. */
function firstWhere(letters: readonly Letter[], isBehind: (letter: Letter) => boolean): number {
  let low = 0
  let high = letters.length
  while (low < high) {
    const middle = (low + high) >> 1
    const letter = letters[middle]
    if (letter && isBehind(letter)) high = middle
    else low = middle + 1
  }
  return low
}

function toRange(letters: readonly Letter[], { from, to }: TextRange): Range | undefined {
  const first = letters[firstWhere(letters, ({ at }) => at >= from)]
  const last = letters[firstWhere(letters, ({ at }) => at >= to) - 1]
  if (!first || !last || last.at < first.at || last.offset >= last.node.length) return undefined
  const range = new Range()
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, last.offset + 1)
  return range
}

function fromRange(letters: readonly Letter[], range: Range): TextRange | undefined {
  const first = letters[firstWhere(letters, ({ node, offset }) => range.comparePoint(node, offset) >= 0)]
  const last = letters[firstWhere(letters, ({ node, offset }) => range.comparePoint(node, offset + 1) > 0) - 1]
  return first && last && last.at >= first.at ? { from: first.at, to: last.at + 1 } : undefined
}
