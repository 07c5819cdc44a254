import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { Network, type Party, peerOrigin } from '../../../tests/support/exchangeNetwork'
import { createExchange } from './exchange'
import { decode, encode, open } from './messages'
import { plainReplica } from './plainReplica'
import { ClockRanges } from './ranges'
import type { Link, Taken } from './types'

vi.setConfig({ testTimeout: 120_000 })

const state = (party: Party, at = 0) => party.exchange.links()[at]?.docs()[0]?.state
const textOf = ({ doc }: Party) => doc.getText('t').toString()

describe('two replicas', () => {
  it('become equal, and say so', () => {
    const net = new Network(1)
    const [a, b] = [net.replica(), net.replica()]
    a.doc.getText('t').insert(0, 'hello')
    b.doc.getText('t').insert(0, 'world')
    net.connect(a, b)
    expect(state(a)).toBe('comparing')
    net.run(10_000)
    expect(textOf(a)).toBe(textOf(b))
    expect(state(a)).toBe('equal')
    a.doc.getText('t').insert(3, 'x')
    expect(state(a)).toBe('ahead')
    b.doc.getText('t').delete(0, 3)
    net.run(10_000)
    expect(Y.encodeStateAsUpdate(a.doc)).toEqual(Y.encodeStateAsUpdate(b.doc))
    expect(b.exchange.links()[0]?.isEqual()).toBe(true)
    expect(b.exchange.links()[0]?.docs()[0]?.theirs).toEqual(Y.decodeStateVector(Y.encodeStateVector(a.doc)))
    expect(net.faults).toEqual([])
  })

  it('that say two things with the same changes are told apart', () => {
    const net = new Network(2)
    const [a, b] = [net.replica(), net.replica()]
    for (const [party, words] of [
      [a, 'same length'],
      [b, 'other words'],
    ] as const) {
      const forged = new Y.Doc()
      forged.clientID = 77
      forged.getText('t').insert(0, words)
      Y.applyUpdate(party.doc, Y.encodeStateAsUpdate(forged))
    }
    net.connect(a, b)
    net.run(5_000)
    expect([state(a), state(b)]).toEqual(['apart', 'apart'])
    expect(a.exchange.links()[0]?.isEqual()).toBe(false)
  })

  it('pass a change on at once when it was quiet, and many together when not', () => {
    const net = new Network(3)
    const [a, b] = [net.replica(), net.replica()]
    net.connect(a, b)
    net.run(5_000)
    let sent = 0
    net.seen = (from, _to, { way, kind }) => {
      if (from === a && way === 'out' && kind === 'data') sent++
    }
    a.doc.getText('t').insert(0, 'a')
    net.run(1)
    expect(textOf(b)).toBe('a')
    for (let i = 0; i < 40; i++) {
      a.doc.getText('t').insert(0, 'b')
      net.run(10)
    }
    net.run(100)
    expect(textOf(b)).toBe(textOf(a))
    expect(sent).toBeLessThan(12)
  })

  it('go on where one learned of a change that the other deleted meanwhile', () => {
    const net = new Network(4)
    const [a, b] = [net.replica(), net.replica()]
    a.doc.getMap('m').set('note', new Y.Text('x'))
    const cut = net.connect(a, b)
    net.run(3_000)
    cut()
    a.doc.getMap('m').delete('note')
    ;(b.doc.getMap('m').get('note') as Y.Text).insert(0, 'kept? ')
    net.connect(a, b)
    net.run(3_000)
    expect([state(a), state(b)]).toEqual(['equal', 'equal'])
  })
})

