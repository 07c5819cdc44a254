import type { Lab } from './lab'

/** Every lab, in the order of the chapters; each is a file of its own. */
const loaders: readonly (() => Promise<Lab>)[] = [
  () => import('./git/lab').then(({ git }) => git),
  () => import('./localfirst/lab').then(({ localfirst }) => localfirst),
]

let loaded: Promise<readonly Lab[]> | undefined

/** The same promise until loading fails; then the next call tries again. */
export function loadLabs(): Promise<readonly Lab[]> {
  loaded ??= Promise.all(loaders.map((load) => load())).catch((reason: unknown) => {
    loaded = undefined
    throw reason
  })
  return loaded
}
