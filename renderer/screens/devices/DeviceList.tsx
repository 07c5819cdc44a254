/** The other devices, each with how it stands. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { SyncedDevice } from '../../study/devices/devices'
import { ageOf, inWords } from '../../study/times'
import { Addresses } from './Addresses'
import { RemoveDialog, RenameDialog } from './Dialogs'
import { phaseOf, type Standing, standingOf, toneOf } from './standing'
import { useNow } from './useNow'
import type { DeviceActs, DevicesProps, DeviceView, PeersView } from './view'

const ageEveryMs = 20_000

type ListProps = Pick<DevicesProps, 'synced' | 'receipts' | 'acts' | 'now'> & {
  readonly peers: PeersView
  readonly onPair: () => void
}

export function DeviceList({ peers, synced, receipts, acts, now, onPair }: ListProps) {
  const { t } = useTranslation()
  const nowMs = useNow(now, ageEveryMs)
  return (
    <section className="record-part" aria-labelledby="devices-others">
      <div className="device-head">
        <h2 id="devices-others">{t('devices.list.title')}</h2>
        <button type="button" className={peers.devices.length === 0 ? 'primary' : undefined} onClick={onPair}>
          <Icon name="plus" /> {t('devices.list.pair')}
        </button>
      </div>
      {peers.devices.length === 0 ? (
        <div className="record-empty">
          <p>{t('devices.list.empty')}</p>
          <p className="soft">{t('devices.list.emptyHow')}</p>
        </div>
      ) : (
        <ul className="device-list" aria-labelledby="devices-others">
          {peers.devices.map((device) => (
            <Item
              key={device.id}
              device={device}
              standing={standingOf(device, phaseOf(synced, device.id), peers.isCut)}
              synced={synced.find((one) => one.id === device.id)}
              last={receipts.all?.find((one) => one.device.id === device.id)?.id}
              acts={acts}
              nowMs={nowMs}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface ItemProps {
  readonly device: DeviceView
  readonly standing: Standing
  readonly synced: SyncedDevice | undefined
  /** The newest receipt of it. */
  readonly last: string | undefined
  readonly acts: DeviceActs
  readonly nowMs: number
}

function Item({ device, standing, synced, last, acts, nowMs }: ItemProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'rename' | 'remove'>()
  const close = () => setAsked(undefined)
  const { name } = device
  return (
    <li className="device">
      <h3 data-content>{name}</h3>
      <p className="device-standing">
        <span className={`dot ${toneOf(standing)}`} aria-hidden="true" />
        <Said standing={standing} lastSeenAt={device.lastSeenAt} />
      </p>
      <p className="soft">
        {synced?.equalAt === undefined
          ? t('devices.list.neverEqual')
          : t('devices.list.equalAt', { age: ageOf(synced.equalAt, nowMs), time: inWords(synced.equalAt) })}
      </p>
      <Addresses device={device} acts={acts} />
      <p className="row device-actions">
        <button type="button" aria-label={t('devices.list.renameOf', { name })} onClick={() => setAsked('rename')}>
          {t('devices.list.rename')}
        </button>
        <button type="button" aria-label={t('devices.list.removeOf', { name })} onClick={() => setAsked('remove')}>
          {t('devices.list.remove')}
        </button>
        {standing.kind === 'looking' && (
          <a href={href({ screen: 'devices', view: 'doctor' })} aria-label={t('devices.list.doctorOf', { name })}>
            {t('devices.list.doctor')}
          </a>
        )}
        {last && (
          <a
            href={href({ screen: 'devices', view: 'receipts', receipt: last })}
            aria-label={t('devices.list.lastOf', { name })}
          >
            {t('devices.list.last')}
          </a>
        )}
      </p>
      {asked === 'rename' && <RenameDialog device={device} acts={acts} onClose={close} />}
      {asked === 'remove' && <RemoveDialog device={device} acts={acts} onClose={close} />}
    </li>
  )
}

function Said({ standing, lastSeenAt }: { readonly standing: Standing; readonly lastSeenAt: number | undefined }) {
  const { t } = useTranslation()
  if (standing.kind === 'looking')
    return lastSeenAt === undefined
      ? t('devices.standing.looking')
      : t('devices.standing.lookingSince', { time: inWords(lastSeenAt) })
  if (standing.kind === 'olderThere' || standing.kind === 'newerThere')
    return standing.version === undefined
      ? t(`devices.standing.${standing.kind}`)
      : t(`devices.standing.${standing.kind}As`, { version: standing.version })
  return t(`devices.standing.${standing.kind}`)
}
