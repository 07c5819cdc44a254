/** What sync sends: at the exchange between documents, on the stream between devices, and in a group of 200. */
import * as Y from 'yjs'
import { edit } from '../../support/exchangeHistory'
import { Network, type Party } from '../../support/exchangeNetwork'
import type { Row } from '../row'
import { expectSame, startPair } from './devices'

const groupSize = 200
const kilobytes = (bytes: number): number => bytes / 1_024

/** Two devices with the same 5 MB meet after one note was changed on one of them; all frames of the meeting count. */
export async function changedNote(): Promise<Row[]> {
  const pair = await startPair()
  try {
    const there = await pair.open('carrier', ['rich', 'rich'])
    const change = await pair.called.ask('change', { via: 'carrier' })
    await pair.caller.ask('connect', { via: 'carrier', ...there })
    const carried = await pair.called.ask('settled', { via: 'carrier' })
    await expectSame(pair, 'carrier')
    const name = `bytes on the stream beyond a changed note of ${change}, of 5 MB`
    return [{ name, ours: kilobytes(carried - change), unit: 'KB', limit: 4 }]
  } finally {
    pair.stop()
  }
}

/** Each has edits of its own and is linked with four others; what comes to the one that fares worst. */
export function group(): Row[] {
  const net = new Network(4)
  const base = net.replica()
  const made = { kept: [], edits: 0 }
  const editTwenty = (party: Party) => {
    for (let count = 0; count < 20; count++) edit(net, party, made)
  }
  editTwenty(base)
  const parties = Array.from({ length: groupSize }, () => net.replica(undefined, {}, copyOf(base.doc)))
  for (const party of parties) editTwenty(party)
  const vectors = new Map(parties.map(({ name, doc }) => [name, Y.encodeStateVector(doc)]))
  const received = new Map<string, number>()
  net.seen = ({ name }, _to, { way, bytes }) => {
    if (way === 'in') received.set(name, (received.get(name) ?? 0) + bytes)
  }
  for (const [at, party] of parties.entries())
    for (const step of [1, 2, 1 + net.chance.below(groupSize - 2), 1 + net.chance.below(groupSize - 2)]) {
      const other = parties[(at + step) % groupSize]
      if (other && other !== party) net.connect(party, other, { mostDelayMs: 20 })
    }
  net.run(120_000)
  const contents = new Set(parties.map(({ doc }) => JSON.stringify(doc.getArray('events').toJSON())))
  if (contents.size > 1) throw new Error('The replicas of the group are not the same.')
  const shares = parties.map(({ name, doc }) => ({
    ours: kilobytes(received.get(name) ?? 0),
    value: kilobytes(Y.encodeStateAsUpdate(doc, vectors.get(name)).length),
  }))
  const { ours, value } = shares.reduce((worst, one) => (one.ours / one.value > worst.ours / worst.value ? one : worst))
  const name = `received by the worst-off of ${groupSize} devices`
  return [{ name, ours, peer: { name: 'what it lacked', value }, unit: 'KB', limit: 3 }]
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
