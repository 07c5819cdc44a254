/** Sync with the learner's other devices, with what it needs of this window. */
import type { DrydockBridge } from '../platform/bridge'
import { now } from '../platform/clock'
import { newId } from '../platform/ids'
import { describe, log } from '../platform/log'
import type { RecordStore } from '../storage/store'
import { openSync } from '../sync/openSync'
import type { Sync, SyncOptions } from '../sync/types'
import { forgetGone } from './forgetGone'
import type { Safety } from './keepSafe'
import { peersOf } from './peersStore'

interface SyncedStore {
  readonly store: RecordStore
  readonly safety: Safety
  readonly bridge: DrydockBridge
}

/** Undefined where it could not be opened, such as in a window that may not write; the log says why. */
export async function keepSynced({ store, safety, bridge }: SyncedStore): Promise<Sync | undefined> {
  const nameOf = namesIn(bridge)
  const { receipts, putDevice, devices, forgetDevice, setAside } = store.sync
  try {
    const sync = await openSync({
      docs: store.docs,
      bridge,
      startWorker: () => new Worker(new URL('../sync/sync.worker.ts', import.meta.url), { type: 'module' }),
      images: store.images,
      beforeMerge: () => backUp(safety),
      flush: store.flush,
      shelf: {
        putReceipt: receipts.put,
        putDevice,
        devices,
        forgetDevice,
        setAside: (refused) => setAside({ ...refused, name: nameOf(refused.device) }),
      },
      nameOf,
      now,
      newId,
      log,
    })
    forgetGone(sync, peersOf(bridge), (reason) => log('warn', `sync: not forgotten: ${describe(reason)}`))
    return sync
  } catch (error) {
    log('error', `sync: not opened: ${describe(error)}`)
    return undefined
  }
}

async function backUp({ backups }: Safety): ReturnType<SyncOptions['beforeMerge']> {
  const made = await backups.make('before-merge')
  return made.written ? { ok: true, id: made.entry.id } : { ok: false, reason: made.reason }
}

/** A device that is not in the list any more is called by the beginning of its key. */
function namesIn(bridge: DrydockBridge): SyncOptions['nameOf'] {
  const peers = peersOf(bridge)
  peers.subscribe(() => undefined) // asked for as long as there is a window
  return (device) => {
    const state = peers.state()
    const known = state && state !== 'unreachable' ? state.devices.find(({ id }) => id === device) : undefined
    return known?.name ?? device.slice(8, 16)
  }
}
