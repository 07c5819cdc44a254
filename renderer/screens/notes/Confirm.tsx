/** Asks once more before something that cannot be taken back. */
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'

interface ConfirmProps {
  readonly title: string
  readonly body: string
  readonly action: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function Confirm({ title, body, action, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTranslation()
  return (
    <Dialog label={title} className="confirm" onClose={onClose}>
      <h2>{title}</h2>
      <p>{body}</p>
      <p className="row">
        <button type="button" onClick={onClose}>
          {t('notes.cancel')}
        </button>
        <button type="button" className="primary" onClick={onConfirm}>
          {action}
        </button>
      </p>
    </Dialog>
  )
}
