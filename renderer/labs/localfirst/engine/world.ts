/** The lab's world: replicas, links and virtual time. The same seed and actions give the same states. */
import { centralLock } from './centralLock'
import { seededChance } from './chance'
import { compareModes } from './compare'
import { lastWriterWins } from './lastWriterWins'
import { type Ledger, openLedger } from './ledger'
import { mergingDocs } from './mergingDocs'
import type { Model, ModelOptions } from './model'
import { openNetwork, type Tell } from './network'
import { settle } from './settle'
import { type Life, snapshot } from './snapshot'
import { startTimeline } from './timeline'
import type { Action, Comparison, Config, Mode, Refusal, ReplicaId, Stamps, State } from './types'

export interface World {
  /** Undefined, or why it was refused. A refused action changes nothing but the record of what was tried. */
  readonly act: (action: Action) => Refusal | undefined
  /** The same object until something was done. */
  readonly state: () => State
}

type Kind = Action['do']
type Of<K extends Kind> = Extract<Action, { readonly do: K }>
type Acts = { readonly [K in Kind]: (action: Of<K>) => Refusal | undefined }

/** Each action takes a moment of virtual time, so that of two edits one is later. */
const actionMs = 10
const stepWithinMs = 20_000

const makers: Readonly<Record<Mode, (options: ModelOptions) => Model>> = {
  lww: lastWriterWins,
  lock: centralLock,
  crdt: mergingDocs,
}

/** What the learner set; it outlives a change of the mode. */
interface Chosen {
  mode: Mode
  stamps: Stamps
  skews: Readonly<Partial<Record<ReplicaId, number>>>
  predictions: Readonly<Record<string, string>>
  comparison: readonly Comparison[] | undefined
}

export function createWorld(config: Config, seed: number, first?: Mode): World {
  const ledger = openLedger()
  const chosen: Chosen = {
    mode: first ?? config.modes[0] ?? 'crdt',
    ...{ stamps: config.stamps, skews: { ...config.skewMs }, predictions: {}, comparison: undefined },
  }
  const tell: Tell = (event) => ledger.tell(life?.timeline.now() ?? 0, event)
  let life: Life | undefined
  /** Since the mode was chosen. */
  let played: readonly Action[] = []
  let startedWith: Partial<Config> = {}
  let [shown, hasEdited]: [State | undefined, boolean] = [undefined, false]

  const beginAnew = () => {
    const begun = beginLife(config, seed, chosen, tell)
    life = begun
    settle(begun) // the replicas greet each other before the learner comes
    begun.network.countAnew()
    begun.timeline.countAnew()
    ledger.clear()
    played = []
    startedWith = { stamps: chosen.stamps, skewMs: chosen.skews }
    return begun
  }
  const alive = () => life ?? beginAnew()
  const acts: Acts = {
    ...makeLinkActs(config, alive, tell),
    edit: (action) => {
      const refusal = attempt(config, alive(), ledger, action)
      hasEdited ||= refusal !== 'notHere'
      return refusal
    },
    ...makeChoices(config, chosen, tell, () => hasEdited),
    mode: ({ mode }) => {
      if (!config.modes.includes(mode)) return 'notHere'
      chosen.mode = mode
      beginAnew()
      return void tell({ kind: 'mode', mode })
    },
    step: () => {
      const before = ledger.arrivals()
      return void alive().timeline.run(() => ledger.arrivals() > before, stepWithinMs)
    },
    compare: () => {
      if (config.isManual) return 'notHere'
      chosen.comparison = compareModes(played, (one) => createWorld({ ...config, ...startedWith }, seed, one))
      return void tell({ kind: 'compared' })
    },
  }
  return {
    act: (action) => {
      alive()
      shown = undefined
      const refusal = (acts[action.do] as (one: Action) => Refusal | undefined)(action)
      if (action.do !== 'compare' && action.do !== 'mode' && action.do !== 'predict') played = [...played, action]
      return refusal
    },
    state: () => {
      const { mode, stamps, predictions, comparison, skews } = chosen
      shown ??= { ...snapshot(config, alive(), ledger, (id) => skews[id] ?? 0), mode, stamps, predictions, comparison }
      return shown
    },
  }
}

