/** The devices' screen with what it needs: the bridge, sync, and the receipts. It also stands where the record could not be opened. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrydockBridge } from '../platform/bridge'
import { now } from '../platform/clock'
import { describe, log } from '../platform/log'
import { Devices } from '../screens/devices/Devices'
import type { PeersView, ReceiptsView } from '../screens/devices/view'
import type { Address } from '../study/address'
import type { Receipt, ReceiptEntry } from '../study/devices/devices'
import { devicesActs } from './devicesActs'
import { entryName } from './entryNames'
import { peersOf } from './peersStore'
import { type SyncedBooks, syncActs, undoReceipt } from './syncActs'
import { useOpenBooks } from './useOpenBooks'
import { useSynced } from './useSynced'
import type { AppWorld } from './world'

interface PageProps {
  readonly world: AppWorld
  readonly address: Extract<Address, { screen: 'devices' }>
}

export function DevicesPage({ world, address }: PageProps) {
  const { bridge } = world
  const { t } = useTranslation()
  return (
    <div className="page devices">
      {bridge ? <Connected world={world} address={address} bridge={bridge} /> : <h1>{t('devices.title')}</h1>}
    </div>
  )
}

function Connected({ world, address, bridge }: PageProps & { readonly bridge: DrydockBridge }) {
  const store = peersOf(bridge)
  const peers = useSyncExternalStore(store.subscribe, store.state)
  const opened = useOpenBooks(world.record)
  const books: SyncedBooks | undefined = opened === 'refused' ? undefined : opened
  const synced = useSynced(books?.sync)
  const acts = useMemo(() => devicesActs(bridge), [bridge])
  const sync = books?.sync
  const syncing = useMemo(
    () => sync && syncActs(sync, bridge, (id) => nameIn(store.state(), id)),
    [sync, bridge, store],
  )
  return (
    <Devices
      view={address.view ?? 'home'}
      receipt={address.receipt}
      peers={peers}
      synced={synced}
      receipts={useReceipts(books, opened === 'refused')}
      now={now}
      platform={world.info?.platform ?? ''}
      acts={acts}
      sync={syncing}
    />
  )
}

/** A device that is not in the list any more is called by the beginning of its key. */
const nameIn = (peers: PeersView | 'unreachable' | undefined, id: string): string =>
  (peers && peers !== 'unreachable' && [...peers.devices, peers.self].find((one) => one?.id === id)?.name) ||
  id.slice(8, 16)

const none: readonly Receipt[] = []

/** Those that still grow, from sync, before those that storage has. */
function useReceipts(books: SyncedBooks | undefined, isRefused: boolean): ReceiptsView {
  const kept = useKept(books)
  const undo = useCallback(
    (receipt: Receipt, alsoLogs: boolean) =>
      books ? undoReceipt(books, receipt, alsoLogs, now) : Promise.resolve({ kind: 'failed', reason: 'sync' } as const),
    [books],
  )
  const deck = books?.deck
  const nameOf = useCallback((entry: ReceiptEntry) => deck && entryName(entry, deck.cards()), [deck])
  const growing = books?.sync?.openReceipts() ?? none
  const open = new Set(growing.map(({ id }) => id))
  const all = [...growing, ...(kept ?? none).filter(({ id }) => !open.has(id))].sort((a, b) => b.to - a.to)
  return { all: isRefused || kept ? all : undefined, open, nameOf, undo }
}

/** What storage has, read anew whenever one is put there. */
function useKept(books: SyncedBooks | undefined): readonly Receipt[] | undefined {
  const [kept, setKept] = useState<readonly Receipt[]>()
  const receipts = books?.store.sync.receipts
  useEffect(() => {
    if (!receipts) return
    let isOver = false
    const read = async () => {
      const list = await receipts.list().catch((reason: unknown) => {
        log('warn', `devices: no receipts: ${describe(reason)}`)
        return none
      })
      if (!isOver) setKept(list)
    }
    const stop = receipts.subscribe(() => void read())
    void read()
    return () => {
      isOver = true
      stop()
    }
  }, [receipts])
  return kept
}
