/** Says what was just done, with the way to take it back. It stays until it is closed or something else is done. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'

export interface Told {
  readonly words: string
  readonly undo?: () => void
}

export function ToldBar({ told, onClose }: { told: Told; onClose: () => void }) {
  const { t } = useTranslation()
  const undo = () => {
    told.undo?.()
    onClose()
  }
  return (
    <div className="told" role="status">
      <span>{told.words}</span>
      {told.undo && (
        <button type="button" onClick={undo}>
          <Icon name="undo" />
          {t('notes.undo')}
        </button>
      )}
      <button type="button" className="quiet" aria-label={t('app.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  )
}
