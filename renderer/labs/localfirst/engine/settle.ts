/** Lets a world come to rest. */
import type { Life } from './snapshot'

/** Longer than edits are collected before they are sent. */
const quietMs = 120
/** Longer than anything waits before it is asked for again. */
const patienceMs = 10_000
const mostRounds = 200

/** Until nothing is under way; where replicas that are all connected are not level yet, also until what was missed is asked for again. */
export function settle({ timeline, network, model }: Life): void {
  for (let round = 0; round < mostRounds; round++) {
    const before = network.flights().length
    timeline.run(() => network.flights().length > before, quietMs)
    const isQuiet = network.flights().length === 0
    if (isQuiet && (model.isLevel() || network.links().some(({ isCut }) => isCut))) return
    if (isQuiet) timeline.run(() => network.flights().length > 0, patienceMs)
    if (network.flights().length === 0) return
    timeline.run(() => network.flights().length === 0, patienceMs)
  }
}
