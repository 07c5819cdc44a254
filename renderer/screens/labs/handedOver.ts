/** A run that was opened from a file, on its way to the page of its scenario. */
import type { SharedRun } from '../../study/labs/sharedRun'

let waiting: SharedRun | undefined

export function handOver(run: SharedRun): void {
  waiting = run
}

/** Looks without taking: React may begin a page twice. */
export const handedOver = (lab: string, scenario: string): SharedRun | undefined =>
  waiting?.lab === lab && waiting.scenario === scenario ? waiting : undefined

export function taken(): void {
  waiting = undefined
}
