/** What the exchange costs in bytes and time. Figures are printed; bytes are asserted, times are not. */
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { updateChunks } from '../../renderer/sync/exchange/chunks'
import { DocIndex } from '../../renderer/sync/exchange/docIndex'
import { edit, fingerprint } from '../support/exchangeHistory'
import { chance, Network, type Party, peerOrigin } from '../support/exchangeNetwork'

vi.setConfig({ testTimeout: 120_000 })

/** Some 5 MB of 1,000 clients, with some 40,000 deleted runs. */
function richDoc(): Y.Doc {
  const draw = chance(7)
  const doc = new Y.Doc()
  for (let client = 1; client <= 1_000; client++) {
    doc.clientID = client * 4_000_037
    doc.transact(() => {
      const body = new Y.Text()
      doc.getMap('notes').set(`note${client}`, body)
      body.insert(0, 'A sentence of a note that somebody wrote. '.repeat(125))
      for (let hole = 0; hole < 41; hole++) body.delete(20 + hole * 100 + draw.below(50), 1 + draw.below(5))
    })
  }
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), peerOrigin)
  return copy
}

/** Bytes that came to a party, or to all. */
function meter(net: Network): { bytes: number; readonly of: Map<string, number>; readonly kinds: Map<string, number> } {
  const counts = { bytes: 0, of: new Map<string, number>(), kinds: new Map<string, number>() }
  net.seen = (from, _to, { way, bytes, kind }) => {
    if (way !== 'in') return
    counts.bytes += bytes
    counts.of.set(from.name, (counts.of.get(from.name) ?? 0) + bytes)
    counts.kinds.set(kind, (counts.kinds.get(kind) ?? 0) + bytes)
  }
  return counts
}

describe('two documents of 5 MB', () => {
  const whole = richDoc()

  it('cost two small messages and the hashes where they are equal', () => {
    const net = new Network(1)
    const counts = meter(net)
    const [a, b] = [net.replica(undefined, {}, copyOf(whole)), net.replica(undefined, {}, copyOf(whole))]
    net.connect(a, b)
    net.run(10_000)
    expect(a.exchange.links()[0]?.isEqual()).toBe(true)
    console.log(`equal documents: ${counts.bytes} bytes`, Object.fromEntries(counts.kinds))
    expect(counts.bytes).toBeLessThan(200)
  })

  it('are read, digested, hashed and cut in a time that is printed', () => {
    const took: Record<string, number> = {}
    const time = <T>(what: string, job: () => T): T => {
      const started = performance.now()
      const result = job()
      took[what] = Math.round(performance.now() - started)
      return result
    }
    const index = time('read', () => new DocIndex(() => whole))
    time('digests', () => index.digests({ a: 1, b: 2 }, 9))
    const hash = time('hash', () => index.contentHash())
    ;(whole.getMap('notes').get('note1') as Y.Text).insert(0, 'x')
    const next = time('hash after a change', () => index.contentHash())
    let most = 0
    const parts = time('cut', () => [...updateChunks(whole)])
    for (const part of parts) most = Math.max(most, part.length)
    console.log(`${whole.store.clients.size} clients, ${index.deletes.count} runs, ms:`, took, `${parts.length} chunks`)
    index.stop()
    expect(next).not.toEqual(hash)
    expect(most).toBeLessThan(2 * 32_768)
  })

  it('cost at most 4 KB beyond the change where one note differs', () => {
    const net = new Network(2)
    const counts = meter(net)
    const [a, b] = [net.replica(undefined, {}, copyOf(whole)), net.replica(undefined, {}, copyOf(whole))]
    const before = Y.encodeStateVector(a.doc)
    let deleted = 0
    a.doc.on('update', (_update, _origin, _doc, transaction: Y.Transaction) => {
      for (const items of transaction.deleteSet.clients.values()) deleted += 8 * items.length
    })
    const body = a.doc.getMap('notes').get('note500') as Y.Text
    body.delete(2_000, 30)
    body.insert(2_000, 'a changed sentence. '.repeat(20))
    const full = Y.encodeStateAsUpdate(a.doc, before)
    const deletesOnly = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(a.doc))
    const change = full.length - deletesOnly.length + deleted
    net.connect(a, b)
    net.run(10_000)
    expect(fingerprint(b.doc)).toBe(fingerprint(a.doc))
    expect(a.exchange.links()[0]?.isEqual()).toBe(true)
    console.log(
      `one changed note in ${full.length} bytes: ${counts.bytes} bytes for a change of ${change}`,
      Object.fromEntries(counts.kinds),
    )
    expect(counts.bytes - change).toBeLessThanOrEqual(4_096)
  })

  it('cost at most 4 KB where one deletion differs', () => {
    const net = new Network(3)
    const counts = meter(net)
    const [a, b] = [net.replica(undefined, {}, copyOf(whole)), net.replica(undefined, {}, copyOf(whole))]
    ;(a.doc.getMap('notes').get('note7') as Y.Text).delete(1_000, 3)
    net.connect(a, b)
    net.run(10_000)
    expect(fingerprint(b.doc)).toBe(fingerprint(a.doc))
    console.log(`one deletion: ${counts.bytes} bytes`)
    expect(counts.bytes).toBeLessThanOrEqual(4_096)
  })
})

