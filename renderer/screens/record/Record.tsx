/** Your data: whether it is saved, what was lost, the backups, and what could not be read. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Aside } from './Aside'
import { Backups } from './Backups'
import { type Done, DoneLine } from './DoneLine'
import { LossBanner } from './LossBanner'
import { RestoreDialog } from './RestoreDialog'
import { SaveLine } from './SaveLine'
import type { OpenedView, RecordProps } from './view'

export function Record(props: RecordProps) {
  const { t } = useTranslation()
  const now = useNow(props.now)
  const [asked, setAsked] = useState<string>()
  const [done, setDone] = useState<Done>()
  const wanted = props.backups.backups?.find(({ id }) => id === asked)
  const undo = async (before: string) => setDone(await takeBack(await props.onOpen(before)))
  return (
    <>
      <h1 tabIndex={-1}>{t('record.title')}</h1>
      <p className="lead">{t('record.lead')}</p>
      {props.health.loss && (
        <LossBanner
          kind={props.health.loss.kind}
          begunAnew={props.health.begunAnew}
          backup={props.lossBackup}
          onRestore={setAsked}
          onAccept={props.onAcceptLoss}
        />
      )}
      <SaveLine {...props} nowMs={now} />
      {done && <DoneLine done={done} onUndo={undo} />}
      <Backups {...props} nowMs={now} onRestore={setAsked} />
      {props.health.setAside.length > 0 && <Aside parts={props.health.setAside} onExport={props.onExport} />}
      {wanted && (
        <RestoreDialog backup={wanted} open={props.onOpen} onDone={setDone} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

async function takeBack(opened: OpenedView): Promise<Done> {
  if (opened.kind === 'closed') return { kind: 'failed', reason: opened.reason }
  const result = await opened.restore({ kind: 'replace', logs: 'takeBack' })
  return result.kind === 'restored' ? { kind: 'undone', isSaved: result.isSaved } : result
}

/** Ages grow while one looks at them. */
function useNow(now: () => number): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 20_000)
    return () => clearInterval(timer)
  }, [now])
  return at
}
