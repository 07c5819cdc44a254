/** The schedule by a plain reading of the rules: no increments, no columns, ts-fsrs's own `next` and `forget`. */
import { type Card, createEmptyCard, fsrs, type Grade } from 'ts-fsrs'
import type { CardState, Limits, ReviewEvent } from '../../../renderer/study/schedule/reviewBook'

const dayMs = 86_400_000
const names = ['new', 'learning', 'review', 'relearning'] as const

interface Run {
  card: Card | undefined
  isSuspended: boolean
  buriedUntil: number | undefined
}

export function expectedSchedule(
  written: ReadonlyMap<string, ReviewEvent>,
  { retention }: Limits,
  now: number,
): readonly CardState[] {
  const events = [...written.values()]
  const undone = new Set(events.flatMap((event) => (event.kind === 'undo' ? [event.of] : [])))
  const dates = new Map<string, number>()
  for (const event of inOrder(events))
    if (event.kind === 'redate' && !undone.has(event.id)) dates.set(event.of, event.to)
  const dated = events
    .filter(({ id }) => !undone.has(id))
    .map((event) => (event.kind === 'redate' ? event : { ...event, at: dates.get(event.id) ?? event.at }))
  const runs = new Map<string, Run>()
  for (const event of inOrder(dated)) {
    if (!('card' in event) || event.at > now + dayMs) continue
    const run = runs.get(event.card) ?? { card: undefined, isSuspended: false, buriedUntil: undefined }
    runs.set(event.card, run)
    step(run, event, retention)
  }
  return [...runs].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([ref, run]) => stateOf(ref, run))
}

const inOrder = (events: readonly ReviewEvent[]) => events.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

function step(run: Run, event: ReviewEvent, retention: number): void {
  const at = new Date(event.at)
  const scheduler = fsrs({ request_retention: retention })
  const card: Card = run.card ?? createEmptyCard(at)
  run.card = card
  if (event.kind === 'review') {
    run.card = scheduler.next(card, at, event.grade as Grade).card
    run.buriedUntil = undefined
  }
  if (event.kind === 'forget') run.card = scheduler.forget(card, at).card
  if (event.kind === 'bury') run.buriedUntil = event.until
  if (event.kind === 'suspend') run.isSuspended = true
  if (event.kind === 'resume') Object.assign(run, { isSuspended: false, buriedUntil: undefined })
}

function stateOf(ref: string, { card, isSuspended, buriedUntil }: Run): CardState[] {
  if (!card) return []
  const { due, stability, difficulty, reps, lapses, last_review: last } = card
  return [
    {
      ...{ card: ref, state: names[card.state], due: due.getTime(), stability, difficulty, reps, lapses, isSuspended },
      ...(last ? { lastReview: last.getTime() } : {}),
      ...(buriedUntil === undefined ? {} : { buriedUntil }),
    },
  ]
}
