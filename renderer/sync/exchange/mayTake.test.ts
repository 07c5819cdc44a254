import { expect, it } from 'vitest'
import { Network } from '../../../tests/support/exchangeNetwork'

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
