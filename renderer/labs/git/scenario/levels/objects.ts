/** Objects and commits. */
import type { Level } from '../level'
import { byHand } from './objects/byHand'
import { firstCommit } from './objects/firstCommit'
import { forgottenFile } from './objects/forgottenFile'
import { trackedByMistake } from './objects/trackedByMistake'
import { twoCommits } from './objects/twoCommits'
import { twoUndos } from './objects/twoUndos'
import { whatIsRunning } from './objects/whatIsRunning'

export const objects: readonly Level[] = [
  ...[firstCommit, twoCommits, twoUndos, forgottenFile],
  ...[trackedByMistake, whatIsRunning, byHand],
]
