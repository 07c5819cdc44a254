/** The card under review: its question, its answer on request, and the grades. */
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Address, href } from '../../study/address'
import type { DeckCard } from '../../study/deck/deckCard'
import type { Grade } from '../../study/schedule/reviewBook'
import { CardFace } from './CardFace'
import { CardOrigin } from './CardOrigin'
import { CardSteps } from './CardSteps'
import { Grades } from './Grades'
import type { ReviewWorld } from './reviewWorld'
import { useReviewKeys } from './useReviewKeys'
import type { Session } from './useSession'

interface CardOnTableProps {
  readonly world: ReviewWorld
  readonly session: Session
  readonly card: DeckCard
  readonly onEdit: (() => void) | undefined
  readonly onKeys: () => void
}

export function CardOnTable({ world, session, card, onEdit, onKeys }: CardOnTableProps) {
  const { t } = useTranslation()
  const region = useRef<HTMLElement>(null)
  const { isAnswerShown, queue } = session
  const origin = originOf(card)
  useReviewKeys({ run: useRun({ session, onEdit, origin }), letterKeys: world.letterKeys, region })
  return (
    <>
      <p className="review-counts soft">
        <span>{t('review.counts.learning', { count: queue.due.learning })}</span>
        <span>{t('review.counts.review', { count: queue.due.review })}</span>
        <span>{t('review.counts.fresh', { count: queue.due.fresh })}</span>
      </p>
      <article ref={region} className="card" aria-label={t('review.details.title')}>
        <Side key={`question ${session.turn}`} name={t('review.question')}>
          <CardOrigin card={card} course={world.course} />
          <CardFace face={card.front} />
        </Side>
        {isAnswerShown ? (
          <>
            <Side key={`answer ${session.turn}`} name={t('review.answer')} isAnswer>
              <CardFace face={card.back} />
            </Side>
            <Grades world={world} card={card.ref} onGrade={session.grade} />
          </>
        ) : (
          <div className="card-foot">
            <button type="button" className="primary" onClick={session.showAnswer}>
              {t('review.showAnswer')}
            </button>
          </div>
        )}
        <CardSteps session={session} card={card} origin={origin} onEdit={onEdit} onKeys={onKeys} />
      </article>
      <p className="review-told">{session.told && t(`review.${session.told}`)}</p>
    </>
  )
}

interface SideProps {
  readonly name: string
  readonly isAnswer?: boolean
  readonly children: React.ReactNode
}

/** Takes the focus when it comes, so that it is read out and the keys are at hand. */
function Side({ name, isAnswer = false, children }: SideProps) {
  const side = useRef<HTMLElement>(null)
  useEffect(() => {
    side.current?.focus({ preventScroll: true })
    if (isAnswer) side.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [isAnswer])
  return (
    <section ref={side} tabIndex={-1} className={isAnswer ? 'side answer' : 'side'} aria-label={name}>
      {children}
    </section>
  )
}

function originOf({ chapter, section, note }: DeckCard): Address | undefined {
  if (chapter !== undefined) return { screen: 'read', chapter, ...(section !== undefined && { section }) }
  return note === undefined ? undefined : { screen: 'notes', note }
}

interface RunProps extends Pick<CardOnTableProps, 'session' | 'onEdit'> {
  readonly origin: Address | undefined
}

const grades: Readonly<Record<string, Grade>> = { 1: 1, 2: 2, 3: 3, 4: 4 }

/** Says whether a key did something. */
function useRun({ session, onEdit, origin }: RunProps) {
  return useCallback(
    (key: string): boolean => {
      const { isAnswerShown } = session
      const grade = grades[key] ?? (key === 'Enter' ? 3 : undefined)
      if (!isAnswerShown && (key === 'Enter' || key === ' ')) session.showAnswer()
      else if (isAnswerShown && grade) session.grade(grade)
      else if (key === 'b') session.bury()
      else if (key === 's') session.suspend()
      else if (key === 'e' && onEdit) onEdit()
      else if (key === 'l' && origin) location.hash = href(origin)
      else return false
      return true
    },
    [session, onEdit, origin],
  )
}
