/** Makes conflicts smaller, and joins those that stand close together. */
import type { LineChange } from './diff'
import type { Block, Texts } from './mergeBlocks'

type Search = (old: readonly string[], now: readonly string[]) => readonly LineChange[]

/** Lines that both sides have are no longer in conflict. */
export function refine(texts: Texts, blocks: readonly Block[], search: Search): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    const { takes, ours, theirs } = block
    if (takes !== 0 || ours.count === 0 || theirs.count === 0) return [block]
    const changes = search(
      texts.ours.slice(ours.at, ours.at + ours.count),
      texts.theirs.slice(theirs.at, theirs.at + theirs.count),
    )
    if (changes.length === 0) return [{ ...block, takes: 4 }]
    return changes.map(({ oldAt, oldCount, newAt, newCount }) => ({
      ...block,
      ours: { at: ours.at + oldAt, count: oldCount },
      theirs: { at: theirs.at + newAt, count: newCount },
    }))
  })
}

const closeBy = 3

/** Conflicts with few lines between them, or with none that says anything, become one. */
export function joinConflicts(texts: Texts, blocks: readonly Block[], joinsWordless: boolean): readonly Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (last?.takes === 0 && block.takes === 0) {
      const between = texts.ours.slice(last.ours.at + last.ours.count, block.ours.at)
      if (between.length <= closeBy || (joinsWordless && !between.some((line) => /[A-Za-z0-9]/.test(line)))) {
        const reach = (side: 'ours' | 'theirs') => ({
          at: last[side].at,
          count: block[side].at + block[side].count - last[side].at,
        })
        joined[joined.length - 1] = { ...last, ours: reach('ours'), theirs: reach('theirs') }
        continue
      }
    }
    joined.push(block)
  }
  return joined
}

/** Lines that both sides have at the start and at the end of a conflict stand outside it. */
export function trimConflicts(texts: Texts, blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => {
    if (block.takes !== 0) return block
    const { ours, theirs } = block
    const limit = Math.min(ours.count, theirs.count)
    let start = 0
    while (start < limit && texts.ours[ours.at + start] === texts.theirs[theirs.at + start]) start++
    const [oursEnd, theirsEnd] = [ours.at + ours.count, theirs.at + theirs.count]
    let end = 0
    while (end < limit - start && texts.ours[oursEnd - 1 - end] === texts.theirs[theirsEnd - 1 - end]) end++
    return {
      ...block,
      ours: { at: ours.at + start, count: ours.count - start - end },
      theirs: { at: theirs.at + start, count: theirs.count - start - end },
    }
  })
}
