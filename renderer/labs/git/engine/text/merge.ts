/** Merges two changes of one text, as `git merge-file` does. */

export type ConflictStyle = 'merge' | 'diff3' | 'zdiff3'

export interface TextMergeInput {
  readonly base: string
  readonly ours: string
  readonly theirs: string
  readonly labels: { readonly base: string; readonly ours: string; readonly theirs: string }
  readonly style: ConflictStyle
  /** 7 unless a virtual base is merged, whose markers are longer. */
  readonly markerSize?: number
  /** Whose side a conflict takes, for `-X ours` and `-X theirs`. */
  readonly favour?: 'ours' | 'theirs' | 'union'
}

export interface TextMerge {
  readonly text: string
  readonly conflicts: number
}

export function mergeText(input: TextMergeInput): TextMerge {
  throw new Error(`Not written yet: ${input.style}`)
}
