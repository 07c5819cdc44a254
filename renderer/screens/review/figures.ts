/** What the plots show, worked out of the book's figures. */
import type { Stats } from '../../study/schedule/reviewBook'

export interface WeekOfReviews {
  /** The week's first day, counted from 1970 in the learner's zone. */
  readonly day: number
  readonly answers: number
  /** Of cards in review, in percent; undefined in a week without any. */
  readonly remembered: number | undefined
}

/** The last weeks, oldest first, each ending on today's weekday; weeks before the first answer are left out. */
export function weeks(days: Stats['days'], today: number, most: number): readonly WeekOfReviews[] {
  const mature = days.filter((one) => one.mature > 0 && one.day <= today)
  const first = mature[0]
  if (!first) return []
  const count = Math.min(most, Math.floor((today - first.day) / 7) + 1)
  return Array.from({ length: count }, (_, place) => {
    const day = today - 7 * (count - place) + 1
    const inWeek = mature.filter((one) => one.day >= day && one.day < day + 7)
    const answers = sum(inWeek.map((one) => one.mature))
    const remembered = sum(inWeek.map((one) => one.remembered))
    return { day, answers, remembered: answers === 0 ? undefined : (100 * remembered) / answers }
  })
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** Of FSRS-6's forgetting curve with its default parameters. */
const decay = 0.1542

/** How many times the reviews of 90 % a share to remember asks for: intervals shrink as it grows. */
export const reviewsAgainst90 = (retention: number): number => interval(0.9) / interval(retention)

const interval = (retention: number) => retention ** (-1 / decay) - 1

/** Reviews a day that new cards lead to: each comes back about so often in its first month, at 90 %. */
export const returnsInFirstMonth = 4
