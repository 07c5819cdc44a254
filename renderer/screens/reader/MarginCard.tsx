/** One note in the margin: a preview that opens, or the field to write in. */
import { type FocusEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { Notebook } from '../../study/notes/notebook'
import type { Card } from './marginCards'
import { NoteText } from './NoteText'

export interface CardActions {
  readonly open: (key: string) => void
  /** Puts the focus back where it came from. */
  readonly close: () => void
  readonly discard: () => void
  readonly first: (words: string) => void
  readonly trash: (card: Card) => void
}

interface MarginCardProps {
  readonly card: Card
  readonly isActive: boolean
  readonly notebook: Notebook
  readonly actions: CardActions
}

/** Longer notes are written in the notebook. */
const longText = 20_000

export function MarginCard({ card, isActive, notebook, actions }: MarginCardProps) {
  const { t } = useTranslation()
  const { key, note, quote } = card
  const left = (event: FocusEvent<HTMLLIElement>) => {
    const isEmpty = !note && document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)
    if (isEmpty) actions.discard()
  }
  return (
    <li className={isActive ? 'margin-card active' : 'margin-card'} data-card={key} onBlur={left}>
      {isActive ? (
        <Editor card={card} notebook={notebook} actions={actions} />
      ) : (
        <button
          type="button"
          className="margin-preview"
          data-opens={key}
          aria-label={`${t('margin.edit', { quote })}: ${note?.title || t('margin.empty')}`}
          onClick={() => actions.open(key)}
        >
          <span className="margin-title" data-content={note?.title ? true : undefined}>
            {note?.title || t('margin.empty')}
          </span>
          {note?.excerpt && (
            <span className="margin-excerpt" data-content>
              {note.excerpt}
            </span>
          )}
        </button>
      )}
    </li>
  )
}

function Editor({ card, notebook, actions }: Omit<MarginCardProps, 'isActive'>) {
  const { t } = useTranslation()
  const { note, quote } = card
  const id = note?.id
  const text = id === undefined ? undefined : notebook.text(id)
  // Asked once: a note that grows while it is written here may be finished here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes with every letter
  const isLong = useMemo(() => (text?.length ?? 0) > longText, [id])
  return (
    <>
      {isLong ? (
        <p className="margin-long">{t('margin.long')}</p>
      ) : (
        <NoteText
          label={t('margin.on', { quote })}
          text={text}
          onFirst={actions.first}
          onTyped={() => id !== undefined && notebook.touched(id)}
          onEscape={actions.close}
        />
      )}
      {id !== undefined && (
        <div className="margin-foot">
          <a href={href({ screen: 'notes', note: id })}>{t('margin.open')}</a>
          <button
            type="button"
            className="quiet"
            aria-label={t('margin.trash')}
            title={t('margin.trash')}
            onClick={() => actions.trash(card)}
          >
            <Icon name="trash" />
          </button>
        </div>
      )}
    </>
  )
}
