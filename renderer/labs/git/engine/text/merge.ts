/** Merges two changes of one text, as `git merge-file` does. */
import { joinConflicts, refine, trimConflicts } from './conflicts'
import { type Algorithm, diffLines } from './diff'
import { splitLines } from './lines'
import { type Block, combine } from './mergeBlocks'
import { writeMerge } from './writeMerge'

export type ConflictStyle = 'merge' | 'diff3' | 'zdiff3'

export interface TextMergeInput {
  readonly base: string
  readonly ours: string
  readonly theirs: string
  /** An empty label stands alone with its marker, without a blank. */
  readonly labels: { readonly base: string; readonly ours: string; readonly theirs: string }
  readonly style: ConflictStyle
  /** 7 unless a virtual base is merged, whose markers are longer. */
  readonly markerSize?: number
  /** Whose side a conflict takes, for `-X ours` and `-X theirs`. */
  readonly favour?: 'ours' | 'theirs' | 'union'
  /** Myers unless given, as `git merge-file` has it; `git merge` and its kin use histogram. */
  readonly algorithm?: Algorithm
  /** Joins conflicts between which no letter or digit stands: `git merge-file` does, `git merge` does not. */
  readonly joinsWordless?: boolean
}

export interface TextMerge {
  readonly text: string
  readonly conflicts: number
}

export function mergeText(input: TextMergeInput): TextMerge {
  const { algorithm = 'myers', style, favour } = input
  const texts = { base: splitLines(input.base), ours: splitLines(input.ours), theirs: splitLines(input.theirs) }
  const search = (old: readonly string[], now: readonly string[]) =>
    diffLines(old, now, algorithm, { usesIndent: false })
  const ours = search(texts.base, texts.ours)
  const theirs = search(texts.base, texts.theirs)
  if (ours.length === 0) return { text: input.theirs, conflicts: 0 }
  if (theirs.length === 0) return { text: input.ours, conflicts: 0 }
  // With the base to be shown, a side that repeats the other's lines in part stays whole.
  let blocks: readonly Block[] = combine(texts, ours, theirs)
  if (style === 'zdiff3') blocks = trimConflicts(texts, blocks)
  else if (style === 'merge') blocks = joinConflicts(texts, refine(texts, blocks, search), input.joinsWordless ?? false)
  const taken = favour === undefined ? undefined : ({ ours: 1, theirs: 2, union: 3 } as const)[favour]
  if (taken) blocks = blocks.map((block) => (block.takes === 0 ? { ...block, takes: taken } : block))
  return {
    text: writeMerge(texts, blocks, { style, labels: input.labels, markerSize: input.markerSize ?? 7 }),
    conflicts: blocks.filter(({ takes }) => takes === 0).length,
  }
}