describe('three replicas in a row', () => {
  it('pass on what they learn, deletions too, within half a second', () => {
    const net = new Network(13)
    const [a, b, c] = [net.replica(), net.replica(), net.replica()]
    a.doc.getText('t').insert(0, 'some words')
    net.connect(a, b)
    net.connect(b, c)
    net.run(5_000)
    a.doc.getText('t').delete(0, 5)
    net.run(499)
    expect(textOf(c)).toBe('words')
    c.doc.getText('t').insert(5, '!')
    net.run(499)
    expect(textOf(a)).toBe('words!')
  })

  it('keep the bytes of one document out of the others', () => {
    const net = new Network(14)
    const three = () => {
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      const exchange = createExchange({
        replicas: docs.map((doc) => plainReplica(doc, peerOrigin)),
        later: net.later,
        newSalt: () => new Uint8Array(8),
      })
      for (const [at, doc] of docs.entries())
        doc.on('update', (_update: Uint8Array, origin: unknown) => {
          if (origin !== peerOrigin) exchange.changed(at)
        })
      return { name: 'three', doc: docs[0] as Y.Doc, docs, exchange }
    }
    const [a, b] = [three(), three()]
    for (const [at, doc] of a.docs.entries()) doc.getText('t').insert(0, `document ${at}`)
    net.connect(a, b, { isOrdered: false, mostDelayMs: 50, twice: 0.5 })
    net.run(5_000)
    b.docs[2]?.getText('t').insert(0, 'late ')
    net.run(5_000)
    expect(a.docs.map((doc) => doc.getText('t').toString())).toEqual(['document 0', 'document 1', 'late document 2'])
    expect(a.exchange.links()[0]?.isEqual()).toBe(true)
    a.exchange.close()
    expect(a.exchange.links()).toEqual([])
  })
})

describe('a difference that nothing showed', () => {
  it('is found when it is quiet, and mended', () => {
    const net = new Network(12)
    const [a, b] = [net.replica(), net.replica()]
    a.doc.getText('t').insert(0, 'some words')
    let lost = 0
    // Deletions vanish from what A sends live, as if both sides wrongly held them for known.
    const tamper = (bytes: Uint8Array): Uint8Array => {
      const { number, body } = open(bytes)
      const message = decode(body)
      if (message?.kind !== 'data' || message.isAnswer || message.deletes.isEmpty) return bytes
      lost++
      return encode(number, { ...message, deletes: new ClockRanges() })
    }
    net.connect(a, b, { tamper })
    net.run(3_000)
    a.doc.getText('t').delete(2, 4)
    net.run(300)
    expect([lost, textOf(b)]).toEqual([1, 'some words'])
    net.run(10_000)
    expect(textOf(b)).toBe('soords')
    expect(textOf(a)).toBe('soords')
    expect([state(a), state(b)]).toEqual(['equal', 'equal'])
  })
})

