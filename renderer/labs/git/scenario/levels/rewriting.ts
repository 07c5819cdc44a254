/** Rewriting history. */
import type { Level } from '../level'
import { dropOne } from './rewriting/dropOne'
import { fixForRelease } from './rewriting/fixForRelease'
import { lateCorrection } from './rewriting/lateCorrection'
import { ontoMain } from './rewriting/ontoMain'
import { rewordOlder } from './rewriting/rewordOlder'
import { sharedMistake } from './rewriting/sharedMistake'
import { splitBranch } from './rewriting/splitBranch'
import { twoTopics } from './rewriting/twoTopics'

export const rewriting: readonly Level[] = [
  ...[ontoMain, rewordOlder, lateCorrection, dropOne],
  ...[twoTopics, fixForRelease, sharedMistake, splitBranch],
]
