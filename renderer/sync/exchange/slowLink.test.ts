import { describe, expect, it, vi } from 'vitest'
import { Network, type Party } from '../../../tests/support/exchangeNetwork'

vi.setConfig({ testTimeout: 120_000 })

const state = (party: Party) => party.exchange.links()[0]?.docs()[0]?.state
const textOf = ({ doc }: Party) => doc.getText('t').toString()

describe('a link on which an answer takes seconds', () => {
  /** What two replicas make of editing at both ends while the messages of one end or both take their time. */
  const edited = (seed: number) => {
    const net = new Network(seed)
    const [a, b] = [net.replica(), net.replica()]
    a.doc.getText('t').insert(0, 'some words')
    b.doc.getText('t').insert(0, 'others ')
    net.connect(a, b, { mostDelayMs: 6_000, twice: 0.2, isOrdered: seed % 2 === 0 })
    let compared = 0
    net.seen = (_from, _to, { way, kind }) => {
      if (way === 'out' && kind === 'buckets') compared++
    }
    for (let round = 0; round < 6; round++) {
      net.run(net.chance.below(9_000))
      const { doc } = net.chance.below(2) === 0 ? a : b
      doc.getText('t').delete(net.chance.below(4), 1)
      doc.getText('t').insert(0, String(round))
    }
    net.run(120_000)
    return { net, a, b, compared }
  }
  const seeds = Array.from({ length: 40 }, (_, at) => 300 + at)

  it('is compared again and again, never twice at a time, and goes on', () => {
    let compared = 0
    for (const seed of seeds) {
      const all = edited(seed)
      expect([seed, all.net.faults]).toEqual([seed, []])
      expect([seed, textOf(all.a)]).toEqual([seed, textOf(all.b)])
      expect([seed, state(all.a), state(all.b)]).toEqual([seed, 'equal', 'equal'])
      compared += all.compared
    }
    expect(compared).toBeGreaterThan(seeds.length)
  })
})
