/** What a restore did, and its undo. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import type { Change } from '../../study/backup/restore'
import { causeOf } from './Backups'
import { useKind } from './ChangeTable'
import type { RestoredView } from './view'

export type Done =
  | RestoredView
  | { readonly kind: 'undone'; readonly isSaved: boolean }
  | { readonly kind: 'failed'; readonly reason: string }

export function DoneLine({
  done,
  onUndo,
}: {
  readonly done: Done
  readonly onUndo: (before: string) => Promise<void>
}) {
  const line = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new result takes the focus
  useEffect(() => line.current?.focus(), [done])
  const isBad = done.kind === 'refused' || done.kind === 'failed'
  return (
    <section
      ref={line}
      tabIndex={-1}
      role={isBad ? 'alert' : 'status'}
      className={`record-done ${isBad ? 'bad' : 'good'}`}
    >
      <Icon name={isBad ? 'alert' : 'check'} />
      <Told done={done} onUndo={onUndo} />
    </section>
  )
}

function Told({ done, onUndo }: { readonly done: Done; readonly onUndo: (before: string) => Promise<void> }) {
  const { t } = useTranslation()
  if (done.kind === 'refused') return <p>{t('record.done.refused', { reason: causeOf(done.reason, t) })}</p>
  if (done.kind === 'failed') return <p>{t('record.done.failed', { reason: done.reason })}</p>
  if (done.kind === 'undone')
    return (
      <div>
        <p>{t('record.done.undone')}</p>
        {!done.isSaved && <p>{t('record.done.unsaved')}</p>}
      </div>
    )
  return (
    <div>
      <p>{t(done.changes.length > 0 ? 'record.done.restored' : 'record.done.nothing')}</p>
      <ul>
        {done.changes.map((change) => (
          <Counts key={change.kind} change={change} />
        ))}
      </ul>
      {done.lostImages > 0 && <p>{t('record.done.lostImages', { count: done.lostImages })}</p>}
      {!done.isSaved && <p>{t('record.done.unsaved')}</p>}
      {done.before && done.changes.length > 0 && <Undo before={done.before} onUndo={onUndo} />}
    </div>
  )
}

function Undo({ before, onUndo }: { readonly before: string; readonly onUndo: (before: string) => Promise<void> }) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    await onUndo(before).finally(() => setBusy(false))
  }
  return (
    <button type="button" disabled={isBusy} onClick={() => void undo()}>
      <Icon name="undo" /> {t('record.done.undo')}
    </button>
  )
}

function Counts({ change }: { readonly change: Change }) {
  const { t } = useTranslation()
  const kind = useKind()(change.kind)
  return (['added', 'changed', 'gone'] as const)
    .filter((what) => change[what] > 0)
    .map((what) => <li key={what}>{t(`record.done.${what}`, { kind, count: change[what] })}</li>)
}
