/** When cards fall due in the learner's days. */
import type { State } from 'ts-fsrs'
import { type Lane, noAnswer } from './lane'
import type { CardRef, CardState, Zone } from './reviewBook'

export type Exists = (card: CardRef) => boolean
/** A card that has a state. */
export type Known = Lane & { readonly state: CardState }

/** No learner's day is further from UTC's than this, so times beyond it need not be asked about. */
export const nearMs = 2 * 86_400_000

export const isLearning = ({ state }: CardState): boolean => state === 'learning' || state === 'relearning'

export const isKnown = (lane: Lane): lane is Known => lane.state !== undefined

/**
 * A card in review is due all day, but never again on the day on which it was answered, whatever clock or zone did since.
 * One in its steps is due on the day of its time.
 */
export function dueDay(state: CardState, zone: Zone): number {
  const { due, lastReview, buriedUntil = 0 } = state
  const earliest = lastReview === undefined || isLearning(state) ? 0 : zone.dayOf(lastReview) + 1
  return Math.max(zone.dayOf(due), earliest, buriedUntil)
}

export const isHidden = ({ isSuspended, buriedUntil }: CardState, today: number): boolean =>
  isSuspended || (buriedUntil !== undefined && today < buriedUntil)

/** The card's state before each answer given on a day, newest first; `now` lies in that day. */
export function* priorsOn(today: number, now: number, lane: Lane, zone: Zone): Generator<State> {
  const { times, priors, newestIn } = lane
  if (newestIn < now - nearMs) return
  for (let place = times.length - 1; place >= 0; place--) {
    const at = times[place] ?? 0
    const prior = priors[place] ?? noAnswer
    if (at < now - nearMs) return
    if (prior !== noAnswer && zone.dayOf(at) === today) yield prior
  }
}
