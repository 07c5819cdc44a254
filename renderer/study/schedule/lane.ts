/** One card's events in order, and its state after them. */
import type { State } from 'ts-fsrs'
import { emptyMemory, forget, type Memory, type Scheduler } from './memory'
import type { CardRef, CardState, ReviewEvent } from './reviewBook'

export type CardEvent = Extract<ReviewEvent, { card: CardRef }>

/** A card's event as it counts: at its own time or the one that a `redate` gave it, and unless it was taken back. */
export interface Entry {
  readonly event: CardEvent
  at: number
  isUndone: boolean
  /** Of a review that counts: the card's state before it. */
  prior: CardState['state'] | undefined
}

export interface Lane {
  readonly card: CardRef
  readonly entries: Entry[]
  state: CardState | undefined
  memory: Memory | undefined
  /** The newest time that counts, and the oldest that still lies ahead. */
  newestIn: number
  oldestAhead: number
}

const stateNames = ['new', 'learning', 'review', 'relearning'] as const satisfies readonly CardState['state'][]
export const nameOf = (state: State): CardState['state'] => stateNames[state]

export const openLane = (card: CardRef): Lane => ({
  ...{ card, entries: [], state: undefined, memory: undefined },
  ...{ newestIn: Number.NEGATIVE_INFINITY, oldestAhead: Number.POSITIVE_INFINITY },
})

/** Replays the card from its first event; what is dated after `until` waits. */
export function replayLane(lane: Lane, scheduler: Scheduler, until: number): void {
  sortEntries(lane.entries)
  lane.newestIn = Number.NEGATIVE_INFINITY
  lane.oldestAhead = Number.POSITIVE_INFINITY
  const run: Run = { memory: undefined, isSuspended: false, buriedUntil: undefined }
  for (const entry of lane.entries) {
    entry.prior = undefined
    if (entry.isUndone) continue
    if (entry.at > until) lane.oldestAhead = Math.min(lane.oldestAhead, entry.at)
    else {
      lane.newestIn = entry.at
      apply(run, entry, scheduler)
    }
  }
  lane.memory = run.memory
  lane.state = run.memory && stateOf(lane.card, run.memory, run)
}

interface Run {
  memory: Memory | undefined
  isSuspended: boolean
  buriedUntil: number | undefined
}

function apply(run: Run, entry: Entry, scheduler: Scheduler): void {
  const { event, at } = entry
  run.memory ??= emptyMemory(at)
  switch (event.kind) {
    case 'review':
      entry.prior = nameOf(run.memory.state)
      run.buriedUntil = undefined
      scheduler.answer(run.memory, at, event.grade)
      break
    case 'bury':
      run.buriedUntil = event.until
      break
    case 'suspend':
      run.isSuspended = true
      break
    case 'resume':
      run.isSuspended = false
      run.buriedUntil = undefined
      break
    case 'forget':
      forget(run.memory, at)
      break
    case 'add':
      break
  }
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
function sortEntries(entries: Entry[]): void {
  const isSorted = entries.every((entry, at) => {
    const before = entries[at - 1]
    return before === undefined || inOrder(before, entry) <= 0
  })
  if (!isSorted) entries.sort(inOrder)
}

function inOrder(a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at - b.at
  return a.event.id < b.event.id ? -1 : Number(a.event.id > b.event.id)
}
