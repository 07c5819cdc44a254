/** When it goes wrong: ten recoveries. */
import type { Level } from '../level'
import { bisected } from './recovery/bisected'
import { droppedStash } from './recovery/droppedStash'
import { leakedToken } from './recovery/leakedToken'
import { liveAudit } from './recovery/liveAudit'
import { rebaseConflict } from './recovery/rebaseConflict'
import { rejectedPush } from './recovery/rejectedPush'
import { resetTooFar } from './recovery/resetTooFar'
import { revertedMerge } from './recovery/revertedMerge'
import { tidySeries } from './recovery/tidySeries'
import { transplant } from './recovery/transplant'

export const recovery: readonly Level[] = [
  ...[resetTooFar, rebaseConflict, tidySeries, droppedStash, rejectedPush],
  ...[revertedMerge, bisected, transplant, leakedToken, liveAudit],
]
