/** Remotes and teams. */
import type { Level } from '../level'
import { straightLine } from './remotes/diverging'
import { followKim } from './remotes/followKim'
import { forkAndUpstream } from './remotes/fork'
import { firstPush, lookFirst } from './remotes/joining'
import { lease } from './remotes/lease'
import { release } from './remotes/release'
import { mergedBranch } from './remotes/tidying'

export const remotes: readonly Level[] = [
  ...[firstPush, lookFirst, straightLine, followKim],
  ...[lease, mergedBranch, release, forkAndUpstream],
]
