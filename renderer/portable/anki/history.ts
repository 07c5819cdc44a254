/** What each answer did to its card: the log replayed as the schedule does it, kept step by step for Anki's review log. */
import { EventLog, withoutContradictions } from '../../study/schedule/eventLog'
import { type Lane, replayLane } from '../../study/schedule/lane'
import { emptyMemory, forget, openScheduler, type Scheduler } from '../../study/schedule/memory'
import type { CardRef, CardState, Grade, ReviewEvent } from '../../study/schedule/reviewBook'

export interface Answered {
  readonly at: number
  readonly grade: Grade
  readonly ms: number
  readonly before: CardState['state']
  /** Milliseconds from the answer to the next showing, and the same before it (0 for the first). */
  readonly interval: number
  readonly lastInterval: number
  /** 1 to 10. */
  readonly difficulty: number
}

export interface CardHistory {
  readonly state: CardState | undefined
  readonly answers: readonly Answered[]
}

const dayMs = 86_400_000

export function readHistories(
  events: readonly ReviewEvent[],
  retention: number,
  now: number,
): Map<CardRef, CardHistory> {
  const log = takeAll(events)
  const scheduler = openScheduler(retention)
  return new Map([...log.lanes].map(([card, lane]) => [card, historyOf(lane, scheduler, now + dayMs)]))
}

function takeAll(events: readonly ReviewEvent[]): EventLog {
  const log = new EventLog()
  if (log.take(events)) return log
  const again = new EventLog()
  again.take(withoutContradictions(events))
  return again
}

function historyOf(lane: Lane, scheduler: Scheduler, until: number): CardHistory {
  replayLane(lane, scheduler, until)
  const answers: Answered[] = []
  let memory: ReturnType<typeof emptyMemory> | undefined
  let lastInterval = 0
  for (const { event, at, isUndone, prior } of lane.entries) {
    if (isUndone || at > until) continue
    memory ??= emptyMemory(at)
    if (event.kind === 'forget') {
      forget(memory, at)
      lastInterval = 0
    }
    if (event.kind !== 'review') continue
    scheduler.answer(memory, at, event.grade)
    const interval = Math.max(0, memory.due - at)
    const { difficulty } = memory
    answers.push({
      at,
      grade: event.grade,
      ms: event.ms ?? 0,
      before: prior ?? 'new',
      interval,
      lastInterval,
      difficulty,
    })
    lastInterval = interval
  }
  return { state: lane.state, answers }
}
