import { expect, it } from 'vitest'
import { Network } from '../../../tests/support/exchangeNetwork'
import { maxParkedRanges } from './limits'

it.each([2, 3, 4, 5])('a replica whose mind changes at every %i. question breaks with nobody', (every) => {
  const net = new Network(every)
  let asked = 0
  let isMoody = true
  const a = net.replica()
  const b = net.replica((replica) => ({ ...replica, mayTake: () => !isMoody || ++asked % every > 0 }))
  a.doc.getText('t').insert(0, 'hello')
  net.connect(a, b)
  net.run(60_000)
  isMoody = false
  b.exchange.links()[0]?.again()
  net.run(5_000)
  expect(net.faults).toEqual([])
  expect(b.exchange.links()[0]?.isEqual()).toBe(true)
})

it('more deletions than can be kept waiting are not forgotten: it is not equal, and they are done once they may be', () => {
  const net = new Network(1)
  let isDenied = false
  const a = net.replica()
  const b = net.replica((replica) => ({ ...replica, mayTake: () => !isDenied }))
  const keys = a.doc.getMap('m')
  const count = 2 * maxParkedRanges + 2
  a.doc.transact(() => {
    for (let key = 0; key < count; key++) keys.set(String(key), 0)
  })
  net.connect(a, b)
  net.run(60_000)
  const [link] = b.exchange.links()
  expect(link?.isEqual()).toBe(true)
  isDenied = true
  a.doc.transact(() => {
    for (let key = 0; key < count; key += 2) keys.delete(String(key))
  })
  net.run(1_000)
  expect(link?.isEqual()).toBe(false)
  isDenied = false
  link?.again()
  net.run(60_000)
  expect([net.faults, link?.isEqual(), b.doc.getMap('m').size]).toEqual([[], true, count / 2])
})
