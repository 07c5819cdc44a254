import { expect, it } from 'vitest'
import { Asks } from './asks'
import { maxAsksOpen } from './limits'
import type { Message } from './messages'

it('an answer that has gone out whole leaves room for the next question, though the way is full', async () => {
  const faults: string[] = []
  const queued: Iterator<Message>[] = []
  const asks = new Asks({
    peer: 'b',
    send: () => undefined,
    queue: (messages) => queued.push(messages),
    fault: (detail) => faults.push(detail),
    answer: () => Uint8Array.of(1),
  })
  const ask = (id: number) => asks.asked({ kind: 'ask', id, what: 'text', key: `note ${id}` })
  for (let id = 0; id < maxAsksOpen; id++) await ask(id)
  // The last piece of each was made, and nothing more is taken from them until the way has room again.
  for (const messages of queued) expect(messages.next().value).toMatchObject({ kind: 'answer', total: 1, offset: 0 })
  await ask(maxAsksOpen)
  expect(faults).toEqual([])
  for (let id = 1; id <= maxAsksOpen; id++) await ask(maxAsksOpen + id)
  expect(faults).toEqual(['too many requests at once'])
})
