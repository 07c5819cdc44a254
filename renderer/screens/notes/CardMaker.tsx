/** A review card from a note: front and back, or a text with gaps. */
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'
import type { NewCard } from '../../study/cards/ownCards'
import { longestSide } from '../../study/deck/checkCard'
import { hide } from './hide'

export interface CardDraft {
  readonly selection: string
  /** The lines around the selection. */
  readonly around: string
}

interface CardMakerProps {
  readonly draft: CardDraft
  readonly onAdd: (card: Pick<NewCard, 'kind' | 'front' | 'back'>) => void
  readonly onClose: () => void
}

const longest = 20_000

export function CardMaker({ draft, onAdd, onClose }: CardMakerProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<NewCard['kind']>('basic')
  const [front, setFront] = useState('')
  const [back, setBack] = useState(draft.selection)
  const [cloze, setCloze] = useState(() => hide(draft.around, draft.around.indexOf(draft.selection), draft.selection))
  const [isAsked, setAsked] = useState(false)
  const fault = faultOf(kind, front, back, cloze)
  const add = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (fault) return
    onAdd(kind === 'basic' ? { kind, front, back } : { kind, front: cloze, back: '' })
  }
  const name = useId()
  return (
    <Dialog label={t('notes.card.title')} className="card-maker" onClose={onClose}>
      <form onSubmit={add}>
        <h2>{t('notes.card.title')}</h2>
        <fieldset className="choices">
          <legend className="unseen">{t('notes.card.kind')}</legend>
          {(['basic', 'cloze'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name={name} checked={kind === one} onChange={() => setKind(one)} />
              {t(`notes.card.${one}`)}
            </label>
          ))}
        </fieldset>
        {kind === 'basic' ? (
          <>
            <Field label={t('notes.card.front')} text={front} onText={setFront} />
            <Field label={t('notes.card.back')} text={back} onText={setBack} />
          </>
        ) : (
          <ClozeField text={cloze} onText={setCloze} />
        )}
        <p className="editor-fault" role="alert">
          {isAsked && fault && t(`notes.card.${fault}`)}
        </p>
        <p className="row">
          <button type="submit" className="primary">
            {t('notes.card.add')}
          </button>
          <button type="button" onClick={onClose}>
            {t('notes.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  )
}

function faultOf(kind: NewCard['kind'], front: string, back: string, cloze: string) {
  const sides = kind === 'cloze' ? [cloze] : [front, back]
  if (sides.some((side) => side.length > longestSide)) return 'tooLong'
  if (kind === 'cloze') return /\{\{c\d+::[^}]/.test(cloze) ? undefined : 'needsHidden'
  return front.trim() && back.trim() ? undefined : 'needsBoth'
}

interface FieldProps {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
}

function Field({ label, text, onText }: FieldProps) {
  return (
    <label className="card-field">
      <span>{label}</span>
      <textarea rows={3} value={text} maxLength={longest} onChange={(event) => onText(event.target.value)} />
    </label>
  )
}

function ClozeField({ text, onText }: Omit<FieldProps, 'label'>) {
  const { t } = useTranslation()
  const area = useRef<HTMLTextAreaElement>(null)
  const help = useId()
  const hideSelection = () => {
    const field = area.current
    if (!field) return
    const { selectionStart: from, selectionEnd: to } = field
    onText(hide(text, from, text.slice(from, to)))
    field.focus()
  }
  return (
    <>
      <label className="card-field">
        <span>{t('notes.card.clozeText')}</span>
        <textarea
          ref={area}
          rows={5}
          value={text}
          maxLength={longest}
          aria-describedby={help}
          onChange={(event) => onText(event.target.value)}
        />
      </label>
      <p className="row">
        <button type="button" onClick={hideSelection}>
          {t('notes.card.hide')}
        </button>
        <span id={help} className="soft">
          {t('notes.card.clozeHelp')}
        </span>
      </p>
    </>
  )
}
