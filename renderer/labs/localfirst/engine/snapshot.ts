/** The state of a world as plain data, and what is measured in it. */
import type { Ledger } from './ledger'
import type { Model } from './model'
import type { Network } from './network'
import type { Timeline } from './timeline'
import type { Config, Measures, ReplicaId, ReplicaState, State } from './types'

/** One mode's life: its network, time and replicas. */
export interface Life {
  readonly timeline: Timeline
  readonly network: Network
  readonly model: Model
}

type Shown = Omit<State, 'mode' | 'stamps' | 'predictions' | 'comparison'>

export function snapshot(
  config: Config,
  { timeline, network, model }: Life,
  ledger: Ledger,
  skewMs: (replica: ReplicaId) => number,
): Shown {
  const kept = new Set(config.replicas.flatMap((id) => [...model.kept(id)]))
  const attempts = ledger.attempts().map((one) => ({ ...one, isLost: one.outcome === 'accepted' && !kept.has(one.id) }))
  const replicas = config.replicas.map(
    (id): ReplicaState => ({
      id,
      contents: model.contents(id),
      skewMs: skewMs(id),
      stamps: model.stampsOf?.(id) ?? {},
      vector: model.vectorOf?.(id) ?? {},
      client: model.clientOf?.(id),
      holdsLock: model.holdsLock?.(id) ?? false,
    }),
  )
  const links = network.links()
  const flights = network.flights()
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)
  const measures: Measures = {
    attempted: attempts.length,
    accepted: attempts.filter(({ outcome }) => outcome === 'accepted').length,
    lost: attempts.filter(({ isLost }) => isLost).length,
    bytes: sum(links.map(({ bytes }) => bytes)),
    messages: sum(links.map(({ messages }) => messages)),
    ...network.counts(),
    longestWaitMs: Math.max(0, ...attempts.map(({ waitedMs }) => waitedMs)),
  }
  const isSame = new Set(replicas.map(({ contents }) => JSON.stringify(contents))).size === 1
  return {
    ...{ time: timeline.now(), replicas, links, flights, attempts, events: ledger.events(), measures },
    isEqual: isSame && model.isLevel() && flights.length === 0,
  }
}
