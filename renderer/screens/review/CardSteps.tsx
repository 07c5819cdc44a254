/** What else can be done with the card on the table. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { type Address, href } from '../../study/address'
import type { DeckCard } from '../../study/deck/deckCard'
import { KeyHint } from './KeyHint'
import type { Session } from './useSession'

interface CardStepsProps {
  readonly session: Session
  readonly card: DeckCard
  readonly origin: Address | undefined
  readonly onEdit: (() => void) | undefined
  readonly onKeys: () => void
}

export function CardSteps({ session, card, origin, onEdit, onKeys }: CardStepsProps) {
  const { t } = useTranslation()
  return (
    <div className="card-steps">
      <Step name={t('review.undo')} letter="U" onClick={session.undo} isOff={!session.canUndo} />
      <Step name={t('review.bury')} letter="B" onClick={session.bury} />
      <Step name={t('review.suspend')} letter="S" onClick={session.suspend} />
      {onEdit && <Step name={t('review.edit')} letter="E" onClick={onEdit} />}
      {origin && (
        <a className="quiet" href={href(origin)} aria-keyshortcuts="L">
          {t(card.chapter === undefined ? 'review.openNote' : 'review.openSection')}
          <KeyHint>L</KeyHint>
        </a>
      )}
      <button type="button" className="quiet keys-button" onClick={onKeys} aria-keyshortcuts="?">
        <Icon name="keyboard" />
        {t('review.more')}
        <KeyHint>?</KeyHint>
      </button>
    </div>
  )
}

interface StepProps {
  readonly name: string
  readonly letter: string
  readonly isOff?: boolean
  readonly onClick: () => void
}

function Step({ name, letter, isOff = false, onClick }: StepProps) {
  return (
    <button type="button" className="quiet" onClick={onClick} disabled={isOff} aria-keyshortcuts={letter}>
      {name}
      <KeyHint>{letter}</KeyHint>
    </button>
  )
}
