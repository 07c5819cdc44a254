/** The backups, the newest first; what is damaged is shown as such and cannot be chosen. */
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { ageOf, inWords, sizeOf } from '../../study/times'
import type { BackupsView, BackupView, RecordProps } from './view'

const shownFirst = 6

type BackupsProps = Pick<RecordProps, 'backups' | 'onBackUp' | 'health'> & {
  readonly nowMs: number
  readonly onRestore: (id: string) => void
}

export function Backups({ backups, health, onBackUp, nowMs, onRestore }: BackupsProps) {
  const { t } = useTranslation()
  const [making, setMaking] = useState<'no' | 'making' | 'made'>('no')
  const make = async () => {
    setMaking('making')
    setMaking((await onBackUp()) ? 'made' : 'no')
  }
  return (
    <section className="record-part" aria-labelledby="record-backups">
      <h2 id="record-backups">{t('record.backups.title')}</h2>
      <p className="measure">{t('record.backups.lead')}</p>
      <p className="row">
        <button type="button" onClick={() => void make()} disabled={making === 'making'}>
          <Icon name="vault" />
          {t('record.backups.make')}
        </button>
        <span role="status" className="soft">
          {making === 'making' && t('record.backups.making')}
          {making === 'made' && !backups.failing && t('record.backups.made')}
        </span>
      </p>
      <Faults backups={backups} />
      <List
        backups={backups.backups}
        canRestore={health.save.kind !== 'readOnly'}
        nowMs={nowMs}
        onRestore={onRestore}
      />
    </section>
  )
}

function Faults({ backups: { failing, fault } }: { readonly backups: BackupsView }) {
  const { t } = useTranslation()
  const told = [
    ...(failing ? [t('record.backups.failing', { reason: causeOf(failing.reason, t) })] : []),
    ...(fault ? [t('record.backups.fault', { reason: causeOf(fault, t) })] : []),
  ]
  return told.map((one) => (
    <p key={one} className="record-fault" role="alert">
      <Icon name="alert" /> {one}
    </p>
  ))
}

const causes = ['ENOSPC', 'EROFS', 'EACCES', 'EPERM', 'tooLarge'] as const

export function causeOf(code: string, t: TFunction): string {
  const known = causes.find((one) => one === code)
  return known ? t(`record.backups.cause.${known}`) : t('record.backups.cause.other', { code })
}

interface ListProps {
  readonly backups: readonly BackupView[] | undefined
  readonly canRestore: boolean
  readonly nowMs: number
  readonly onRestore: (id: string) => void
}

function List({ backups, ...props }: ListProps) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  if (!backups) return <p className="soft busy">{t('record.backups.looking')}</p>
  if (backups.length === 0) return <Empty />
  const shown = isWhole ? backups : backups.slice(0, shownFirst)
  const rest = backups.length - shown.length
  return (
    <>
      <ul className="backups" aria-label={t('record.backups.list')}>
        {shown.map((backup) => (
          <Item key={backup.id} backup={backup} {...props} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="backups-more" onClick={() => setWhole(true)}>
          {t('record.backups.all', { count: rest })}
        </button>
      )}
    </>
  )
}

function Empty() {
  const { t } = useTranslation()
  return (
    <div className="record-empty">
      <p>{t('record.backups.empty')}</p>
      <p className="soft">{t('record.backups.emptyHow')}</p>
    </div>
  )
}

function Item({ backup, canRestore, nowMs, onRestore }: Omit<ListProps, 'backups'> & { readonly backup: BackupView }) {
  const { t } = useTranslation()
  const time = inWords(backup.at)
  return (
    <li className={backup.state}>
      <span className="backup-when">
        <time dateTime={new Date(backup.at).toISOString()} data-content>
          {time}
        </time>
        <span className="soft" data-content>
          {ageOf(backup.at, nowMs)}
        </span>
      </span>
      {backup.state === 'good' ? (
        <span className="backup-why">{t(`record.backups.reason.${backup.reason}`)}</span>
      ) : (
        <span className="backup-why">
          <Icon name={backup.state === 'damaged' ? 'alert' : 'info'} /> {t(`record.backups.${backup.state}`)}
        </span>
      )}
      <span className="backup-size soft" data-content>
        {sizeOf(backup.size)}
      </span>
      {backup.state === 'good' && canRestore && (
        <button type="button" aria-label={t('record.backups.restoreOf', { time })} onClick={() => onRestore(backup.id)}>
          {t('record.backups.restore')}
        </button>
      )}
    </li>
  )
}
