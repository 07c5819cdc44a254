import type { Step } from '../../../renderer/labs/git/scenario/level'

/** Lines that solve a level in a way of their own, or only seem to. */
export type Way = readonly [levelId: string, steps: readonly Step[]]
