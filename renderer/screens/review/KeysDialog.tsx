/** The keys of a review. */
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'
import { Icon } from '../../design/Icon'

const keys = [
  { name: 'show', keys: ['Space', 'Enter'] },
  { name: 'grades', keys: ['1', '2', '3', '4'] },
  { name: 'good', keys: ['Enter'] },
  { name: 'undo', keys: ['U'] },
  { name: 'bury', keys: ['B'] },
  { name: 'suspend', keys: ['S'] },
  { name: 'edit', keys: ['E'] },
  { name: 'open', keys: ['L'] },
  { name: 'help', keys: ['?'] },
] as const

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog label={t('review.keys.title')} className="sheet review-keys" onClose={onClose}>
      <header className="sheet-head">
        <h2>{t('review.keys.title')}</h2>
        <button type="button" className="quiet" onClick={onClose} aria-label={t('app.close')}>
          <Icon name="close" />
        </button>
      </header>
      <div className="sheet-body">
        <dl>
          {keys.map((one) => (
            <div key={one.name}>
              <dt>{t(`review.keys.${one.name}`)}</dt>
              <dd data-content>
                {one.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  )
}
