/** Asks before changes are thrown away. */
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../../design/Dialog'

export function Discard({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog label={t('labs.git.editor.discard')} className="editor-discard" onClose={onNo}>
      <p>{t('labs.git.editor.discard')}</p>
      <div className="row">
        <button type="button" className="primary" onClick={onNo}>
          {t('labs.git.editor.discardNo')}
        </button>
        <button type="button" onClick={onYes}>
          {t('labs.git.editor.discardYes')}
        </button>
      </div>
    </Dialog>
  )
}