function attempt(config: Config, { timeline, network, model }: Life, ledger: Ledger, { replica, edit }: Of<'edit'>) {
  if (!config.replicas.includes(replica) || !config.items.includes(edit.item)) return 'notHere' as const
  const wasCut = network.links().some((link) => link.isCut && (link.one === replica || link.other === replica))
  const tried = { replica, edit, wasCut, seen: model.seen(replica), now: timeline.now }
  const refusal = ledger.attempt(tried, (id) => model.attempt(replica, edit, id))
  // Afterwards: a message that arrives meanwhile would move the place that the learner saw.
  timeline.wait(actionMs)
  return refusal
}

function beginLife(config: Config, seed: number, chosen: Chosen, tell: Tell): Life {
  const timeline = startTimeline()
  const chance = seededChance(seed)
  let model: Model | undefined
  const network = openNetwork({
    ...{ replicas: config.replicas, timeline, chance, tell },
    deliver: (to, from, message) => model?.deliver(to, from, message),
  })
  const told = { skewMs: (id: ReplicaId) => chosen.skews[id] ?? 0, stamps: () => chosen.stamps }
  model = makers[chosen.mode]({ config, timeline, network, chance, tell, ...told })
  return { timeline, network, model }
}

/** What is done to the network and the time. */
function makeLinkActs(
  config: Config,
  alive: () => Life,
  tell: Tell,
): Pick<Acts, 'link' | 'lease' | 'send' | 'wait' | 'settle'> {
  const has = (id: ReplicaId) => config.replicas.includes(id)
  return {
    link: ({ one, other, change }) => {
      const { timeline, network, model } = alive()
      if (!network.link(one, other)) return 'notHere'
      timeline.wait(actionMs)
      const became = network.change(one, other, change)
      tell({ kind: 'link', one, other, change })
      if (became === 'cut') model.cut(one, other)
      if (became === 'mended') model.mended(one, other)
      return undefined
    },
    lease: ({ replica, isHeld }) => {
      const { timeline, model } = alive()
      if (!model.hold || !has(replica)) return 'notHere'
      timeline.wait(actionMs)
      const given = model.hold(replica, isHeld)
      tell({ kind: 'lease', replica, isHeld, isGiven: given === 'given' })
      return given === 'given' ? undefined : given
    },
    send: ({ from, to, parcel }) => {
      const { timeline, model } = alive()
      if (!config.isManual || !model.send || from === to || !has(from) || !has(to)) return 'notHere'
      timeline.wait(actionMs)
      return void model.send(from, to, parcel)
    },
    wait: ({ ms }) => void alive().timeline.wait(ms),
    settle: () => void settle(alive()),
  }
}

/** What the learner sets and says. */
function makeChoices(
  config: Config,
  chosen: Chosen,
  tell: Tell,
  hasEdited: () => boolean,
): Pick<Acts, 'clock' | 'stamps' | 'predict'> {
  return {
    clock: ({ replica, skewMs }) => {
      if (!config.replicas.includes(replica)) return 'notHere'
      chosen.skews = { ...chosen.skews, [replica]: skewMs }
      return void tell({ kind: 'clock', replica, skewMs })
    },
    stamps: ({ stamps }) => {
      chosen.stamps = stamps
      return undefined
    },
    predict: ({ question, answer }) => {
      const asked = config.questions?.find(({ id }) => id === question)
      if (!asked?.answers.includes(answer)) return 'notHere'
      if (hasEdited() || chosen.predictions[question] !== undefined) return 'late'
      chosen.predictions = { ...chosen.predictions, [question]: answer }
      return void tell({ kind: 'predicted', question, answer })
    },
  }
}
