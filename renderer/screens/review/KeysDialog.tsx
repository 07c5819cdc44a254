/** The keys of a review. */
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'

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
    <Dialog label={t('review.keys.title')} className="sheet review-keys" close={t('app.close')} onClose={onClose}>
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
