/** The window's address as React state. Only the hash changes; the browser's history gives back and forward. */
import { startTransition, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type Address, formatAddress, parseAddress } from '../study/address'

/** `turn` grows with every navigation, also with one to the place already shown. */
interface Visit {
  readonly hash: string
  readonly turn: number
}

let visit: Visit = { hash: location.hash, turn: 0 }
const listeners = new Set<() => void>()

function visited() {
  steppingUntil = 0
  visit = { hash: location.hash, turn: visit.turn + 1 }
  for (const changed of listeners) changed()
}
window.addEventListener('hashchange', visited)

// A link to the place already in the address fires no event of its own, yet the reader may have scrolled away.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null
  if (link && link.hash === location.hash && !event.defaultPrevented) visited()
})

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

/** The address shown. It follows a navigation as a transition: the old screen stays until the new one is ready. */
export function useAddress(): { readonly address: Address; readonly turn: number } {
  const [{ hash, turn }, setVisit] = useState(visit)
  useEffect(() => subscribe(() => startTransition(() => setVisit(visit))), [])
  return useMemo(() => ({ address: parseAddress(hash), turn }), [hash, turn])
}

/** Whether a navigation is under way after the one of `turn`, whose screen is not ready yet. */
export const useIsLeaving = (turn: number): boolean => useSyncExternalStore(subscribe, () => visit.turn !== turn)

export function navigate(address: Address): void {
  const hash = `#${formatAddress(address)}`
  if (hash === location.hash) visited()
  else location.hash = hash
}

/** A step through the history takes a moment, in which a rewritten address would call it off. */
const stepMs = 1_000
let steppingUntil = 0

export function stepThroughHistory(direction: 1 | -1): void {
  steppingUntil = performance.now() + stepMs
  history.go(direction)
}

/**
 * Writes where the reader is into the address, so that a reload and a copied link land there. It is no navigation: a
 * screen that is about to go may still scroll, and must not take the address back from the one that follows.
 */
export function rewriteAddress(address: Address): void {
  if (performance.now() < steppingUntil) return
  const here = parseAddress(location.hash)
  if (here.screen !== address.screen) return
  if (here.screen === 'read' && address.screen === 'read' && here.chapter !== address.chapter) return
  history.replaceState(null, '', `#${formatAddress(address)}`)
  for (const changed of rewritten) changed()
}

const rewritten = new Set<() => void>()
const subscribeToAll = (changed: () => void) => {
  rewritten.add(changed)
  listeners.add(changed)
  return () => {
    rewritten.delete(changed)
    listeners.delete(changed)
  }
}

/** The address as it stands now, with every section that scrolling passes. */
export function useHere(): Address {
  const hash = useSyncExternalStore(subscribeToAll, () => location.hash)
  return useMemo(() => parseAddress(hash), [hash])
}
