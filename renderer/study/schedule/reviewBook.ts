/**
 * Reviews: an append-only log of events in the `reviews` document, and what follows from it. Every device computes the
 * same schedule from the same events, sorted by (at, id) and without duplicates.
 */
import type { Watched } from '../record'

/** `course:<card id>`, `item:<chapter>/<quiz item id>`, `own:<card id>` or, of a cloze card, `own:<card id>:<n>`. */
export type CardRef = string
/** FSRS: again, hard, good, easy. */
export type Grade = 1 | 2 | 3 | 4

/** The learner's own days: days since 1970 in their zone, beginning at 4 in the morning as Anki's do. */
export interface Zone {
  readonly dayOf: (at: number) => number
}

interface EventBase {
  readonly id: string
  /** Milliseconds since 1970, by the clock of the device that wrote it. */
  readonly at: number
}
export type ReviewEvent = EventBase &
  (
    | { readonly kind: 'add'; readonly card: CardRef }
    | { readonly kind: 'review'; readonly card: CardRef; readonly grade: Grade; readonly ms?: number }
    /** Hidden until the day (days since 1970 in the learner's own zone, as the device saw it). */
    | { readonly kind: 'bury'; readonly card: CardRef; readonly until: number }
    | { readonly kind: 'suspend' | 'resume' | 'forget'; readonly card: CardRef }
    /** Takes an event back; taking back an undo is not possible, a new event is. */
    | { readonly kind: 'undo'; readonly of: string }
    /** Corrects the time of an event that a wrong clock dated. */
    | { readonly kind: 'redate'; readonly of: string; readonly to: number }
  )

export interface CardState {
  readonly card: CardRef
  readonly state: 'new' | 'learning' | 'review' | 'relearning'
  /** Milliseconds since 1970; of a new card, when it was added. */
  readonly due: number
  /** Days. */
  readonly stability: number
  /** 1 to 10. */
  readonly difficulty: number
  readonly reps: number
  readonly lapses: number
  readonly lastReview?: number
  readonly isSuspended: boolean
  readonly buriedUntil?: number
}

export interface Limits {
  /** New cards and reviews shown a day. */
  readonly newADay: number
  readonly reviewsADay: number
  /** 0.7 to 0.97. */
  readonly retention: number
}

export interface Queue {
  /**
   * In the order to show: learning that is due, then reviews by due date with the new ones spread evenly among them, as
   * Anki does by default. Limits are applied; of the cards of one cloze text at most one is shown a day.
   */
  readonly cards: readonly CardRef[]
  readonly due: { readonly learning: number; readonly review: number; readonly fresh: number }
  /** Reviews that are due, but beyond today's limit; new cards that wait are not due. */
  readonly held: number
  /** When the next learning card comes that is not yet in `cards`. */
  readonly nextAt?: number
}

export interface Stats {
  /** Days from today on: how many cards fall due. */
  readonly forecast: readonly number[]
  /** By day, oldest first: `day` is days since 1970 in the learner's zone. */
  readonly days: readonly {
    readonly day: number
    readonly reviews: number
    readonly fresh: number
    /** Reviews of cards in state `review`, and how many of them were remembered. */
    readonly mature: number
    readonly remembered: number
    readonly ms: number
  }[]
  /** Days with a review in a row, up to today or before; one day off in seven does not break the row, and does not count. */
  readonly streak: number
  readonly counts: {
    readonly fresh: number
    readonly learning: number
    readonly review: number
    readonly suspended: number
  }
}

export interface ReviewBook extends Watched {
  /** Every card that the log knows, by reference; cards known only from events ahead are not among them. */
  readonly states: () => ReadonlyMap<CardRef, CardState>
  /** Adds cards as new, in the order given; those that `states` has are left as they are. */
  readonly add: (cards: readonly CardRef[]) => void
  readonly grade: (card: CardRef, grade: Grade, ms?: number) => void
  /** When each grade would bring the card back (milliseconds since 1970). */
  readonly preview: (card: CardRef) => Readonly<Record<Grade, number>>
  /** Takes back the newest grade, bury or suspend of this session; gives its card. */
  readonly undo: () => CardRef | undefined
  readonly canUndo: () => boolean
  readonly buryUntilTomorrow: (card: CardRef) => void
  readonly suspend: (card: CardRef) => void
  readonly resume: (card: CardRef) => void
  readonly forget: (card: CardRef) => void
  /**
   * `exists` leaves out cards whose text is gone; they keep their history. `isUnlimited` has every review that is due,
   * whatever today's limit; new cards stay limited.
   */
  readonly queue: (exists: (card: CardRef) => boolean, isUnlimited?: boolean) => Queue
  readonly stats: (exists: (card: CardRef) => boolean) => Stats
  /** Events dated more than a day ahead of this device's clock: they wait, and can be dated today. */
  readonly ahead: () => readonly ReviewEvent[]
  readonly dateToday: (ids: readonly string[]) => void
  /**
   * Whether more of the log lies ahead than not. Then it is rather this device's clock that is wrong: ask for it to be
   * set right, and do not offer to date a whole history today.
   */
  readonly isClockDoubtful: () => boolean
  readonly limits: () => Limits
  readonly setLimits: (change: Partial<Limits>) => void
  /** The log as it stands, sorted and without duplicates, for export. */
  readonly events: () => readonly ReviewEvent[]
  /** Appends events from an import; those already there are skipped. Gives how many were new. */
  readonly importEvents: (events: readonly ReviewEvent[]) => number
  /** How many values in the log this version cannot read; they are kept as they are. */
  readonly ignored: () => number
}
