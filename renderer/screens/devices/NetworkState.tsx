/** Whether devices are on, in one line, and the way to switch them off. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { Fault } from './Fault'
import { useAct, useReason } from './useAct'
import type { DeviceActs, Outcome, PeersView } from './view'

export function NetworkState({ peers, acts }: { readonly peers: PeersView; readonly acts: DeviceActs }) {
  const { t } = useTranslation()
  const act = useAct()
  const isBad = peers.process === 'failed'
  return (
    <section className={isBad ? 'network-state bad' : 'network-state'} aria-label={t('devices.state.title')}>
      <div className="network-said">
        <p role="status">
          {isBad && <Icon name="alert" />} <Said peers={peers} />
        </p>
        {isBad && <Failed reason={peers.reason} />}
      </div>
      <p className="row">
        {peers.isCut && !isBad && (
          <button type="button" disabled={act.isBusy} onClick={() => void act.run(() => acts.cut(false))}>
            {t('devices.state.reconnect')}
          </button>
        )}
        {isBad && (
          <button type="button" disabled={act.isBusy} onClick={() => void act.run(() => restart(acts))}>
            {t('devices.state.again')}
          </button>
        )}
        <button type="button" disabled={act.isBusy} onClick={() => void act.run(() => acts.switchOn(false))}>
          {t('devices.state.switchOff')}
        </button>
      </p>
      <Fault>{act.fault}</Fault>
    </section>
  )
}

function Said({ peers }: { readonly peers: PeersView }) {
  const { t } = useTranslation()
  if (peers.process === 'failed') return t('devices.state.failedProcess')
  if (peers.process === 'off') return t('devices.state.stopping')
  if (peers.process !== 'running') return t('devices.state.starting')
  return t(peers.isCut ? 'devices.state.cut' : 'devices.state.running')
}

/** What stands in the way is not always mended by the switch alone. */
function howOf(reason: string | undefined) {
  if (reason === 'newer') return 'newer'
  return reason === 'keyStoreAway' || reason === 'otherKeyStore' ? 'keyStore' : 'other'
}

function Failed({ reason }: { readonly reason: string | undefined }) {
  const { t } = useTranslation()
  const inWords = useReason()
  return (
    <>
      <p>{t(`devices.state.failedHow.${howOf(reason)}`)}</p>
      {reason !== undefined && (
        <p className="soft" data-content>
          {inWords(reason)}
        </p>
      )}
    </>
  )
}

async function restart(acts: DeviceActs): Promise<Outcome> {
  const off = await acts.switchOn(false)
  return off.done ? acts.switchOn(true) : off
}
