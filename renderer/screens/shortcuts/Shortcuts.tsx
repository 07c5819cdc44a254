/** The sheet of keyboard shortcuts. */
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'

export interface Shortcut {
  readonly id: string
  readonly name: string
  readonly keys: readonly string[]
  readonly where: 'anywhere' | 'reading'
}

export function Shortcuts({ shortcuts, onClose }: { shortcuts: readonly Shortcut[]; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog label={t('shortcuts.title')} className="sheet" close={t('app.close')} onClose={onClose}>
      <div className="sheet-body">
        {(['anywhere', 'reading'] as const).map((where) => (
          <section key={where}>
            <h3>{t(`shortcuts.${where}`)}</h3>
            <dl>
              {shortcuts
                .filter((one) => one.where === where && one.keys.length > 0)
                .map((one) => (
                  <div key={one.id}>
                    <dt>{one.name}</dt>
                    <dd data-content>
                      {one.keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
