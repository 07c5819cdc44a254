/** Every level, in the order of the sequences. */
import type { Level, SequenceId } from '../level'
import { branches } from './branches'
import { drift } from './drift'
import { finding } from './finding'
import { objects } from './objects'
import { recovery } from './recovery'
import { remotes } from './remotes'
import { rewriting } from './rewriting'

export const levelsOf: Readonly<Record<SequenceId, readonly Level[]>> = {
  ...{ objects, branches, rewriting, remotes, finding, recovery, drift },
}

export const levels: readonly Level[] = Object.values(levelsOf).flat()
