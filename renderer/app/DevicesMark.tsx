/** How the devices stand, beside “Devices”: a dot and a word, and nothing while they are off. */
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrydockBridge } from '../platform/bridge'
import { type Overall, overallOf } from '../screens/devices/standing'
import { peersOf } from './peersStore'
import type { SyncedBooks } from './syncActs'
import { useOpenBooks } from './useOpenBooks'
import { useSynced } from './useSynced'
import type { AppWorld } from './world'

const tones: Readonly<Record<Overall, string>> = {
  equal: 'good',
  syncing: 'moving',
  held: 'idle',
  looking: 'idle',
  cut: 'idle',
  problem: 'bad',
}

export const DevicesMark = ({ world }: { readonly world: Pick<AppWorld, 'bridge' | 'record'> }) =>
  world.bridge && <Mark bridge={world.bridge} record={world.record} />

function Mark({ bridge, record }: Pick<AppWorld, 'record'> & { readonly bridge: DrydockBridge }) {
  const { t } = useTranslation()
  const store = peersOf(bridge)
  const peers = useSyncExternalStore(store.subscribe, store.state)
  const books: SyncedBooks | 'refused' | undefined = useOpenBooks(record)
  const synced = useSynced(books === 'refused' ? undefined : books?.sync)
  const overall = peers && peers !== 'unreachable' ? overallOf(peers, synced) : undefined
  if (!overall) return null
  return (
    <span className="devices-mark">
      <span className={`dot ${tones[overall]}`} aria-hidden="true" />
      {t(`devices.overall.${overall}`)}
    </span>
  )
}
