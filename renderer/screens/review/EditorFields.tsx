/** The fields of a card. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CardFault, maxSideLength, readTags } from '../../study/deck/checkCard'
import { makeGap } from '../../study/deck/cloze'
import type { Draft } from './drafts'

interface EditorFieldsProps {
  readonly draft: Draft
  readonly fault: CardFault | undefined
  readonly faultId: string
  readonly onChange: (part: Partial<Draft>) => void
}

const kinds = ['basic', 'cloze'] as const

export function EditorFields(props: EditorFieldsProps) {
  const { t } = useTranslation()
  const { draft, fault, onChange } = props
  const isCloze = draft.kind === 'cloze'
  return (
    <>
      <fieldset>
        <legend>{t('review.editor.kind')}</legend>
        <div className="choices">
          {kinds.map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name="kind"
                value={kind}
                checked={draft.kind === kind}
                onChange={() => onChange({ kind })}
              />
              {t(`review.editor.${kind}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <FrontField {...props} isCloze={isCloze} />
      <label className="field">
        <span>{t(isCloze ? 'review.editor.extra' : 'review.editor.back')}</span>
        <textarea
          data-content
          value={draft.back}
          rows={isCloze ? 2 : 5}
          maxLength={maxSideLength}
          aria-invalid={fault === 'backMissing'}
          aria-describedby={props.faultId}
          onChange={(event) => onChange({ back: event.target.value })}
        />
      </label>
      <TagsField tags={draft.tags} onChange={(tags) => onChange({ tags })} />
      <p className="soft help">{t('review.editor.markdown')}</p>
    </>
  )
}

function FrontField({ draft, fault, faultId, onChange, isCloze }: EditorFieldsProps & { isCloze: boolean }) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  const hide = () => {
    const { selectionStart: from, selectionEnd: to } = field.current ?? { selectionStart: 0, selectionEnd: 0 }
    if (to > from) onChange({ front: makeGap(draft.front, from, to) })
    field.current?.focus()
  }
  return (
    <>
      <label className="field">
        <span>{t(isCloze ? 'review.editor.text' : 'review.editor.front')}</span>
        <textarea
          data-content
          ref={field}
          value={draft.front}
          rows={5}
          maxLength={maxSideLength}
          aria-invalid={fault !== undefined && fault !== 'backMissing'}
          aria-describedby={faultId}
          onChange={(event) => onChange({ front: event.target.value })}
        />
      </label>
      {isCloze && (
        <div className="row gap-row">
          {/* A press must not take the selection away. */}
          <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={hide}>
            {t('review.editor.gap')}
          </button>
          <span className="soft help">{t('review.editor.clozeHelp', { example: '{{c1::…}}' })}</span>
        </div>
      )}
    </>
  )
}

/** What is typed stays as typed; the tags follow from it. */
function TagsField({ tags, onChange }: { tags: readonly string[]; onChange: (tags: readonly string[]) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(tags.join(', '))
  return (
    <label className="field">
      <span>{t('review.editor.tags')}</span>
      <input
        type="text"
        value={typed}
        maxLength={500}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(readTags(event.target.value))
        }}
      />
    </label>
  )
}
