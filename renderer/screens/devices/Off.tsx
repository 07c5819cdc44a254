/** What switching on does, before anything is sent. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { Fault } from './Fault'
import { useAct } from './useAct'
import type { DeviceActs } from './view'

const does = ['network', 'trust', 'secret', 'ledger'] as const

export function Off({ acts, onPair }: { readonly acts: DeviceActs; readonly onPair: () => void }) {
  const { t } = useTranslation()
  const act = useAct()
  return (
    <section className="device-off" aria-labelledby="devices-off">
      <h2 id="devices-off">{t('devices.off.title')}</h2>
      <p className="measure">{t('devices.off.body')}</p>
      <h3>{t('devices.off.what')}</h3>
      <ul>
        {does.map((one) => (
          <li key={one}>
            <Icon name="check" />
            <span>{t(`devices.off.${one}`)}</span>
          </li>
        ))}
      </ul>
      <p className="row">
        <button type="button" className="primary" onClick={onPair}>
          {t('devices.off.pair')}
        </button>
        <button type="button" disabled={act.isBusy} onClick={() => void act.run(() => acts.switchOn(true))}>
          {t('devices.off.switchOn')}
        </button>
      </p>
      <Fault>{act.fault}</Fault>
    </section>
  )
}
