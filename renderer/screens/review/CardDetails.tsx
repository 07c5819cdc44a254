/** One card: both sides, what is known of it, what happened to it, and what can be done. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'
import { Icon } from '../../design/Icon'
import type { CardRow } from '../../study/deck/cardRows'
import { CardFace } from './CardFace'
import { CardHistory } from './CardHistory'
import { CardOrigin } from './CardOrigin'
import type { ReviewWorld } from './reviewWorld'
import { dateAndTime, inWords } from './span'

interface CardDetailsProps {
  readonly world: ReviewWorld
  readonly row: CardRow
  readonly onEdit: (own: string) => void
  readonly onTrash: (own: string) => void
  readonly onClose: () => void
}

export function CardDetails(props: CardDetailsProps) {
  const { t } = useTranslation()
  const { world, row, onClose } = props
  const { card } = row
  return (
    <Dialog label={t('review.details.title')} className="sheet card-sheet" onClose={onClose}>
      <header className="sheet-head">
        <h2>{t('review.details.title')}</h2>
        <button type="button" className="quiet" onClick={onClose} aria-label={t('app.close')}>
          <Icon name="close" />
        </button>
      </header>
      <div className="card-details">
        {card ? (
          <>
            <CardOrigin card={card} course={world.course} />
            <CardFace face={card.front} />
            <hr />
            <CardFace face={card.back} />
          </>
        ) : (
          <p>
            <code data-content>{row.ref}</code> {t('review.details.goneHelp')}
          </p>
        )}
        <Actions {...props} />
        <Facts row={row} />
        <CardHistory world={world} card={row.ref} />
      </div>
    </Dialog>
  )
}

function Facts({ row: { known, state } }: { row: CardRow }) {
  const { t, i18n } = useTranslation()
  const facts: (readonly [name: string, value: string])[] = [[t('review.details.state'), t(`review.state.${state}`)]]
  if (known && known.state !== 'new') {
    const span = inWords(known.stability * 86_400_000, t)
    facts.push(
      [t('review.details.due'), dateAndTime(known.due, i18n.language)],
      [t('review.details.stability'), t('review.details.stabilityHelp', { span })],
      [t('review.details.difficulty'), t('review.details.difficultyOf', { value: known.difficulty.toFixed(1) })],
      [t('review.details.reps'), `${known.reps}`],
      [t('review.details.lapses'), `${known.lapses}`],
    )
  }
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-content>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Actions({ world: { book, own }, row, onEdit, onTrash }: CardDetailsProps) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const { ref, card, state, known } = row
  const id = card?.own
  if (state === 'trash')
    return (
      <p className="row">
        <button type="button" onClick={() => id !== undefined && own.restore(id)}>
          {t('review.details.restore')}
        </button>
      </p>
    )
  if (isAsking)
    return (
      <div className="row ask" role="alert">
        <p>{t('review.details.forgetAsk')}</p>
        <button
          type="button"
          onClick={() => {
            book.forget(ref)
            setAsking(false)
          }}
        >
          {t('review.details.forgetYes')}
        </button>
        {/* biome-ignore lint/a11y/noAutofocus: the question took the place of the button that had the focus */}
        <button type="button" autoFocus onClick={() => setAsking(false)}>
          {t('review.details.cancel')}
        </button>
      </div>
    )
  return (
    <p className="row">
      {!known && <Action name={t('review.details.addNow')} onClick={() => book.add([ref])} />}
      {id !== undefined && <Action name={t('review.edit')} onClick={() => onEdit(id)} />}
      {known && !known.isSuspended && <Action name={t('review.suspend')} onClick={() => book.suspend(ref)} />}
      {known?.isSuspended && <Action name={t('review.details.resume')} onClick={() => book.resume(ref)} />}
      {known && known.state !== 'new' && <Action name={t('review.details.forget')} onClick={() => setAsking(true)} />}
      {id !== undefined && <Action name={t('review.details.trash')} onClick={() => onTrash(id)} />}
    </p>
  )
}

function Action({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <button type="button" onClick={onClick}>
      {name}
    </button>
  )
}
