/**
 * One card's events in order, and its state after them. They are kept as columns: replaying 100,000 of them waits for
 * memory more than it computes, and columns are read in a row (measured: half the time of objects).
 */
import type { State } from 'ts-fsrs'
import { emptyMemory, forget, type Memory, type Scheduler } from './memory'
import type { CardRef, CardState, Grade, ReviewEvent } from './reviewBook'

export type CardEvent = Extract<ReviewEvent, { card: CardRef }>

/** What an event does to its card: 1 to 4 are grades. */
type Act = Grade | 0 | 5 | 6 | 7 | 8 | 9
const acts = { add: 5, bury: 6, suspend: 7, resume: 8, forget: 9 } as const
export const takenBack = 0
export const actOf = (event: CardEvent): Act => (event.kind === 'review' ? event.grade : acts[event.kind])

/** In `priors`: no answer that counts. */
export const noAnswer = -1

export interface Lane {
  readonly card: CardRef
  /** Of each event: when it counts, which is its own time or the one that a `redate` gave it. */
  times: number[]
  acts: Act[]
  /** Of an answer that counts, the card's state before it (ts-fsrs's number), otherwise `noAnswer`. */
  priors: number[]
  events: CardEvent[]
  state: CardState | undefined
  memory: Memory | undefined
  /** The newest time that counts, and the oldest that still lies ahead. */
  newestIn: number
  oldestAhead: number
  /** Whether it waits for a replay. */
  isTouched: boolean
}

const stateNames = ['new', 'learning', 'review', 'relearning'] as const satisfies readonly CardState['state'][]
export const nameOf = (state: State): CardState['state'] => stateNames[state]

export const openLane = (card: CardRef): Lane => ({
  ...{ card, times: [], acts: [], priors: [], events: [], state: undefined, memory: undefined, isTouched: false },
  ...{ newestIn: Number.NEGATIVE_INFINITY, oldestAhead: Number.POSITIVE_INFINITY },
})

export function pushEvent(lane: Lane, event: CardEvent): void {
  lane.times.push(event.at)
  lane.acts.push(actOf(event))
  lane.events.push(event)
}

/** Replays the card from its first event; what is dated after `until` waits. */
export function replayLane(lane: Lane, scheduler: Scheduler, until: number): void {
  sortLane(lane)
  lane.newestIn = Number.NEGATIVE_INFINITY
  lane.oldestAhead = Number.POSITIVE_INFINITY
  lane.isTouched = false
  const run: Run = { memory: undefined, isSuspended: false, buriedUntil: undefined }
  for (let place = 0; place < lane.times.length; place++) {
    const at = lane.times[place] ?? 0
    const act = lane.acts[place] ?? takenBack
    lane.priors[place] = noAnswer
    if (act === takenBack) continue
    if (at > until) {
      lane.oldestAhead = Math.min(lane.oldestAhead, at)
      continue
    }
    lane.newestIn = at
    run.memory ??= emptyMemory(at)
    if (act <= 4) answer(lane, place, run, run.memory, scheduler)
    else apply(run, run.memory, at, lane.events[place])
  }
  lane.memory = run.memory
  lane.state = run.memory && stateOf(lane.card, run.memory, run)
}

interface Run {
  memory: Memory | undefined
  isSuspended: boolean
  buriedUntil: number | undefined
}

function answer(lane: Lane, place: number, run: Run, memory: Memory, scheduler: Scheduler): void {
  lane.priors[place] = memory.state
  run.buriedUntil = undefined
  scheduler.answer(memory, lane.times[place] ?? 0, lane.acts[place] as Grade)
}

function apply(run: Run, memory: Memory, at: number, event: CardEvent | undefined): void {
  if (event?.kind === 'bury') run.buriedUntil = event.until
  if (event?.kind === 'suspend') run.isSuspended = true
  if (event?.kind === 'forget') forget(memory, at)
  if (event?.kind !== 'resume') return
  run.isSuspended = false
  run.buriedUntil = undefined
}

function stateOf(card: CardRef, memory: Memory, { isSuspended, buriedUntil }: Run): CardState {
  const { due, stability, difficulty, reps, lapses, last } = memory
  return {
    ...{ card, state: nameOf(memory.state), due, stability, difficulty, reps, lapses, isSuspended },
    ...(last === undefined ? {} : { lastReview: last }),
    ...(buriedUntil === undefined ? {} : { buriedUntil }),
  }
}

/** Events arrive nearly always in order, and then nothing is to be sorted. */
function sortLane(lane: Lane): void {
  const { times, acts, events } = lane
  const isBefore = (a: number, b: number) =>
    (times[a] ?? 0) - (times[b] ?? 0) || ((events[a]?.id ?? '') < (events[b]?.id ?? '') ? -1 : 1)
  let isSorted = true
  for (let place = 1; isSorted && place < times.length; place++) isSorted = isBefore(place - 1, place) < 0
  if (isSorted) return
  const order = Array.from(times, (_, place) => place).sort(isBefore)
  const sorted = <T>(column: readonly T[]) => order.flatMap((place) => column.slice(place, place + 1))
  lane.times = sorted(times)
  lane.acts = sorted(acts)
  lane.events = sorted(events)
}
