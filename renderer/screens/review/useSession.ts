/** One sitting of reviews: which card is shown, whether its answer is, and what the learner does with it. */
import { useEffect, useState } from 'react'
import type { DeckCard } from '../../study/deck/deckCard'
import type { CardRef, Grade, Queue } from '../../study/schedule/reviewBook'
import type { ReviewWorld } from './reviewWorld'
import { useQueue } from './useBook'

export interface Session {
  readonly queue: Queue
  readonly card: DeckCard | undefined
  readonly isAnswerShown: boolean
  /** What the last step did, for the line below the card. */
  readonly told: 'undone' | 'buried' | 'suspended' | undefined
  readonly canUndo: boolean
  /** Grows with every card that comes, also when it is the same one again. */
  readonly turn: number
  readonly showAnswer: () => void
  readonly grade: (grade: Grade) => void
  readonly undo: () => void
  readonly bury: () => void
  readonly suspend: () => void
  readonly reviewHeld: () => void
}

interface Shown {
  readonly ref: CardRef | undefined
  readonly isAnswerShown: boolean
  readonly since: number
  readonly turn: number
  readonly told: Session['told']
}

export function useSession(world: ReviewWorld): Session {
  const { book, deck, now } = world
  const [isUnlimited, setUnlimited] = useState(false)
  const queue = useQueue(world, isUnlimited)
  const [shown, setShown] = useState<Shown>({
    ref: undefined,
    isAnswerShown: false,
    since: 0,
    turn: 0,
    told: undefined,
  })
  // The card on the table stays there, even where another falls due before it.
  const isStillDue = shown.ref !== undefined && queue.cards.includes(shown.ref)
  const ref = isStillDue ? shown.ref : queue.cards[0]
  const isAnswerShown = isStillDue && shown.isAnswerShown
  useEffect(() => {
    setShown((before) =>
      before.ref === ref ? before : { ...before, ref, isAnswerShown: false, since: now(), turn: before.turn + 1 },
    )
  }, [ref, now])
  const next = (told: Session['told'], at?: CardRef) =>
    setShown(({ turn }) => ({ ref: at, isAnswerShown: false, since: now(), turn: turn + 1, told }))
  const act = (told: Session['told'], step: (card: CardRef) => void) => () => {
    if (ref === undefined) return
    step(ref)
    next(told)
  }
  return {
    queue,
    card: ref === undefined ? undefined : deck.get(ref),
    isAnswerShown,
    told: shown.told,
    canUndo: book.canUndo(),
    turn: shown.turn,
    showAnswer: () => setShown((before) => ({ ...before, ref, isAnswerShown: true, told: undefined })),
    grade: (grade) =>
      isAnswerShown && act(undefined, (card) => book.grade(card, grade, Math.max(0, now() - shown.since)))(),
    undo: () => book.canUndo() && next('undone', book.undo()),
    bury: act('buried', book.buryUntilTomorrow),
    suspend: act('suspended', book.suspend),
    reviewHeld: () => setUnlimited(true),
  }
}
