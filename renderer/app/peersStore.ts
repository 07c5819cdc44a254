/** What `main/peers` says of the devices, as this window last heard it. Shared by all who watch; asked while someone does. */
import type { DrydockBridge } from '../platform/bridge'
import { describe, log } from '../platform/log'
import type { PeersView } from '../screens/devices/view'
import type { Watched } from '../study/record'

export interface PeersStore extends Watched {
  /** Undefined until the first answer. */
  readonly state: () => PeersView | 'unreachable' | undefined
}

type Asked = Pick<DrydockBridge, 'peersState' | 'on'>

const stores = new WeakMap<Asked, PeersStore>()

/** One for each bridge, so that the sidebar and the screen say the same. */
export function peersOf(bridge: Asked): PeersStore {
  const known = stores.get(bridge)
  if (known) return known
  const store = makePeersStore(bridge, (reason) => log('warn', `devices: no state: ${describe(reason)}`))
  stores.set(bridge, store)
  return store
}

/** `failed` is told why an answer did not come. */
export function makePeersStore(bridge: Asked, failed: (reason: unknown) => void): PeersStore {
  const watchers = new Set<() => void>()
  let state: PeersView | 'unreachable' | undefined
  let isAsking = false
  let isStale = false
  let stopListening: (() => void) | undefined
  /** One question at a time; what changed meanwhile is asked for once more. */
  const ask = async () => {
    isStale = true
    if (isAsking) return
    isAsking = true
    while (isStale && watchers.size > 0) {
      isStale = false
      state = await bridge.peersState().catch((reason: unknown) => {
        failed(reason)
        return 'unreachable' as const
      })
      for (const changed of watchers) changed()
    }
    isAsking = false
  }
  const subscribe = (changed: () => void) => {
    watchers.add(changed)
    if (watchers.size === 1) {
      stopListening = bridge.on('peersChanged', () => void ask())
      void ask()
    }
    return () => {
      watchers.delete(changed)
      if (watchers.size === 0) stopListening?.()
    }
  }
  return { state: () => state, subscribe }
}
