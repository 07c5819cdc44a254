/** One seeded history: replicas shaped like the learner's record, edits at any time, and weather over every link. */
import * as Y from 'yjs'
import { deletesOf } from '../../renderer/sync/exchange/chunks'
import type { Replica } from '../../renderer/sync/exchange/types'
import { Network, type Party, type Weather } from './exchangeNetwork'
import { GatedParty } from './gatedParty'

export interface History {
  readonly wrong: readonly string[]
  readonly edits: number
  readonly messages: number
}

interface Made {
  /** Words that were written and that nobody deletes. */
  readonly kept: string[]
  edits: number
}

const notes = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('notes')
const events = ({ doc, log = doc }: Pick<Party, 'doc' | 'log'>): Y.Array<string> => log.getArray('events')

/** One edit of a learner, drawn from the network's chance. */
export function edit(net: Network, party: Party, made: Made): void {
  const { doc, name } = party
  const number = made.edits++
  const word = `${name}e${number}`
  const keys = [...notes(doc).keys()].sort()
  const key = keys[net.chance.below(Math.max(1, keys.length))]
  const note = key === undefined ? undefined : notes(doc).get(key)
  const what = net.chance.below(10)
  doc.transact(() => {
    if (what < 2 || !note) {
      const fresh = new Y.Map<unknown>()
      fresh.set('body', new Y.Text(`${word} `))
      fresh.set('tags', new Y.Array<string>())
      notes(doc).set(word, fresh)
    } else if (what < 6) {
      const body = note.get('body') as Y.Text
      const at = net.chance.below(body.length + 1)
      body.insert(at, net.chance.below(4) === 0 ? '🚢⚓' : 'abc')
      if (body.length > 3 && what === 5) body.delete(net.chance.below(body.length - 2), 2)
    } else if (what === 6) note.set('title', word)
    else if (what === 7 && key !== undefined && keys.length > 2) notes(doc).delete(key)
    else {
      events(party).push([word])
      made.kept.push(word)
      if (what === 8) (note.get('tags') as Y.Array<string>).insert(0, [word])
    }
  })
}

export const fingerprint = (doc: Y.Doc, log = doc): string =>
  JSON.stringify([
    sorted(notes(doc).toJSON()),
    events({ doc, log }).toJSON(),
    ...[doc, log].map((one) => [
      [...Y.decodeStateVector(Y.encodeStateVector(one))].sort(([a], [b]) => a - b),
      [...deletesOf(one).clients].sort(([a], [b]) => a - b),
    ]),
  ])

const sorted = (value: unknown): unknown =>
  Array.isArray(value) || typeof value !== 'object' || value === null
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([key, one]) => [key, sorted(one)]),
      )

const weatherOf = (net: Network): Weather => ({
  mostDelayMs: [1, 40, 400][net.chance.below(3)] ?? 1,
  twice: net.chance.below(3) === 0 ? 0.3 : 0,
  isOrdered: net.chance.below(2) === 0,
  ...(net.chance.below(4) === 0 ? { room: 1 + net.chance.below(4) } : {}),
})

/** A replica that, while it is moody, may not take what comes, or holds it. */
const moody = (net: Network, gate: { readonly isMoody: boolean }, replica: Replica): Replica => ({
  doc: replica.doc,
  mayTake: () => !gate.isMoody || net.chance.below(8) > 0,
  take: (update, peer) => (gate.isMoody && net.chance.below(8) === 0 ? { kind: 'held' } : replica.take(update, peer)),
})

/** Where it `isGated`, of devices with the app's own merging, whose Workers and windows come and go. */
export function play(seed: number, isGated = false): History {
  const net = new Network(seed)
  let messages = 0
  net.seen = (_from, _to, message) => {
    if (message.way === 'out') messages++
  }
  const gate = { isMoody: net.chance.below(3) === 0 }
  const refused: string[] = []
  const parties: readonly Party[] = Array.from({ length: 2 + net.chance.below(5) }, (_, at) =>
    isGated
      ? new GatedParty(
          net,
          `r${at}`,
          (detail) => refused.push(detail),
          (one) => moody(net, gate, one),
        )
      : net.replica((one) => moody(net, gate, one)),
  )
  const made: Made = { kept: [], edits: 0 }
  const cuts: ((which?: 'both' | 'a' | 'b') => void)[] = []
  const some = () => parties[net.chance.below(parties.length)] as Party
  for (let step = 12 + net.chance.below(20); step > 0; step--) {
    const what = net.chance.below(12)
    if (what < 7) edit(net, some(), made)
    else if (what < 10) {
      const [a, b] = [some(), some()]
      if (a !== b) cuts.push(net.connect(a, b, weatherOf(net)))
    } else {
      const cut = cuts.splice(net.chance.below(Math.max(1, cuts.length)), 1)[0]
      cut?.((['both', 'a', 'b'] as const)[net.chance.below(3)])
    }
    if (isGated && net.chance.below(8) === 0) interrupt(net, some())
    net.run([0, 5, 60, 700, 3_000][net.chance.below(5)] ?? 0)
  }
  gate.isMoody = false
  for (const { exchange } of parties) for (const link of exchange.links()) link.again()
  // In the end a ring of links that hold, while old ones still lie about, some dead at one end.
  for (const [at, party] of parties.entries()) {
    const next = parties[(at + 1) % parties.length]
    if (next && next !== party && !(parties.length === 2 && at === 1))
      cuts.push(net.connect(party, next, weatherOf(net)))
  }
  const lasting = parties.map((party) => party.exchange.links().at(-1))
  net.run(60_000)
  const wrong = [...judge(parties, made, net), ...refused]
  if (!lasting.every((link) => link?.isEqual()))
    wrong.push(`not told equal: ${lasting.map((l) => l?.docs()[0]?.state)}`)
  return { wrong, edits: made.edits, messages }
}

function interrupt(net: Network, party: Party): void {
  if (!(party instanceof GatedParty)) return
  if (net.chance.below(2) === 0) party.loseWorker()
  else party.reload()
}

function judge(parties: readonly Party[], made: Made, net: Network): string[] {
  const wrong = [...net.faults]
  const prints = new Set(parties.map(({ doc, log }) => fingerprint(doc, log)))
  if (prints.size > 1) wrong.push(`${prints.size} contents`)
  for (const party of parties) {
    const { doc, log = doc, name } = party
    const has = new Set(events(party).toArray())
    for (const word of made.kept) if (!has.has(word)) wrong.push(`${name} lacks ${word}`)
    for (const { store } of [doc, log])
      if (store.pendingStructs || store.pendingDs) wrong.push(`${name} has something pending`)
    if (party instanceof GatedParty) wrong.push(...party.judge())
  }
  return wrong
}
