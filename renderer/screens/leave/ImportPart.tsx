/** Opening something, the look at what it would change, and the report of what was taken. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { Preview } from './Preview'
import { Refusals, useRefusal } from './Refusals'
import { Result } from './Result'
import { TallyTable } from './TallyTable'
import { useReason } from './useReason'
import type { ImportOutcome, LeaveProps, OpenOutcome, PreviewView } from './view'

type State =
  | { readonly kind: 'idle' | 'opening' }
  | { readonly kind: 'opened'; readonly outcome: Exclude<OpenOutcome, { kind: 'cancelled' }> }
  | { readonly kind: 'taking'; readonly preview: PreviewView }
  | { readonly kind: 'taken'; readonly preview: PreviewView; readonly outcome: ImportOutcome }

export function ImportPart({ canWrite, onOpen }: LeaveProps) {
  const { t } = useTranslation()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const first = useRef<HTMLButtonElement>(null)
  const open = async (from: 'file' | 'folder') => {
    setState({ kind: 'opening' })
    const outcome = await onOpen(from)
    setState(outcome.kind === 'cancelled' ? { kind: 'idle' } : { kind: 'opened', outcome })
  }
  const take = async (preview: PreviewView) => {
    setState({ kind: 'taking', preview })
    setState({ kind: 'taken', preview, outcome: await preview.apply() })
  }
  const leave = () => {
    setState({ kind: 'idle' })
    first.current?.focus()
  }
  const isBusy = state.kind === 'opening' || state.kind === 'taking'
  return (
    <>
      <p className="row">
        <button ref={first} type="button" disabled={isBusy || !canWrite} onClick={() => void open('file')}>
          <Icon name="in" />
          {t('leave.import.file')}
        </button>
        <button type="button" disabled={isBusy || !canWrite} onClick={() => void open('folder')}>
          <Icon name="in" />
          {t('leave.import.folder')}
        </button>
        <span role="status" className="soft">
          {state.kind === 'opening' && t('leave.import.opening')}
          {!canWrite && t('leave.import.readOnly')}
        </span>
      </p>
      <p className="soft help measure">{t('leave.import.kinds')}</p>
      {state.kind === 'opened' && state.outcome.kind !== 'preview' && <NotOpened outcome={state.outcome} />}
      {state.kind === 'opened' && state.outcome.kind === 'preview' && (
        <Preview preview={state.outcome.preview} isTaking={false} onTake={take} onLeave={leave} />
      )}
      {state.kind === 'taking' && <Preview preview={state.preview} isTaking onTake={take} onLeave={leave} />}
      {state.kind === 'taken' && <Taken {...state} />}
    </>
  )
}

function NotOpened({ outcome }: { readonly outcome: Exclude<OpenOutcome, { kind: 'cancelled' | 'preview' }> }) {
  const { t } = useTranslation()
  const reason = useReason()
  const why = useRefusal()
  return (
    <Result tone="bad">
      <p>
        {outcome.kind === 'refused' && (
          <>
            <strong data-content>{outcome.refusal.name}</strong> {why(outcome.refusal)}
          </>
        )}
        {outcome.kind === 'late' && t('leave.late')}
        {outcome.kind === 'failed' && t('leave.import.failed', { reason: reason(outcome.reason) })}
      </p>
      <p className="soft">{t('leave.import.untouched')}</p>
      {outcome.kind === 'refused' && outcome.refusal.detail && (
        <p className="soft" data-content>
          {outcome.refusal.detail}
        </p>
      )}
    </Result>
  )
}

function Taken({ preview, outcome }: { readonly preview: PreviewView; readonly outcome: ImportOutcome }) {
  const { t } = useTranslation()
  const reason = useReason()
  if (outcome.kind === 'done')
    return (
      <Result tone="good">
        <p>
          {t('leave.import.done')} <span data-content>{preview.name}</span>
        </p>
        <p className="soft">
          {outcome.isSaved ? t('leave.import.isSaved') : t('leave.import.notSaved')}{' '}
          {outcome.hasBackup && t('leave.import.hasBackup')}
        </p>
        <TallyTable tallies={preview.tallies} caption={t('leave.tally.taken')} />
        <Refusals refused={[...preview.refused, ...outcome.refused]} leftOut={preview.leftOut} />
      </Result>
    )
  return (
    <Result tone="bad">
      <p>
        {outcome.kind === 'noBackup'
          ? t('leave.import.noBackup', { reason: reason(outcome.reason) })
          : t('leave.import.failed', { reason: reason(outcome.reason) })}
      </p>
    </Result>
  )
}
