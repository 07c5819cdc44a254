/** A card's schedule in Anki's columns. docs/formats/anki.md says what each means and what is lost. */
import type { CardState } from '../../study/schedule/reviewBook'
import type { Answered, CardHistory } from './history'

const secondMs = 1_000
const dayMs = 86_400_000

/** Anki's older scheduler starts every card with it; FSRS has no such number, and Anki with FSRS on does not read it. */
const startFactor = 2_500

export interface CardColumns {
  readonly type: number
  readonly queue: number
  readonly due: number
  readonly ivl: number
  readonly factor: number
  readonly reps: number
  readonly lapses: number
  readonly left: number
  readonly data: string
}

const types = { new: 0, learning: 1, review: 2, relearning: 3 } as const

/** `position` orders new cards; `created` is the collection's first day in seconds; `today` is days since 1970. */
export function cardColumns(
  state: CardState | undefined,
  position: number,
  created: number,
  today: number,
): CardColumns {
  if (!state || state.state === 'new') return { ...fresh(position), queue: state?.isSuspended ? -1 : 0 }
  const isStepping = state.state !== 'review'
  const dueDay = Math.floor((state.due / secondMs - created) / 86_400)
  const interval = Math.max(1, Math.round((state.due - (state.lastReview ?? state.due)) / dayMs))
  return {
    type: types[state.state],
    queue: queueOf(state, today),
    due: isStepping ? Math.floor(state.due / secondMs) : dueDay,
    ivl: state.state === 'learning' ? 0 : interval,
    factor: state.state === 'learning' ? 0 : startFactor,
    reps: state.reps,
    lapses: state.lapses,
    left: isStepping ? 1_001 : 0, // one step today, one in all
    data: JSON.stringify({ s: round(state.stability, 4), d: round(state.difficulty, 3) }),
  }
}

const fresh = (position: number): CardColumns => ({
  ...{ type: 0, queue: 0, due: position, ivl: 0, factor: 0, reps: 0, lapses: 0, left: 0, data: '{}' },
})

function queueOf({ isSuspended, buriedUntil, state }: CardState, today: number): number {
  if (isSuspended) return -1
  if (buriedUntil !== undefined && buriedUntil > today) return -3
  return state === 'review' ? 2 : 1
}

export interface LogColumns {
  readonly ease: number
  readonly ivl: number
  readonly lastIvl: number
  readonly factor: number
  readonly time: number
  readonly type: number
}

export const logColumns = (one: Answered): LogColumns => ({
  ease: one.grade,
  ivl: intervalOf(one.interval),
  lastIvl: intervalOf(one.lastInterval),
  // As Anki with FSRS: difficulty 1 to 10 as 100 to 1,100.
  factor: Math.round(((one.difficulty - 1) / 9) * 1_000 + 100),
  time: Math.min(60_000, Math.round(one.ms)),
  type: { new: 0, learning: 0, review: 1, relearning: 2 }[one.before],
})

/** Days, or seconds as a negative number below one day. */
const intervalOf = (ms: number) => (ms >= dayMs ? Math.round(ms / dayMs) : -Math.round(ms / secondMs))

const round = (value: number, digits: number) => Number(value.toFixed(digits))

export const countAnswers = (histories: Iterable<CardHistory>): number => {
  let count = 0
  for (const { answers } of histories) count += answers.length
  return count
}
