/** What is known of a device is forgotten once the group's list has it no more: it was removed, or it left, or this one did. */
import type { Sync } from '../sync/types'
import type { PeersStore } from './peersStore'

/** Watches for as long as there is a window. `failed` is told why something was not forgotten. */
export function forgetGone(
  sync: Pick<Sync, 'devices' | 'forget' | 'subscribe'>,
  peers: PeersStore,
  failed: (reason: unknown) => void,
): () => void {
  const look = () => {
    const group = groupOf(peers)
    if (!group) return
    for (const { id, phase } of sync.devices())
      if (!group.has(id) && phase.kind === 'apart') sync.forget(id).catch(failed)
  }
  // Its session may end after the list has changed.
  const stops = [peers.subscribe(look), sync.subscribe(look)]
  look()
  return () => {
    for (const stop of stops) stop()
  }
}

/** Undefined where it is not known for sure: only the running process has read the list. */
function groupOf(peers: PeersStore): ReadonlySet<string> | undefined {
  const state = peers.state()
  if (!state || state === 'unreachable' || state.process !== 'running' || state.reason !== undefined) return undefined
  // Who was removed may have been so by mistake, and learns it only by leaving.
  return state.removed ? undefined : new Set(state.devices.map(({ id }) => id))
}
