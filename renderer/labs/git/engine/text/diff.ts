/** Which lines two texts do not share, with git's choice among the ways to say it. */

export type Algorithm = 'myers' | 'minimal' | 'patience' | 'histogram'

/** Lines `oldAt` to `oldAt + oldCount` became lines `newAt` to `newAt + newCount`; counted from 0. */
export interface LineChange {
  readonly oldAt: number
  readonly oldCount: number
  readonly newAt: number
  readonly newCount: number
}

/** In order, with at least one shared line between two changes. Lines are compared as they are, newline and all. */
export function diffLines(
  old: readonly string[],
  now: readonly string[],
  algorithm: Algorithm = 'myers',
): readonly LineChange[] {
  throw new Error(`Not written yet: ${old.length} ${now.length} ${algorithm}`)
}
