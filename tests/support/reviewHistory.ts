/** Review histories as a learner would make them: answers near the day on which the card is due, most of them right. */
import { createEmptyCard, fsrs } from 'ts-fsrs'
import type { Grade } from '../../renderer/study/schedule/reviewBook'

export interface Review {
  readonly id: string
  readonly at: number
  readonly kind: 'review'
  readonly card: string
  readonly grade: Grade
}
export type Reviews = readonly Review[]

const dayMs = 86_400_000

/** In the order of their times. */
export function drawReviews(seed: number, count: number, cards: number): Reviews {
  const random = seededRandom(seed)
  const scheduler = fsrs()
  const each = Math.ceil(count / cards)
  const all = Array.from({ length: cards }, (_, which) => {
    let card = createEmptyCard(new Date(Date.UTC(2016, 0) + Math.floor(random() * 3 * 365 * dayMs)))
    return Array.from({ length: each }, (_, place): Review => {
      const late = Math.floor(random() ** 4 * 9 * dayMs)
      const at = Math.min(card.due.getTime() + late, Date.UTC(2026, 11) + place)
      const grade = gradeOf(random())
      card = scheduler.next(card, new Date(Math.max(at, card.last_review?.getTime() ?? 0)), grade).card
      return { id: `id${which}x${place}`.padEnd(22, '-'), at, kind: 'review', card: `own:${which}`, grade }
    })
  })
  return all
    .flat()
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
}

const gradeOf = (chance: number): Grade => (chance < 0.1 ? 1 : chance < 0.2 ? 2 : chance < 0.9 ? 3 : 4)

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
}