describe('a group', () => {
  it('of 200, each with edits of its own, gets no more than three times what each lacked', () => {
    const net = new Network(4)
    const base = net.replica()
    const made = { kept: [], edits: 0 }
    for (let i = 0; i < 20; i++) edit(net, base, made)
    const parties: Party[] = Array.from({ length: 200 }, () => net.replica(undefined, {}, copyOf(base.doc)))
    for (const party of parties) for (let i = 0; i < 6; i++) edit(net, party, made)
    const vectors = parties.map(({ doc }) => Y.encodeStateVector(doc))
    const counts = meter(net)
    const started = performance.now()
    for (const [at, party] of parties.entries())
      for (const step of [1, 2, 1 + net.chance.below(198), 1 + net.chance.below(198)]) {
        const other = parties[(at + step) % 200]
        if (other && other !== party) net.connect(party, other, { mostDelayMs: 20 })
      }
    net.run(120_000)
    const prints = new Set(parties.map(({ doc }) => fingerprint(doc)))
    const ratios = parties.map(({ name, doc }, at) => {
      const lacked = Y.encodeStateAsUpdate(doc, vectors[at]).length
      return (counts.of.get(name) ?? 0) / lacked
    })
    const mean = ratios.reduce((sum, one) => sum + one, 0) / ratios.length
    console.log(
      `200 replicas: mean ${mean.toFixed(2)}, most ${Math.max(...ratios).toFixed(2)} times what each lacked; ${Math.round(performance.now() - started)} ms`,
      Object.fromEntries(counts.kinds),
    )
    expect(net.faults).toEqual([])
    expect(prints.size).toBe(1)
    expect(Math.max(...ratios)).toBeLessThanOrEqual(3)
  }, 120_000)
})

describe('five devices, each linked with each', () => {
  it('that write at the same time get nearly no change twice', () => {
    const net = new Network(8)
    const parties = Array.from({ length: 5 }, () => net.replica())
    for (const [at, one] of parties.entries())
      for (const other of parties.slice(at + 1)) net.connect(one, other, { mostDelayMs: 15 })
    net.run(3_000)
    for (let step = 0; step < 400; step++) {
      const text = parties[net.chance.below(5)]?.doc.getText('t')
      text?.insert(net.chance.below(text.length + 1), 'typed')
      if (text && step % 9 === 0) text.delete(net.chance.below(text.length - 2), 2)
      net.run(20 + net.chance.below(100))
    }
    net.run(10_000)
    expect(new Set(parties.map(({ doc }) => doc.getText('t').toString())).size).toBe(1)
    const received = parties
      .flatMap(({ exchange }) => exchange.links())
      .reduce((sum, link) => sum + (link.docs()[0]?.received.changes ?? 0), 0)
    const needed = 4 * 400 * 'typed'.length
    console.log(`five devices: ${(received / needed).toFixed(3)} times the changes that each lacked`)
    expect(received).toBeLessThanOrEqual(1.1 * needed)
  })
})

describe('in one process', () => {
  it('a first sync of 10,000 edits ends equal', () => {
    const net = new Network(5)
    const a = net.replica()
    const text = a.doc.getText('body')
    for (let i = 0; i < 10_000; i++) text.insert(net.chance.below(text.length + 1), 'word ')
    const b = net.replica()
    const counts = meter(net)
    const started = performance.now()
    net.connect(a, b)
    while (b.doc.getText('body').length < text.length && net.now < 10_000) net.run(1)
    const ms = performance.now() - started
    console.log(`first sync of 10,000 edits: ${ms.toFixed(0)} ms, ${counts.bytes} bytes`)
    expect(b.doc.getText('body').toString()).toBe(text.toString())
  })

  it('a live edit costs little', () => {
    const net = new Network(6)
    const [a, b] = [net.replica(), net.replica()]
    net.connect(a, b)
    net.run(2_000)
    const count = 3_000
    const plain = [new Y.Doc(), new Y.Doc()] as const
    plain[0].on('update', (update: Uint8Array) => Y.applyUpdate(plain[1], update))
    const alone = performance.now()
    for (let i = 0; i < count; i++) plain[0].getText('t').insert(i, 'x')
    const began = performance.now()
    for (let i = 0; i < count; i++) {
      a.doc.getText('t').insert(i, 'x')
      net.run(60)
    }
    const perEdit = (1_000 * (performance.now() - began)) / count
    const bare = (1_000 * (began - alone)) / count
    console.log(`live: ${perEdit.toFixed(0)} µs an edit, both sides; Yjs alone ${bare.toFixed(0)} µs`)
    expect(b.doc.getText('t').length).toBe(count)
  })
})
