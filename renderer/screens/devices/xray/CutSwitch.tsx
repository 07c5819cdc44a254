/** Cuts this device off inside the app, to see what a merge makes of it. */
import { useTranslation } from 'react-i18next'
import { Fault } from '../Fault'
import { useAct } from '../useAct'
import type { DeviceActs } from '../view'

export function CutSwitch({ isCut, acts }: { readonly isCut: boolean; readonly acts: DeviceActs }) {
  const { t } = useTranslation()
  const { isBusy, fault, run } = useAct()
  return (
    <section className="xray-cut" aria-labelledby="xray-cut">
      <div>
        <h2 id="xray-cut">{t('xray.cutTitle')}</h2>
        <p>{t('xray.cutLead')}</p>
        <p role="status">
          <span className={isCut ? 'dot bad' : 'dot good'} aria-hidden="true" />{' '}
          {t(isCut ? 'xray.isCut' : 'xray.isConnected')}
        </p>
        <Fault>{fault}</Fault>
      </div>
      <button type="button" disabled={isBusy} onClick={() => void run(() => acts.cut(!isCut))}>
        {t(isCut ? 'xray.connect' : 'xray.cut')}
      </button>
    </section>
  )
}
