/** Steps that many setups share. */
import type { StepRecord } from '../level'

/** A commit of everything in the working tree, with these files written first. */
export const commit = (
  message: string,
  files: StepRecord['files'] & {},
  more: Omit<StepRecord, 'line' | 'files'> = { later: 60 },
): StepRecord => ({ line: `git add -A && git commit -qm "${message}"`, files, ...more })

/** A repository `shop` of the learner, in which the setup goes on. */
export const shop: StepRecord = { line: 'git init -q shop && cd shop' }
