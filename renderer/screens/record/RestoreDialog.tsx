/** Before a restore: how, and what would change. */
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'
import type { RestoreWay } from '../../study/backup/restore'
import { inWords } from '../../study/times'
import { ChangeTable } from './ChangeTable'
import type { Done } from './DoneLine'
import type { BackupView, OpenedView } from './view'

interface RestoreProps {
  readonly backup: BackupView
  readonly open: (id: string) => Promise<OpenedView>
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}

export function RestoreDialog({ backup, open, onDone, onClose }: RestoreProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<OpenedView>()
  useEffect(() => {
    let isWanted = true
    open(backup.id)
      .catch((error: unknown) => ({ kind: 'closed', why: 'failed', reason: String(error) }) as const)
      .then((result) => isWanted && setOpened(result), undefined)
    return () => {
      isWanted = false
    }
  }, [backup.id, open])
  const title = t('record.restore.title', { time: inWords(backup.at) })
  const body = () => {
    if (!opened) return <p className="busy">{t('record.restore.opening')}</p>
    if (opened.kind === 'open') return <Choose opened={opened} onDone={onDone} onClose={onClose} />
    return <Closed opened={opened} onClose={onClose} />
  }
  return (
    <Dialog label={title} className="restore" onClose={onClose}>
      <h2>{title}</h2>
      {body()}
    </Dialog>
  )
}

function Closed({ opened, onClose }: { opened: Extract<OpenedView, { kind: 'closed' }>; onClose: () => void }) {
  const { t } = useTranslation()
  const why = opened.why === 'failed' ? 'unreadable' : opened.why
  return (
    <>
      <p role="alert">{t(`record.restore.${why}Backup`, { reason: opened.reason })}</p>
      <p className="row">
        <button type="button" onClick={onClose}>
          {t('app.close')}
        </button>
      </p>
    </>
  )
}

interface ChooseProps {
  readonly opened: Extract<OpenedView, { kind: 'open' }>
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}

function Choose({ opened, onDone, onClose }: ChooseProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<RestoreWay['kind']>('merge')
  const [isTakingBack, setTakingBack] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const way = useMemo<RestoreWay>(
    () => (kind === 'merge' ? { kind } : { kind, logs: isTakingBack ? 'takeBack' : 'keepNewer' }),
    [kind, isTakingBack],
  )
  const preview = usePreview(opened, way)
  const go = async () => {
    setBusy(true)
    onDone(await opened.restore(way).catch((error: unknown) => ({ kind: 'failed', reason: String(error) }) as const))
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void go()
      }}
    >
      <fieldset disabled={isBusy}>
        <legend className="unseen">{t('record.restore.how')}</legend>
        <Way name="merge" chosen={kind} onChoose={setKind} />
        <Way name="replace" chosen={kind} onChoose={setKind}>
          <label className="tickbox">
            <input
              type="checkbox"
              checked={isTakingBack}
              disabled={kind !== 'replace'}
              onChange={(event) => setTakingBack(event.target.checked)}
            />
            {t('record.restore.takeBack')}
          </label>
        </Way>
      </fieldset>
      <h3>{t('record.restore.preview')}</h3>
      <div role="status">
        {preview.kind === 'counted' ? <ChangeTable changes={preview.changes} way={way} /> : <p>{preview.reason}</p>}
      </div>
      <p className="soft">{t('record.restore.before')}</p>
      <p className="row">
        <button type="submit" className="primary" disabled={isBusy || preview.kind === 'failed'}>
          {t(isBusy ? 'record.restore.going' : 'record.restore.go')}
        </button>
        <button type="button" disabled={isBusy} onClick={onClose}>
          {t('record.restore.cancel')}
        </button>
      </p>
    </form>
  )
}

/** A backup can be whole and still hold a document that this version cannot read. */
function usePreview(opened: ChooseProps['opened'], way: RestoreWay) {
  const { t } = useTranslation()
  return useMemo(() => {
    try {
      return { kind: 'counted', changes: opened.preview(way) } as const
    } catch (error) {
      return { kind: 'failed', reason: t('record.restore.unreadableBackup', { reason: String(error) }) } as const
    }
  }, [opened, way, t])
}

interface WayProps {
  readonly name: RestoreWay['kind']
  readonly chosen: RestoreWay['kind']
  readonly onChoose: (kind: RestoreWay['kind']) => void
  readonly children?: ReactNode
}

function Way({ name, chosen, onChoose, children }: WayProps) {
  const { t } = useTranslation()
  return (
    <div className={name === chosen ? 'restore-way chosen' : 'restore-way'}>
      <label>
        <input type="radio" name="way" checked={name === chosen} onChange={() => onChoose(name)} />
        <span>
          <strong>{t(`record.restore.${name}`)}</strong>
          <span className="soft">{t(`record.restore.${name}How`)}</span>
        </span>
      </label>
      {children}
    </div>
  )
}