describe('what may not be taken', () => {
  /** `b` answers as it is told. */
  function gated(net: Network, answer: () => Taken | undefined, mayTake = () => true): readonly [Party, Party] {
    const b = net.replica((replica) => ({
      ...replica,
      mayTake,
      take: (update, peer) => answer() ?? replica.take(update, peer),
    }))
    return [net.replica(), b]
  }

  it('is not asked for until it may be, and then comes', () => {
    const net = new Network(5)
    let may = false
    let tries = 0
    const [a, b] = gated(
      net,
      () => {
        tries++
        return undefined
      },
      () => may,
    )
    a.doc.getText('t').insert(0, 'words')
    net.connect(a, b)
    net.run(5_000)
    a.doc.getText('t').insert(0, 'more ')
    a.doc.getText('t').delete(6, 2)
    net.run(5_000)
    expect([tries, state(b), state(a)]).toEqual([0, 'behind', 'ahead'])
    b.doc.getText('t').insert(0, 'mine ')
    may = true
    b.exchange.links()[0]?.again()
    net.run(5_000)
    expect(textOf(b)).toBe(textOf(a))
    expect([state(a), state(b)]).toEqual(['equal', 'equal'])
  })

  it('is held, and comes again when asked for, deletions included', () => {
    const net = new Network(6)
    let held = true
    let tries = 0
    const [a, b] = gated(net, () => {
      tries++
      return held ? { kind: 'held' } : undefined
    })
    a.doc.getText('t').insert(0, 'words')
    net.connect(a, b)
    net.run(5_000)
    for (let i = 0; i < 50; i++) {
      a.doc.getText('t').delete(0, 1)
      a.doc.getText('t').insert(2, 'yz')
      net.run(100)
    }
    expect(tries).toBe(1)
    held = false
    b.exchange.links()[0]?.again()
    net.run(5_000)
    expect(textOf(b)).toBe(textOf(a))
    expect(state(b)).toBe('equal')
  })

  it('is refused once, and not asked for over and over', () => {
    const net = new Network(7)
    let tries = 0
    const [a, b] = gated(net, () => {
      tries++
      return { kind: 'refused', detail: 'no' }
    })
    a.doc.getText('t').insert(0, 'words')
    net.connect(a, b)
    net.run(100_000)
    expect([tries, state(b), net.faults.length]).toEqual([1, 'behind', 0])
  })

  it('ends the link where it is missing for ever, at little cost', () => {
    const net = new Network(8)
    let tries = 0
    const [a, b] = gated(net, () => {
      tries++
      return { kind: 'missing' }
    })
    net.connect(a, b)
    net.run(2_000)
    for (let i = 0; i < 3_000; i++) {
      a.doc.getText('t').insert(0, 'x')
      net.run(60)
    }
    expect(net.faults.join()).toContain('does not give')
    expect(tries).toBeLessThan(20)
  })
})

describe('a way that fills up', () => {
  it('is waited for, and nothing is lost', () => {
    const net = new Network(9)
    const [a, b] = [net.replica(), net.replica()]
    for (let i = 0; i < 2_000; i++) a.doc.getText('t').insert(i, 'a sentence that is long enough to count. ')
    let most = 0
    let under = 0
    net.seen = (from, _to, { way }) => {
      if (from === a) under += way === 'out' ? 1 : 0
      else if (way === 'in') under--
      most = Math.max(most, under)
    }
    net.connect(a, b, { room: 2, mostDelayMs: 30 })
    net.run(20_000)
    expect(textOf(b)).toBe(textOf(a))
    expect(most).toBeLessThan(8)
  })

  it('carries a value that fits into no message not at all, and everything else all the same', () => {
    const net = new Network(10)
    const [a, b] = [net.replica(), net.replica()]
    net.connect(a, b)
    net.run(2_000)
    a.doc.getMap('m').set('big', new Uint8Array(1_100_000))
    net.run(20_000)
    b.doc.getText('t').insert(0, 'still here')
    net.run(20_000)
    expect(textOf(a)).toBe('still here')
    expect([state(a), state(b), net.faults]).toEqual(['ahead', 'behind', []])
  })
})

describe('what is asked for beside the documents', () => {
  it('comes whole, or is told to be absent, or fails with the link', async () => {
    const net = new Network(11)
    const image = Uint8Array.from({ length: 500_000 }, (_, i) => i % 251)
    const answer = ({ key }: { key: string }) => (key === 'here' ? image : undefined)
    const [a, b] = [net.replica(undefined, { answer }), net.replica()]
    net.connect(a, b)
    net.run(1_000)
    const link = b.exchange.links()[0] as Link
    const many = Array.from({ length: 80 }, (_, i) => link.ask({ what: 'image', key: i % 2 === 0 ? 'here' : 'not' }))
    for (let turn = 0; turn < 200; turn++) {
      net.run(50)
      await Promise.resolve()
    }
    const got = await Promise.all(many)
    expect(got.map((bytes) => bytes?.length)).toEqual(got.map((_, i) => (i % 2 === 0 ? 500_000 : undefined)))
    expect(got[0]).toEqual(image)
    const open = link.ask({ what: 'text', key: 'x' })
    link.close()
    await expect(open).rejects.toThrow('ended')
  })
})
