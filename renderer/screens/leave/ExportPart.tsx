/** The form of an export: in which form, what of it, and what came of it. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { type Part, parts } from '../../study/parcel'
import { ExportResult } from './ExportResult'
import {
  type CourseChoice,
  courseChoices,
  type ExportChoice,
  type ExportOutcome,
  type Format,
  formats,
  type LeaveProps,
} from './view'

type State = { readonly kind: 'idle' | 'busy' } | { readonly kind: 'told'; readonly outcome: ExportOutcome }

export function ExportPart({ counts, onExport }: LeaveProps) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<ExportChoice>({ format: 'folder', parts, course: 'learnt', withHistory: true })
  const [state, setState] = useState<State>({ kind: 'idle' })
  const change = (part: Partial<ExportChoice>) => {
    setChoice({ ...choice, ...part })
    setState({ kind: 'idle' })
  }
  const run = async () => {
    setState({ kind: 'busy' })
    setState({ kind: 'told', outcome: await onExport(choice) })
  }
  const isFolder = choice.format === 'folder' || choice.format === 'zip'
  const isNothing = isFolder && choice.parts.length === 0
  return (
    <form
      className="leave-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (state.kind !== 'busy' && !isNothing) void run()
      }}
    >
      <Formats format={choice.format} onChange={(format) => change({ format })} />
      {isFolder && <Parts chosen={choice.parts} counts={counts} onChange={(next) => change({ parts: next })} />}
      {choice.format === 'anki' && <DeckChoice choice={choice} onChange={change} />}
      <p className="row">
        <button type="submit" className="primary" disabled={state.kind === 'busy' || isNothing}>
          <Icon name="out" />
          {t(`leave.export.do.${choice.format}`)}
        </button>
        <span role="status" className="soft">
          {state.kind === 'busy' && t('leave.export.busy')}
          {isNothing && t('leave.export.nothing')}
        </span>
      </p>
      {state.kind === 'told' && <ExportResult outcome={state.outcome} />}
    </form>
  )
}

function Formats({ format, onChange }: { readonly format: Format; readonly onChange: (format: Format) => void }) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset>
      <legend>{t('leave.export.format')}</legend>
      <div className="leave-formats">
        {formats.map((one) => (
          <label key={one} className={one === format ? 'chosen' : ''}>
            <input type="radio" name={name} value={one} checked={one === format} onChange={() => onChange(one)} />
            <span>
              <span className="leave-format">{t(`leave.format.${one}`)}</span>
              <span className="soft">{t(`leave.formatHelp.${one}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface PartsProps {
  readonly chosen: readonly Part[]
  readonly counts: LeaveProps['counts']
  readonly onChange: (parts: readonly Part[]) => void
}

function Parts({ chosen, counts, onChange }: PartsProps) {
  const { t } = useTranslation()
  const toggle = (part: Part) => parts.filter((one) => (one === part ? !chosen.includes(one) : chosen.includes(one)))
  return (
    <fieldset>
      <legend>{t('leave.export.parts')}</legend>
      <div className="leave-choices">
        {parts.map((part) => (
          <label key={part} className="tickbox">
            <input type="checkbox" checked={chosen.includes(part)} onChange={() => onChange(toggle(part))} />
            <span>
              {t(`leave.part.${part}`)} <span className="soft">{t('leave.count', { count: counts[part] })}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface DeckProps {
  readonly choice: ExportChoice
  readonly onChange: (part: Partial<ExportChoice>) => void
}

function DeckChoice({ choice, onChange }: DeckProps) {
  const { t } = useTranslation()
  const name = useId()
  const pick = (course: CourseChoice) => () => onChange({ course })
  return (
    <fieldset>
      <legend>{t('leave.export.deck')}</legend>
      <p className="help">{t('leave.export.deckOwn')}</p>
      <div className="leave-choices">
        {courseChoices.map((one) => (
          <label key={one} className="tickbox">
            <input type="radio" name={name} checked={choice.course === one} onChange={pick(one)} />
            {t(`leave.course.${one}`)}
          </label>
        ))}
        <label className="tickbox">
          <input
            type="checkbox"
            checked={choice.withHistory}
            onChange={() => onChange({ withHistory: !choice.withHistory })}
          />
          {t('leave.export.history')}
        </label>
      </div>
      <p className="soft help">{t('leave.export.deckHelp')}</p>
    </fieldset>
  )
}
