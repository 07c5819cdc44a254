/** How sync stands with each device, as React state. */
import { useCallback, useSyncExternalStore } from 'react'
import type { SyncedDevice } from '../study/devices/devices'
import type { Sync } from '../sync/types'

const none: readonly SyncedDevice[] = []
const never = () => () => undefined

/** `sync.devices` may make its list anew at each call: it is asked once after each change. */
const lists = new WeakMap<Sync, readonly SyncedDevice[]>()

export function useSynced(sync: Sync | undefined): readonly SyncedDevice[] {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!sync) return never()
      lists.set(sync, sync.devices())
      return sync.subscribe(() => {
        lists.set(sync, sync.devices())
        changed()
      })
    },
    [sync],
  )
  const get = useCallback(() => (sync && lists.get(sync)) ?? none, [sync])
  return useSyncExternalStore(subscribe, get)
}
