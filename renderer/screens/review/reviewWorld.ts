/** What the review screens are given. */
import type { OwnCards } from '../../study/cards/ownCards'
import type { Course } from '../../study/course/course'
import type { Deck } from '../../study/deck/deckCard'
import type { ReviewBook } from '../../study/schedule/reviewBook'

export interface ReviewWorld {
  readonly book: ReviewBook
  readonly own: OwnCards
  readonly deck: Deck
  readonly course: Course
  readonly now: () => number
  /** The learner's day (counted from 1970) of a time. */
  readonly dayOf: (at: number) => number
  /** Whether single keys are shortcuts wherever the focus is; otherwise only on the card. */
  readonly letterKeys: boolean
}
