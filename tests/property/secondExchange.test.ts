/** A second implementation, written from EXCHANGE.md alone, talks with the app's: what it says of the wire is enough, and true. */
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createExchange } from '../../renderer/sync/exchange/exchange'
import { plainReplica } from '../../renderer/sync/exchange/plainReplica'
import type { Link } from '../../renderer/sync/exchange/types'
import { Network, peerOrigin } from '../support/exchangeNetwork'
import { SecondLink } from '../support/secondExchange.mjs'

vi.setConfig({ testTimeout: 120_000 })

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const histories = Number(process.env.HISTORIES ?? 150)
const contents = [7, 'ö', { b: [null, true, 1.5, -3], a: 2 ** 40 }, Uint8Array.of(1, 2, 3)]

function edit(doc: Y.Doc, below: (end: number) => number): void {
  const text = doc.getText('text')
  /** A place that is not between the halves of a character. */
  const units = (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('')
  const place = () => {
    const at = below(text.length + 1)
    return /[\ud800-\udbff]/.test(units[at - 1] ?? '') ? at - 1 : at
  }
  const [from, to] = [place(), place()].sort((one, other) => one - other) as [number, number]
  const edits = [
    () => text.insert(from, 'ab😀'.repeat(1 + below(40))),
    () => text.insert(from, 'c'),
    () => text.delete(from, to - from),
    () => text.format(from, to - from, { bold: below(2) === 0 ? true : null }),
    () => text.insertEmbed(from, { image: below(9) }),
    () => doc.getMap('map').set(`k${below(9)}`, contents[below(contents.length)]),
    () => doc.getMap('map').delete(`k${below(9)}`),
    () => doc.getMap('map').set(`t${below(3)}`, new Y.XmlElement('p')),
    () => doc.getArray('list').push([contents[below(contents.length)], new Y.Map([['k', below(9)]]), new Y.Doc()]),
  ]
  edits[below(edits.length)]?.()
}

/** A document that several devices wrote. */
function written(below: (end: number) => number): Y.Doc {
  const doc = new Y.Doc({ gc: below(2) === 0 })
  for (let session = below(12); session >= 0; session--) {
    doc.clientID = 1 + below(2 ** 32 - 1)
    // More clocks than one cell of deletions has.
    if (below(8) === 0) doc.getText('text').insert(0, 'long '.repeat(2_000))
    for (let at = below(12); at > 0; at--) edit(doc, below)
  }
  return doc
}

function meeting(seedOfOne: number) {
  const net = new Network(seedOfOne)
  const { below } = net.chance
  const [one, other] = [written(below), written(below)]
  const common = below(3) === 0
  if (common) Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  const newSalt = () => Uint8Array.from({ length: 8 }, () => below(256))
  const exchange = createExchange({ replicas: [plainReplica(one, peerOrigin)], later: net.later, newSalt })
  one.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== peerOrigin) exchange.changed(0)
  })
  const isFirst = below(2) === 0
  const faults: string[] = []
  const carry = (take: (bytes: Uint8Array) => void) => (bytes: Uint8Array) => {
    for (let copies = below(10) === 0 ? 2 : 1; copies > 0; copies--) net.later(1 + below(30), () => take(bytes))
  }
  const ends: { link?: Link } = {}
  const send = carry((bytes) => ends.link?.receive(bytes))
  const second = new SecondLink({ doc: other, isFirst: !isFirst, later: net.later, newSalt, send })
  const toSecond = carry((bytes) => second.receive(bytes))
  const link = exchange.connect({
    peer: 'the second',
    isFirst,
    onFault: (detail) => faults.push(detail),
    way: {
      send: (bytes) => {
        toSecond(bytes)
        return true
      },
    },
  })
  ends.link = link
  return { net, one, other, second, link, faults }
}

it('ends equal, whatever both wrote before and meanwhile', () => {
  console.log(`second exchange: SEED=${seed}, ${histories} histories`)
  for (let at = 0; at < histories; at++) {
    const { net, one, other, second, link, faults } = meeting(seed + at)
    for (let edits = net.chance.below(12); edits > 0; edits--) {
      net.run(net.chance.below(900))
      edit(net.chance.below(2) === 0 ? one : other, net.chance.below)
    }
    net.run(20_000)
    const which = `SEED=${seed + at} HISTORIES=1`
    expect(faults, which).toEqual([])
    expect(other.getText('text').toDelta(), which).toEqual(one.getText('text').toDelta())
    expect(other.getMap('map').toJSON(), which).toEqual(one.getMap('map').toJSON())
    expect([link.isEqual(), second.agreed], which).toEqual([true, 'equal'])
  }
})
