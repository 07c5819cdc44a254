/** What was here before is gone: says so, and offers the newest backup from before. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'

interface LossProps {
  readonly kind: 'emptied' | 'partial'
  readonly begunAnew: { readonly kept: string } | undefined
  readonly backup: string | undefined
  readonly onRestore: (id: string) => void
  readonly onAccept: () => Promise<void>
}

export function LossBanner({ kind, begunAnew, backup, onRestore, onAccept }: LossProps) {
  const { t } = useTranslation()
  return (
    <section className="record-loss" role="alert" aria-labelledby="record-loss">
      <h2 id="record-loss">
        <Icon name="alert" /> {t(`record.loss.${kind}`)}
      </h2>
      <p>{begunAnew ? t('record.loss.begunAnew', begunAnew) : t(`record.loss.${kind}How`)}</p>
      <p>{t(backup ? 'record.loss.choose' : 'record.loss.none')}</p>
      <p className="row">
        {backup && (
          <button type="button" className="primary" onClick={() => onRestore(backup)}>
            {t('record.loss.restore')}
          </button>
        )}
        <button type="button" onClick={() => void onAccept()}>
          {t('record.loss.accept')}
        </button>
      </p>
    </section>
  )
}
