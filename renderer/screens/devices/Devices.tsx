/** The devices: their home, and the views of what went between them. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { type Address, href } from '../../study/address'
import { Doctor } from './Doctor'
import { Home } from './Home'
import { Ledger } from './Ledger'
import { ReceiptPage } from './receipts/ReceiptPage'
import { Receipts } from './receipts/Receipts'
import type { DevicesProps } from './view'
import { Xray } from './xray/Xray'

const views = ['home', 'receipts', 'ledger', 'doctor', 'xray'] as const

export function Devices(props: DevicesProps) {
  const { t } = useTranslation()
  return (
    <>
      <h1 tabIndex={-1}>{t(titles[props.view])}</h1>
      <nav className="device-views" aria-label={t('devices.views')}>
        {views.map((one) => (
          <a key={one} href={href(addressOf(one))} aria-current={one === props.view ? 'page' : undefined}>
            {t(`devices.${one}`)}
          </a>
        ))}
      </nav>
      <View {...props} />
    </>
  )
}

const titles = {
  home: 'devices.title',
  receipts: 'receipts.title',
  ledger: 'connections.title',
  doctor: 'doctor.title',
  xray: 'xray.title',
} as const

const addressOf = (view: DevicesProps['view']): Address =>
  view === 'home' ? { screen: 'devices' } : { screen: 'devices', view }

function View(props: DevicesProps) {
  const { t } = useTranslation()
  const { view, peers, receipt } = props
  if (view === 'receipts')
    return receipt === undefined ? <Receipts {...props} /> : <ReceiptPage key={receipt} {...props} id={receipt} />
  if (peers === undefined) return <p className="busy">{t('devices.asking')}</p>
  if (peers === 'unreachable') return <Unreachable />
  if (view === 'ledger') return <Ledger {...props} peers={peers} />
  if (view === 'doctor') return <Doctor {...props} peers={peers} />
  if (view === 'xray') return <Xray {...props} peers={peers} />
  return <Home {...props} peers={peers} />
}

function Unreachable() {
  const { t } = useTranslation()
  return (
    <div className="device-note bad" role="alert">
      <Icon name="alert" />
      <div>
        <p>
          <strong>{t('devices.unreachable')}</strong>
        </p>
        <p>{t('devices.unreachableHow')}</p>
      </div>
    </div>
  )
}
