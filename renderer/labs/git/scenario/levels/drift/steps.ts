/** Steps that the setups of the levels about drift share. */
import type { StepRecord } from '../../level'

export const server = '/srv/git/shop.git'
/** The server's own checkout, which the night shift can reach. */
export const live = '/home/ops/live'

/** The shared repository, and a clone of it in which the learner stands. */
export const sharedShop: readonly StepRecord[] = [
  { line: `git init -q --bare ${server}` },
  { line: `git clone -q ${server} && cd shop` },
]

export const ops = (line: string, files: Readonly<Record<string, string>> = {}, later = 60): StepRecord => ({
  ...{ line, files, as: 'ops', later },
})
