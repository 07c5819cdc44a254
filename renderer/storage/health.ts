/** The state of the store as one snapshot, which keeps its identity until something in it changes. */
import type { Health } from './store'

export interface HealthBook {
  readonly get: () => Health
  readonly set: (change: Partial<Health>) => void
  readonly subscribe: (changed: () => void) => () => void
}

const fresh: Health = {
  save: { kind: 'saving' },
  setAside: [],
  loss: undefined,
  begunAnew: undefined,
  usage: undefined,
}

export function createHealth(): HealthBook {
  let health = fresh
  const listeners = new Set<() => void>()
  const set = (change: Partial<Health>) => {
    if (isSame(health, change)) return
    health = { ...health, ...change }
    for (const changed of [...listeners]) changed()
  }
  const subscribe = (changed: () => void) => {
    listeners.add(changed)
    return () => void listeners.delete(changed)
  }
  return { get: () => health, set, subscribe }
}

const isSame = (health: Health, change: Partial<Health>) =>
  Object.entries(change).every(([key, value]) => JSON.stringify(value) === JSON.stringify(health[key as keyof Health]))
