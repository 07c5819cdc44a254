/** Runs of lab scenarios in the `study` document: where each stands, and which were solved (docs/formats/labs.md). */
import type * as Y from 'yjs'
import type { Ports } from '../ports'
import type { Watched } from '../record'

/** `lab/scenario`, for example `localfirst/lost-write`. */
export type LabKey = `${string}/${string}`
export const labKey = (lab: string, scenario: string): LabKey => `${lab}/${scenario}`

export interface LabRun {
  /** The lab's own JSON: the list of what was done. */
  readonly actions: string
  /** Ids of the goals that are met. */
  readonly met: readonly string[]
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface LabBook extends Watched {
  /** The same map until something changes. */
  readonly runs: () => ReadonlyMap<LabKey, LabRun>
  /** When each was first known to be solved. */
  readonly solved: () => ReadonlyMap<LabKey, number>
  /** Gives false where the run is larger than the record takes; nothing was changed then. */
  readonly save: (key: LabKey, run: Pick<LabRun, 'actions' | 'met'>, isSolved: boolean) => boolean
  /** Forgets the run; that it was solved stays. */
  readonly reset: (key: LabKey) => void
}

/** In UTF-16 units. */
export const longestActions = 131_072
const longestKey = 130
const mostGoals = 32
const solvedMark = '#solved'

export function openLabBook(study: Y.Doc, ports: Pick<Ports, 'now'>): LabBook {
  const map = study.getMap<unknown>('labs')
  const listeners = new Set<() => void>()
  let shown = read(map)
  map.observeDeep(() => {
    shown = read(map)
    for (const changed of listeners) changed()
  })
  return {
    runs: () => shown.runs,
    solved: () => shown.solved,
    save: (key, { actions, met }, isSolved) => {
      const run = readRun({ actions: actions.toWellFormed(), met: [...met], at: ports.now() })
      if (!run || key.length > longestKey) return false
      study.transact(() => {
        const now = shown.runs.get(key)
        const isSame = now?.actions === run.actions && now.met.join() === run.met.join()
        if (!isSame) map.set(key, run)
        // A fact of its own: a run that another device saves at the same time does not take it back.
        if (isSolved && !shown.solved.has(key)) map.set(`${key}${solvedMark}`, ports.now())
      })
      return true
    },
    reset: (key) => {
      if (map.has(key)) map.delete(key)
    },
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}

/** What does not fit is left where it is and not shown. */
function read(map: Y.Map<unknown>) {
  const runs = new Map<LabKey, LabRun>()
  const solved = new Map<LabKey, number>()
  for (const [key, value] of map) {
    if (!isKey(key)) continue
    const of = key.endsWith(solvedMark) ? key.slice(0, -solvedMark.length) : undefined
    if (of !== undefined) {
      if (isKey(of) && isMoment(value)) solved.set(of, value)
      continue
    }
    const run = readRun(value)
    if (run) runs.set(key, run)
  }
  return { runs, solved }
}

/** The run that an unknown value is, or undefined. */
export function readRun(value: unknown): LabRun | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { actions, met, at } = value as Partial<Record<keyof LabRun, unknown>>
  if (typeof actions !== 'string' || actions.length > longestActions || !isMoment(at)) return undefined
  if (!Array.isArray(met) || met.length > mostGoals) return undefined
  if (!met.every((one): one is string => typeof one === 'string' && one.length <= 64)) return undefined
  return { actions, met, at }
}

const isKey = (key: string): key is LabKey => key.includes('/') && key.length <= longestKey + solvedMark.length
const isMoment = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 8.64e15
