import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { chance, Network } from '../../../tests/support/exchangeNetwork'
import { maxBucketBits, maxClients, protocolVersions } from './limits'
import { decode, encode, type Message, open } from './messages'
import { ClockRanges } from './ranges'

vi.setConfig({ testTimeout: 120_000 })

/** A link to a replica whose other end the test itself plays. */
function rawLink(seed: number, doc?: Y.Doc) {
  const net = new Network(seed)
  const faults: string[] = []
  const sent: Message[] = []
  const party = net.replica(undefined, {}, doc)
  const link = party.exchange.connect({
    peer: 'stranger',
    isFirst: false,
    onFault: (detail) => faults.push(detail),
    way: {
      send: (bytes) => {
        const message = decode(open(bytes).body)
        if (message) sent.push(message)
        return true
      },
    },
  })
  let number = 0
  const say = (message: Message) => link.receive(encode(number++, message))
  const greet = () => say({ kind: 'hello', ...protocolVersions, salt: new Uint8Array(8), roots: [[1, 2]] })
  return { net, party, link, faults, sent, say, greet }
}

describe('a peer that breaks the rules', () => {
  it('of another version is told so', () => {
    const { say, faults, sent } = rawLink(1)
    say({ kind: 'hello', min: 2, max: 3, salt: new Uint8Array(8), roots: [[0, 0]] })
    expect(faults).toEqual(['versions 2–3 there, 1–1 here'])
    expect(sent).toEqual([])
  })

  it('is passed over where it says what may be left out', () => {
    const { link, faults, greet, sent } = rawLink(2)
    greet()
    link.receive(Uint8Array.of(1, 200, 1, 2, 3))
    expect([faults, sent.length]).toEqual([[], 1])
    link.receive(Uint8Array.of(2, 99))
    expect(faults).toEqual(['a message of kind 99'])
  })

  const none = { structs: [], deletes: [], hasMore: false }
  const data = { kind: 'data', doc: 0, isAnswer: false, isLast: false, isStuck: false } as const
  const ranges = [{ client: 7, from: 0, to: 1 }]
  const deletes = new ClockRanges()
  const wrong: readonly (readonly [string, Message | Uint8Array])[] = [
    ['a listing that nobody asked for', { kind: 'cells', doc: 0, buckets: [], ...none }],
    ['an offer without a comparison', { kind: 'offer', doc: 0, ...none }],
    ['a document that is not there', { kind: 'hold', doc: 5 }],
    ['a second greeting', { kind: 'hello', min: 1, max: 1, salt: new Uint8Array(8), roots: [[0, 0]] }],
    ['a clock beyond the limit', { kind: 'have', doc: 0, clocks: [{ client: 1, clock: 2 ** 41 }] }],
    ['an answer to nothing', { kind: 'answer', id: 3, total: 5, offset: 0, bytes: Uint8Array.of(1) }],
    ['ranges without an update', { ...data, ranges, deletes, update: new Uint8Array(0) }],
    ['an update without ranges', { ...data, ranges: [], deletes, update: Uint8Array.of(0, 0) }],
    ['an update with deletions of its own', { ...data, ranges, deletes, update: Uint8Array.of(0, 1, 7, 1, 0, 1) }],
    [
      'more writers than a list may name',
      { kind: 'have', doc: 0, clocks: Array.from({ length: maxClients + 1 }, (_, client) => ({ client, clock: 1 })) },
    ],
    [
      'more buckets than may be',
      {
        kind: 'buckets',
        doc: 0,
        salt: new Uint8Array(8),
        bits: maxBucketBits + 1,
        digests: new Uint32Array(2 ** (maxBucketBits + 1)),
      },
    ],
    ['a lying count', Uint8Array.of(1, 7, 0, 255, 255, 255, 127)],
    ['bytes left over', Uint8Array.of(1, 8, 0, 0)],
    ['too large a message', new Uint8Array(1_048_577)],
    ['no message at all', new Uint8Array(0)],
  ]
  it.each(wrong)('ends the link: %s', (_, message) => {
    const { link, say, faults, greet } = rawLink(3)
    greet()
    if (message instanceof Uint8Array) link.receive(message)
    else say(message)
    expect(faults.length).toBe(1)
    expect(link.docs()[0]?.received.changes).toBe(0)
  })

  it('that answers one comparison twice is cut off', () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'words')
    const net = new Network(7)
    const faults: string[] = []
    const link = net.replica(undefined, {}, doc).exchange.connect({
      peer: 'stranger',
      isFirst: true,
      onFault: (detail) => faults.push(detail),
      way: { send: () => true },
    })
    link.receive(encode(0, { kind: 'welcome', ...protocolVersions, roots: [[1, 2]] }))
    link.receive(encode(1, { kind: 'cells', doc: 0, buckets: [], ...none }))
    expect(faults).toEqual([])
    link.receive(encode(2, { kind: 'cells', doc: 0, buckets: [], ...none }))
    expect(faults).toEqual(['cells that nothing asked for'])
  })

  it('that asks for ever is cut off', () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'words')
    const { say, faults, greet, sent } = rawLink(4, doc)
    greet()
    for (let i = 0; i < 1_000; i++)
      say({ kind: 'buckets', doc: 0, salt: new Uint8Array(8), bits: 0, digests: Uint32Array.of(i) })
    expect(faults).toEqual(['more requests than may be'])
    expect(sent.length).toBeLessThan(40)
  })

  it('that wants the same for ever is cut off', () => {
    const doc = new Y.Doc()
    doc.clientID = 9
    doc.getText('t').insert(0, 'words '.repeat(10_000))
    const { say, faults, greet, sent } = rawLink(5, doc)
    greet()
    say({ kind: 'buckets', doc: 0, salt: new Uint8Array(8), bits: 0, digests: Uint32Array.of(1) })
    say({ kind: 'offer', doc: 0, structs: [{ client: 9, clock: 0 }], deletes: [], hasMore: false })
    for (let i = 0; i < 1_000; i++)
      say({ kind: 'want', doc: 0, ranges: [{ client: 9, from: 0, to: 60_000 }], cells: [] })
    expect(faults.length).toBe(1)
    expect(sent.length).toBeLessThan(400)
  })

  it('that floods with what builds on nothing is asked five times, and then cut off', () => {
    const { net, say, faults, greet, sent, party } = rawLink(6)
    greet()
    say({ kind: 'buckets', doc: 0, salt: new Uint8Array(8), bits: 0, digests: Uint32Array.of(0) })
    say({ kind: 'offer', doc: 0, structs: [], deletes: [], hasMore: false })
    for (let i = 0; i < 3_000 && faults.length === 0; i++) {
      const ranges = [{ client: 50 + i, from: 10, to: 12 }]
      say({
        kind: 'data',
        doc: 0,
        isAnswer: false,
        isLast: false,
        isStuck: false,
        ranges,
        deletes: new ClockRanges(),
        update: Uint8Array.of(0, 0),
      })
      if (sent.at(-1)?.kind === 'want')
        say({
          kind: 'data',
          doc: 0,
          isAnswer: true,
          isLast: true,
          isStuck: false,
          ranges: [],
          deletes: new ClockRanges(),
          update: new Uint8Array(0),
        })
      net.run(100)
    }
    expect(faults).toEqual(['offers changes that it does not give'])
    expect(sent.filter(({ kind }) => kind === 'want').length).toBeLessThan(7)
    expect(party.doc.store.clients.size).toBe(0)
  })

  it('costs no more than its link, whatever bytes it sends', () => {
    const draw = chance(99)
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'some words')
    const kinds: Message[] = [
      { kind: 'have', doc: 0, clocks: [{ client: 5, clock: 9 }] },
      { kind: 'want', doc: 0, ranges: [{ client: 5, from: 0, to: 9 }], cells: [{ client: 4, cell: 0 }] },
      { kind: 'ask', id: 1, what: 'image', key: 'abc' },
      { kind: 'buckets', doc: 0, salt: new Uint8Array(8), bits: 1, digests: Uint32Array.of(1, 2) },
      { kind: 'cells', doc: 0, buckets: [0], structs: [{ client: 3, clock: 2 }], deletes: [], hasMore: true },
      { kind: 'same', doc: 0, root: [1, 2], hash: new Uint8Array(32) },
      {
        kind: 'data',
        doc: 0,
        isAnswer: false,
        isLast: true,
        isStuck: false,
        ranges: [],
        deletes: new ClockRanges(),
        update: Y.encodeStateAsUpdate(doc),
      },
    ]
    let ended = 0
    for (let round = 0; round < 4_000; round++) {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      const { link, faults, greet } = rawLink(round, copy)
      greet()
      for (let number = 1; number < 4 && faults.length === 0; number++) {
        const message = kinds[draw.below(kinds.length)]
        const bytes = message ? encode(number, message) : new Uint8Array(0)
        for (let flips = draw.below(4); flips > 0; flips--) bytes[1 + draw.below(bytes.length - 1)] = draw.below(256)
        link.receive(bytes.subarray(0, draw.below(5) === 0 ? draw.below(bytes.length) : bytes.length))
      }
      ended += faults.length
      expect(copy.getText('t').toString()).toContain('some')
    }
    expect(ended).toBeGreaterThan(500)
  })
})
