/** Before an undo: what it does, and whether reviews and answers are taken back too. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../design/Dialog'
import type { Receipt } from '../../../study/devices/devices'
import { together, useCounted } from '../counted'
import type { ReceiptsView, Undone } from '../view'

interface UndoProps {
  readonly receipt: Receipt
  readonly undo: ReceiptsView['undo']
  readonly onDone: (done: Undone) => void
  readonly onClose: () => void
}

export function UndoDialog({ receipt, undo, onDone, onClose }: UndoProps) {
  const { t } = useTranslation()
  const [isTakingBack, setTakingBack] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const more = useCounted()(receipt.more)
  const hasLogs = receipt.entries.some(({ kind }) => kind === 'events' || kind === 'answers')
  const title = t('receipts.undoTitle', { name: receipt.device.name })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    onDone(await undo(receipt, isTakingBack))
    onClose()
  }
  return (
    <Dialog label={title} className="device-dialog" onClose={onClose}>
      <h2>{title}</h2>
      <form onSubmit={(event) => void submit(event)}>
        <p>{t('receipts.undoDoes')}</p>
        <p>{t('receipts.undoKeeps')}</p>
        {more.length > 0 && <p>{t('receipts.undoMore', { what: together(more) })}</p>}
        {hasLogs && (
          <>
            <label className="tickbox">
              <input
                type="checkbox"
                checked={isTakingBack}
                aria-describedby="undo-logs"
                onChange={(event) => setTakingBack(event.target.checked)}
              />
              {t('receipts.undoLogs')}
            </label>
            <p id="undo-logs" className="soft">
              {t('receipts.undoLogsHow')}
            </p>
          </>
        )}
        <p className="row">
          <button type="submit" className="primary" disabled={isBusy}>
            {t(isBusy ? 'receipts.undoing' : 'receipts.undoGo')}
          </button>
          <button type="button" disabled={isBusy} onClick={onClose}>
            {t('devices.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
