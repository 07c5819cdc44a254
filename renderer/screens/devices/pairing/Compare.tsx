/** The same six digits must stand on both screens, and both learners say so. */
import { useTranslation } from 'react-i18next'
import { Fault } from '../Fault'
import { useAct } from '../useAct'
import type { DeviceActs, PairingView } from '../view'
import { StepTitle } from './StepTitle'

interface CompareProps {
  readonly comparing: Extract<PairingView, { kind: 'comparing' }>
  readonly self: string | undefined
  readonly acts: DeviceActs
}

export function Compare({ comparing: { digits, name, resembles, hasAccepted }, self, acts }: CompareProps) {
  const { t } = useTranslation()
  const { isBusy, fault, run } = useAct()
  return (
    <>
      {/* Another one then: the button that was pressed is gone, and the focus must be somewhere. */}
      <StepTitle key={hasAccepted ? 'accepted' : 'asked'}>
        {hasAccepted ? t('pairing.accepted', { name }) : t('pairing.compareTitle')}
      </StepTitle>
      <p className="pairing-digits">
        <span className="unseen">
          {t('pairing.digits')}: {[...digits].join(' ')}
        </span>
        <span aria-hidden="true">
          {digits.slice(0, 3)} {digits.slice(3)}
        </span>
      </p>
      <dl className="pairing-names">
        <div>
          <dt>{t('pairing.here')}</dt>
          <dd data-content>{self}</dd>
        </div>
        <div>
          <dt>{t('pairing.other')}</dt>
          <dd data-content>{name}</dd>
        </div>
      </dl>
      {resembles !== undefined && <p>{t('pairing.resembles', { resembles })}</p>}
      <p>{t('pairing.compareHow')}</p>
      <p className="row">
        {!hasAccepted && (
          <button
            type="button"
            className="primary"
            disabled={isBusy}
            onClick={() => void run(() => acts.confirm(true))}
          >
            {t('pairing.same')}
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={() => void run(() => acts.confirm(false))}>
          {t('pairing.notSame')}
        </button>
      </p>
      <Fault>{fault}</Fault>
    </>
  )
}
