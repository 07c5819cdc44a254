import { addRemove } from './addRemove'
import { anyOrder } from './anyOrder'
import { exactCounter } from './exactCounter'
import { fewBytes } from './fewBytes'
import { lockAvailability } from './lockAvailability'
import { lostWrite } from './lostWrite'
import type { Scenario } from './scenario'
import { threeWays } from './threeWays'
import { uniqueName } from './uniqueName'

/** In the order in which they build on each other. */
export const scenarios: readonly Scenario[] = [
  lostWrite,
  anyOrder,
  fewBytes,
  addRemove,
  exactCounter,
  uniqueName,
  lockAvailability,
  threeWays,
]
