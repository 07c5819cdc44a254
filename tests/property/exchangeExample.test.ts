/** The example in the specification is what the code says, byte by byte. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createExchange } from '../../renderer/sync/exchange/exchange'
import { decode, open } from '../../renderer/sync/exchange/messages'
import { plainReplica } from '../../renderer/sync/exchange/plainReplica'
import type { Link } from '../../renderer/sync/exchange/types'
import { Network, peerOrigin } from '../support/exchangeNetwork'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').replace(/../g, '$& ').trim()

/** Device A wrote "hi" and deleted the "h"; device B wrote "yo". They meet. */
function conversation(): string[] {
  const net = new Network(0)
  const lines: string[] = []
  const links: Link[] = []
  const docs = [10, 20].map((clientID) => Object.assign(new Y.Doc({ gc: false }), { clientID }))
  docs[0]?.getText('t').insert(0, 'hi')
  docs[0]?.getText('t').delete(0, 1)
  docs[1]?.getText('t').insert(0, 'yo')
  for (const [at, name] of [
    [1, 'B'],
    [0, 'A'],
  ] as const) {
    const doc = docs[at] as Y.Doc
    const exchange = createExchange({
      replicas: [plainReplica(doc, peerOrigin)],
      later: net.later,
      newSalt: () => Uint8Array.from({ length: 8 }, (_, i) => i + 1),
    })
    links[at] = exchange.connect({
      peer: `not ${name}`,
      isFirst: at === 0,
      way: {
        send: (bytes) => {
          lines.push(`${name} ${(decode(open(bytes).body)?.kind ?? '?').padEnd(8)}${hex(bytes)}`)
          net.later(1, () => links[1 - at]?.receive(bytes))
          return true
        },
      },
    })
  }
  net.run(5_000)
  expect(links.every((link) => link.isEqual())).toBe(true)
  return lines
}

it('stands in EXCHANGE.md as the code says it', () => {
  const lines = conversation()
  const text = readFileSync(new URL('../../main/peers/wire/EXCHANGE.md', import.meta.url), 'utf8')
  const example = text.split('<!-- example -->')[1] ?? ''
  expect(example.split('\n').filter((line) => /^[AB] /.test(line))).toEqual(lines)
})
