/** Writing a card: front and back, or a text with gaps, with the cards as they will be. */
import { type KeyboardEvent, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnCard } from '../../study/cards/ownCards'
import { type CardFault, checkCard } from '../../study/deck/checkCard'
import { CardPreview } from './CardPreview'
import { changedFields, type Draft, draftOf, isChanged, keepDraft, startOf } from './drafts'
import { EditorFields } from './EditorFields'
import type { ReviewWorld } from './reviewWorld'

interface CardEditorProps {
  readonly world: ReviewWorld
  /** Undefined for a new card. */
  readonly card: OwnCard | undefined
  /** With what became of it, if anything was kept. */
  readonly onDone: (done?: 'kept' | 'changed') => void
}

export function CardEditor({ world, card, onDone }: CardEditorProps) {
  const { t } = useTranslation()
  const editor = useEditor(world, card, onDone)
  const { draft, fault, isAsking } = editor
  const faultId = useId()
  return (
    <section className="card-editor" aria-labelledby="card-editor">
      <h2 id="card-editor" ref={editor.heading} tabIndex={-1}>
        {t(card ? 'review.editor.editTitle' : 'review.editor.newTitle')}
      </h2>
      {editor.isBack && <p className="soft">{t('review.editor.draftBack')}</p>}
      <div className="editor-halves">
        <form onSubmit={editor.submit} onKeyDown={editor.keyDown} noValidate>
          <EditorFields draft={draft} fault={fault} faultId={faultId} onChange={editor.change} />
          <p id={faultId} role="alert" className="fault-line">
            {fault && t(`review.editor.${fault}`)}
          </p>
          {isAsking ? (
            <div className="row ask" role="alert">
              <p>{t('review.editor.discardAsk')}</p>
              <button type="button" onClick={editor.discard}>
                {t('review.editor.discard')}
              </button>
              {/* biome-ignore lint/a11y/noAutofocus: the question took the place of the button that had the focus */}
              <button type="button" autoFocus onClick={editor.stay}>
                {t('review.editor.stay')}
              </button>
            </div>
          ) : (
            <div className="row">
              <button type="submit" className="primary">
                {t(card ? 'review.editor.saveChanges' : 'review.editor.save')}
              </button>
              <button type="button" onClick={editor.cancel}>
                {t('review.editor.cancel')}
              </button>
            </div>
          )}
        </form>
        <CardPreview draft={draft} />
      </div>
    </section>
  )
}

function useEditor({ own }: ReviewWorld, card: OwnCard | undefined, onDone: CardEditorProps['onDone']) {
  const [isBack] = useState(() => draftOf(card) !== undefined)
  const [draft, setDraft] = useState<Draft>(() => draftOf(card) ?? startOf(card))
  const [start] = useState(() => startOf(card))
  const [fault, setFault] = useState<CardFault>()
  const [isAsking, setAsking] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    keepDraft(card, next)
    setDraft(next)
    if (fault) setFault(checkCard(next))
  }
  const leave = (done?: 'kept' | 'changed') => {
    keepDraft(card, undefined)
    onDone(done)
  }
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = checkCard(draft)
    setFault(found)
    if (found) return focusInvalid(event.currentTarget)
    if (card) own.change(card.id, changedFields(start, draft))
    else own.add(draft)
    leave(card ? 'changed' : 'kept')
  }
  const cancel = () => (isChanged(card, draft) ? setAsking(true) : leave())
  const keyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') cancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  return {
    draft,
    fault,
    isAsking,
    isBack,
    heading,
    change,
    submit,
    cancel,
    discard: () => leave(),
    keyDown,
    stay: () => setAsking(false),
  }
}

/** Once the fields are marked. */
function focusInvalid(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
