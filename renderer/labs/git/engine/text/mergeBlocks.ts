/** Two lists of changes of one text as one list of places where something changed. */
import type { LineChange } from './diff'

export interface Texts {
  readonly base: readonly string[]
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

export interface Range {
  readonly at: number
  readonly count: number
}

export interface Block {
  /** Whose lines it takes: 0 is a conflict, 3 both sides one after the other, 4 what both have. */
  readonly takes: 0 | 1 | 2 | 3 | 4
  readonly base: Range
  readonly ours: Range
  readonly theirs: Range
}

export function combine(texts: Texts, ours: readonly LineChange[], theirs: readonly LineChange[]): readonly Block[] {
  const blocks: Block[] = []
  let [one, other] = [0, 0]
  for (;;) {
    const [mine, yours] = [ours[one], theirs[other]]
    if (!mine || !yours) break
    if (endOf(mine) < yours.oldAt) {
      append(blocks, ofOurs(mine, yours.newAt - yours.oldAt))
      one++
    } else if (endOf(yours) < mine.oldAt) {
      append(blocks, ofTheirs(yours, mine.newAt - mine.oldAt))
      other++
    } else {
      if (!isSame(texts, mine, yours)) append(blocks, conflict(mine, yours))
      const [mineEnd, yoursEnd] = [endOf(mine), endOf(yours)]
      if (mineEnd >= yoursEnd) other++
      if (yoursEnd >= mineEnd) one++
    }
  }
  for (const change of ours.slice(one)) append(blocks, ofOurs(change, texts.theirs.length - texts.base.length))
  for (const change of theirs.slice(other)) append(blocks, ofTheirs(change, texts.ours.length - texts.base.length))
  return blocks
}

const endOf = ({ oldAt, oldCount }: LineChange) => oldAt + oldCount

/** `shift` is how far the other side's lines stand below the base's. */
const ofOurs = ({ oldAt, oldCount, newAt, newCount }: LineChange, shift: number): Block => ({
  takes: 1,
  base: { at: oldAt, count: oldCount },
  ours: { at: newAt, count: newCount },
  theirs: { at: oldAt + shift, count: oldCount },
})

const ofTheirs = ({ oldAt, oldCount, newAt, newCount }: LineChange, shift: number): Block => ({
  takes: 2,
  base: { at: oldAt, count: oldCount },
  ours: { at: oldAt + shift, count: oldCount },
  theirs: { at: newAt, count: newCount },
})

function isSame(texts: Texts, mine: LineChange, yours: LineChange): boolean {
  if (mine.oldAt !== yours.oldAt || mine.oldCount !== yours.oldCount || mine.newCount !== yours.newCount) return false
  for (let at = 0; at < mine.newCount; at++)
    if (texts.ours[mine.newAt + at] !== texts.theirs[yours.newAt + at]) return false
  return true
}

/** Both sides reach over the lines of the base that either changed. */
function conflict(mine: LineChange, yours: LineChange): Block {
  const at = Math.min(mine.oldAt, yours.oldAt)
  const end = Math.max(endOf(mine), endOf(yours))
  const reach = (change: LineChange): Range => ({
    at: change.newAt - (change.oldAt - at),
    count: change.newCount + (change.oldAt - at) + (end - endOf(change)),
  })
  return { takes: 0, base: { at, count: end - at }, ours: reach(mine), theirs: reach(yours) }
}

/** Joins a block that touches the last one. */
function append(blocks: Block[], block: Block): void {
  const last = blocks.at(-1)
  const touches = (side: 'ours' | 'theirs') => last && block[side].at <= last[side].at + last[side].count
  if (!last || !(touches('ours') || touches('theirs'))) {
    blocks.push(block)
    return
  }
  const reach = (side: 'base' | 'ours' | 'theirs'): Range => ({
    at: last[side].at,
    count: block[side].at + block[side].count - last[side].at,
  })
  const takes = last.takes === block.takes ? last.takes : 0
  blocks[blocks.length - 1] = { takes, base: reach('base'), ours: reach('ours'), theirs: reach('theirs') }
}
