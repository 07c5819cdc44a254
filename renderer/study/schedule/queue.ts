/** What to show next, by the rules of Anki's default order. */
import { State } from 'ts-fsrs'
import { dueDay, type Exists, isHidden, isKnown, isLearning, type Known, nearMs, priorsOn } from './days'
import type { Lane } from './lane'
import type { CardRef, Limits, Queue, Zone } from './reviewBook'

/** Learning cards come this much early when nothing else is due, as in Anki. */
const learnAheadMs = 20 * 60_000

export interface QueueInput {
  readonly lanes: Iterable<Lane>
  readonly now: number
  readonly zone: Zone
  readonly limits: Limits
  readonly exists: Exists
}

export function buildQueue(input: QueueInput): Queue {
  const { now, limits } = input
  const sorted = sortLanes(input)
  const learning = sorted.learning.toSorted(byDue)
  const dueNow = learning.filter(({ state }) => state.due <= now)
  const taken = new Map(sorted.answeredToday)
  for (const { card } of learning) take(taken, card)
  const reviews = onePerText(byUrgency(sorted.reviews, input), taken)
  const fresh = onePerText(sorted.fresh.toSorted(byDue), taken)
  const shownReviews = reviews.slice(0, Math.max(0, limits.reviewsADay - sorted.reviewsToday))
  const shownFresh = fresh.slice(0, Math.max(0, limits.newADay - sorted.freshToday))
  const spread = interleave(shownReviews, shownFresh)
  const isEmpty = dueNow.length + spread.length === 0
  const shownLearning = isEmpty ? learning.filter(({ state }) => state.due <= now + learnAheadMs) : dueNow
  const next = learning[shownLearning.length]
  return {
    cards: [...shownLearning, ...spread].map(({ card }) => card),
    due: { learning: shownLearning.length, review: shownReviews.length, fresh: shownFresh.length },
    held: reviews.length - shownReviews.length,
    ...(next && { nextAt: next.state.due }),
  }
}

interface Sorted {
  readonly learning: Known[]
  readonly reviews: Known[]
  readonly fresh: Known[]
  /** By text: the card of it that was answered today. */
  readonly answeredToday: Map<string, CardRef>
  freshToday: number
  reviewsToday: number
}

function sortLanes({ lanes, now, zone, exists }: QueueInput): Sorted {
  const today = zone.dayOf(now)
  const sorted: Sorted = {
    ...{ learning: [], reviews: [], fresh: [], answeredToday: new Map(), freshToday: 0, reviewsToday: 0 },
  }
  for (const lane of lanes) {
    for (const prior of priorsOn(today, now, lane, zone)) {
      if (prior === State.New) sorted.freshToday += 1
      if (prior === State.Review) sorted.reviewsToday += 1
      take(sorted.answeredToday, lane.card)
    }
    if (isKnown(lane) && !isHidden(lane.state, today) && exists(lane.card)) placeLane(sorted, lane, today, now, zone)
  }
  return sorted
}

function placeLane(sorted: Sorted, lane: Known, today: number, now: number, zone: Zone): void {
  const { state } = lane
  if (isLearning(state)) sorted.learning.push(lane)
  else if (state.state === 'new') sorted.fresh.push(lane)
  else if (state.due < now + nearMs && dueDay(state, zone) <= today) sorted.reviews.push(lane)
}

/** The text that a card asks about: the cards of one cloze text are siblings. */
const textOf = (card: CardRef): string => /^(own:[^:]+):\d+$/.exec(card)?.[1] ?? card

/** Two cards of a text that were both answered leave no room for either. */
function take(taken: Map<string, CardRef>, card: CardRef): void {
  const text = textOf(card)
  const other = taken.get(text)
  taken.set(text, other === undefined || other === card ? card : '')
}

function onePerText(lanes: readonly Known[], taken: Map<string, CardRef>): Known[] {
  return lanes.filter(({ card }) => {
    const text = textOf(card)
    const isFree = (taken.get(text) ?? card) === card
    if (isFree) taken.set(text, card)
    return isFree
  })
}

const byDue = (a: Known, b: Known) => a.state.due - b.state.due || byCard(a, b)
const byCard = (a: Known, b: Known) => (a.card < b.card ? -1 : 1)

/** By due date; on one day, first what has waited longest for how well it is known. */
function byUrgency(lanes: readonly Known[], { now, zone }: QueueInput): Known[] {
  const keyed = lanes.map((lane) => {
    const { due, lastReview = due, stability } = lane.state
    return { lane, day: zone.dayOf(due), overdue: (now - lastReview) / stability }
  })
  keyed.sort((a, b) => a.day - b.day || b.overdue - a.overdue || byCard(a.lane, b.lane))
  return keyed.map(({ lane }) => lane)
}

/** Spreads the new cards evenly among the reviews. */
function interleave(reviews: readonly Known[], fresh: readonly Known[]): Known[] {
  const mixed: Known[] = []
  let placed = 0
  for (const [at, review] of reviews.entries()) {
    while (placed < fresh.length && (placed + 1) * (reviews.length + 1) < (at + 1) * (fresh.length + 1))
      mixed.push(...fresh.slice(placed, ++placed))
    mixed.push(review)
  }
  return [...mixed, ...fresh.slice(placed)]
}
