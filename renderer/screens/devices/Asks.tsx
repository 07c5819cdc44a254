/** Where a device's sync waits for the learner, or must be told: what happened, and what can be done. */
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { DeviceId, SyncPhase } from '../../study/devices/devices'
import { together, useCounted } from './counted'
import { phaseOf } from './standing'
import { useReason } from './useAct'
import type { DevicesProps, PeersView, SyncActs } from './view'

type AsksProps = Pick<DevicesProps, 'synced' | 'sync'> & { readonly peers: PeersView }

/** Of devices that are connected, or whose file is taken in: what another asked before it went is asked anew when it returns. */
export function Asks({ peers, synced, sync }: AsksProps) {
  if (!sync) return null
  return peers.devices
    .filter(({ id, link }) => link.kind === 'connected' || synced.some((one) => one.id === id && one.isByFile))
    .map(({ id, name }) => <AskOf key={id} id={id} name={name} phase={phaseOf(synced, id)} sync={sync} />)
}

interface AskOfProps {
  readonly id: DeviceId
  readonly name: string
  readonly phase: SyncPhase | undefined
  readonly sync: SyncActs
}

function AskOf({ phase, ...props }: AskOfProps) {
  switch (phase?.kind) {
    case 'asking':
      return <Deletions {...props} phase={phase} />
    case 'denied':
      return <Denied {...props} phase={phase} />
    case 'waiting':
      return <Waiting {...props} phase={phase} />
    case 'differs':
      return <Differs {...props} phase={phase} />
    case 'refused':
      return <Refused {...props} phase={phase} />
    default:
      return null
  }
}

type Of<K extends SyncPhase['kind']> = Omit<AskOfProps, 'phase'> & { readonly phase: Extract<SyncPhase, { kind: K }> }

function Deletions({ id, name, phase, sync }: Of<'asking'>) {
  const { t } = useTranslation()
  const what = together(useCounted()(phase.deletions))
  return (
    <Card title={t('devices.asks.deletions', { name, what })}>
      <p>{t('devices.asks.deletionsHow')}</p>
      <p className="row">
        <button type="button" onClick={() => sync.answer(id, false)}>
          {t('devices.asks.keep')}
        </button>
        <button type="button" onClick={() => sync.answer(id, true)}>
          {t('devices.asks.allow')}
        </button>
      </p>
    </Card>
  )
}

function Denied({ id, name, phase, sync }: Of<'denied'>) {
  const { t } = useTranslation()
  const what = together(useCounted()(phase.deletions))
  return (
    <Card title={t('devices.asks.denied', { name, what })}>
      <p>{t('devices.asks.deniedHow', { name })}</p>
      <p className="row">
        <button type="button" onClick={() => sync.answer(id, true)}>
          {t('devices.asks.allow')}
        </button>
      </p>
    </Card>
  )
}

function Waiting({ id, name, phase, sync }: Of<'waiting'>) {
  const { t } = useTranslation()
  const inWords = useReason()
  return (
    <Card title={t('devices.asks.waiting', { name })}>
      <p>{t('devices.asks.waitingHow', { detail: inWords(phase.detail) })}</p>
      <p className="row">
        <button type="button" onClick={() => sync.again(id)}>
          {t('devices.asks.again')}
        </button>
        <ToRecord>{t('devices.asks.toBackups')}</ToRecord>
      </p>
    </Card>
  )
}

function Differs({ name, phase }: Of<'differs'>) {
  const { t } = useTranslation()
  const docs = together(phase.docs.map((doc) => t(`devices.asks.docs.${doc}`)))
  return (
    <Card title={t('devices.asks.differs', { name })}>
      <p>{t('devices.asks.differsHow', { docs })}</p>
      <p className="row">
        <ToRecord>{t('devices.asks.toBackups')}</ToRecord>
      </p>
    </Card>
  )
}

function Refused({ name, phase }: Of<'refused'>) {
  const { t } = useTranslation()
  return (
    <Card title={t('devices.asks.refused', { name })}>
      <p>{t('devices.asks.refusedHow', { detail: phase.detail })}</p>
      <p className="row">
        <ToRecord>{t('devices.asks.toRecord')}</ToRecord>
      </p>
    </Card>
  )
}

const ToRecord = ({ children }: { readonly children: string }) => <a href={href({ screen: 'record' })}>{children}</a>

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className="device-note bad" aria-labelledby={id}>
      <Icon name="alert" />
      <div role="alert">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </section>
  )
}
