/** The reviews that are due: one card at a time, by keyboard alone or by mouse. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AheadNotice } from './AheadNotice'
import { CardEditor } from './CardEditor'
import { CardOnTable } from './CardOnTable'
import { Done } from './Done'
import { KeysDialog } from './KeysDialog'
import { NoCards } from './NoCards'
import { ReviewTabs } from './ReviewTabs'
import type { ReviewWorld } from './reviewWorld'
import { useStates } from './useBook'
import { useReviewKeys } from './useReviewKeys'
import { type Session, useSession } from './useSession'

export function Review({ world }: { world: ReviewWorld }) {
  const session = useSession(world)
  const states = useStates(world.book)
  const [editing, setEditing] = useState<string>()
  const [hasKeysOpen, setKeysOpen] = useState(false)
  const hasCards = useMemo(() => [...states.keys()].some((ref) => world.deck.has(ref)), [states, world.deck])
  const edited = editing === undefined ? undefined : world.own.get(editing)
  const edit = session.card?.own
  const region = useRef<HTMLDivElement>(null)
  const run = useCallback(
    (key: string) => {
      if (key === '?') setKeysOpen(true)
      else if (key === 'u' && session.canUndo && editing === undefined) session.undo()
      else return false
      return true
    },
    [session, editing],
  )
  useReviewKeys({ run, letterKeys: world.letterKeys, region })
  return (
    <div ref={region} className="page review">
      <ReviewTabs here={undefined} />
      <AheadNotice world={world} />
      <Announcements session={session} />
      {edited ? (
        <CardEditor key={edited.id} world={world} card={edited} onDone={() => setEditing(undefined)} />
      ) : session.card ? (
        <CardOnTable
          world={world}
          session={session}
          card={session.card}
          onEdit={edit === undefined ? undefined : () => setEditing(edit)}
          onKeys={() => setKeysOpen(true)}
        />
      ) : hasCards ? (
        <Done world={world} session={session} />
      ) : (
        <NoCards world={world} />
      )}
      {hasKeysOpen && <KeysDialog onClose={() => setKeysOpen(false)} />}
    </div>
  )
}

/** What changes on screen, for those who do not see it. */
function Announcements({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { card, isAnswerShown, told, queue } = session
  const left = card ? t('review.counts.left', { count: queue.cards.length }) : t('review.done.title')
  const first = useRef(true)
  const [isSilent, setSilent] = useState(true)
  useEffect(() => {
    if (!first.current) setSilent(false)
    first.current = false
  })
  const say = isAnswerShown ? t('review.answerShown') : [told && t(`review.${told}`), left].filter(Boolean).join(' ')
  return (
    <p role="status" className="unseen">
      {!isSilent && say}
    </p>
  )
}
