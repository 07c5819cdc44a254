/** Branches and merging. */
import type { Level } from '../level'
import { bothSides } from './branches/bothSides'
import { hotfix } from './branches/hotfix'
import { movedFile } from './branches/movedFile'
import { noBranch } from './branches/noBranch'
import { oneFromMany } from './branches/oneFromMany'
import { tidyUp } from './branches/tidyUp'
import { twoMerges } from './branches/twoMerges'

export const branches: readonly Level[] = [
  ...[hotfix, twoMerges, bothSides, noBranch],
  ...[oneFromMany, tidyUp, movedFile],
]
