/** Finding things. */
import type { Level } from '../level'
import { bisectRun } from './finding/bisect'
import { byMessage } from './finding/byMessage'
import { notOnMain } from './finding/notOnMain'
import { renamedFile } from './finding/renamedFile'
import { whenRemoved } from './finding/whenRemoved'
import { whichMerge } from './finding/whichMerge'
import { whoChanged } from './finding/whoChanged'

export const finding: readonly Level[] = [
  ...[whoChanged, whenRemoved, renamedFile, notOnMain],
  ...[bisectRun, whichMerge, byMessage],
]
