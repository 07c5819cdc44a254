/** One card: both sides, what is known of it, what happened to it, and what can be done. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'
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
    <Dialog label={t('review.details.title')} className="sheet card-sheet" close={t('app.close')} onClose={onClose}>
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
  const [takesFocus, setTakesFocus] = useState(false)
  const { ref, card, state, known } = row
  const id = card?.own
  // The buttons that follow take the place of the one that had the focus.
  const restore = () => {
    setTakesFocus(true)
    if (id !== undefined) own.restore(id)
  }
  const ask = () => {
    setTakesFocus(true)
    setAsking(true)
  }
  const forget = () => {
    book.forget(ref)
    setAsking(false)
  }
  if (state === 'trash')
    return (
      <p className="row">
        <Action name={t('review.details.restore')} onClick={restore} />
      </p>
    )
  if (isAsking)
    return (
      <div className="row ask" role="alert">
        <p>{t('review.details.forgetAsk')}</p>
        <Action name={t('review.details.forgetYes')} onClick={forget} />
        <Action name={t('review.details.cancel')} onClick={() => setAsking(false)} takesFocus />
      </div>
    )
  return (
    <p className="row">
      {id !== undefined && <Action name={t('review.edit')} onClick={() => onEdit(id)} />}
      <Toggle book={book} card={ref} known={known} takesFocus={takesFocus} />
      {known && known.state !== 'new' && <Action name={t('review.details.forget')} onClick={ask} />}
      {id !== undefined && <Action name={t('review.details.trash')} onClick={() => onTrash(id)} />}
    </p>
  )
}

type ToggleProps = Pick<ReviewWorld, 'book'> & Pick<CardRow, 'known'> & { card: CardRow['ref']; takesFocus: boolean }

/** In or out of the reviews: one button, which keeps the focus as its name changes. */
function Toggle({ book, card, known, takesFocus }: ToggleProps) {
  const { t } = useTranslation()
  const step = known ? (known.isSuspended ? 'resume' : 'suspend') : 'add'
  const names = { add: 'review.details.addNow', suspend: 'review.suspend', resume: 'review.details.resume' } as const
  const run = () => (step === 'add' ? book.add([card]) : book[step](card))
  return <Action name={t(names[step])} onClick={run} takesFocus={takesFocus} />
}

interface ActionProps {
  readonly name: string
  readonly onClick: () => void
  readonly takesFocus?: boolean
}

function Action({ name, onClick, takesFocus = false }: ActionProps) {
  return (
    // biome-ignore lint/a11y/noAutofocus: only where it took the place of the button that had the focus
    <button type="button" autoFocus={takesFocus} onClick={onClick}>
      {name}
    </button>
  )
}
