/** What the process says of the addresses that it calls: which of them the learner typed in. */
import { expect, it, vi } from 'vitest'
import type { FromPeers, ToPeers } from '../../main/peers/messages'
import { runPeers } from '../../main/peers/peers'
import { makeGroup } from '../network/trusted'

vi.mock('node:os', async (original) => (await import('../support/loopbackOnly')).loopbackOnly(original))

it('says of a call whether its address was typed in', { timeout: 30_000 }, async () => {
  // The first of a group is the one that calls.
  const [own, other] = makeGroup(2)
  if (!own || !other) throw new Error('There are two.')
  const heard: FromPeers[] = []
  let tell: (message: unknown) => void = () => undefined
  const say = (message: ToPeers) => tell(message)
  const { promise: isOver, resolve: exit } = Promise.withResolvers<void>()
  runPeers(
    {
      postMessage: (message) => {
        heard.push(message)
        if (message.kind === 'keep') queueMicrotask(() => say({ kind: 'kept', id: message.id }))
      },
      onMessage: (listener) => {
        tell = listener
      },
    },
    { exit: () => exit() },
  )
  // Nobody listens at either.
  const addresses = [{ device: other.id, seen: ['127.0.0.1:1'], manual: ['127.0.0.2:1'] }]
  say({ kind: 'start', kept: { ...own.kept, addresses }, appVersion: '1', isCut: false })
  const dials = () => heard.flatMap((one) => (one.kind === 'ledger' && one.entry.what === 'dial' ? [one.entry] : []))
  const typedAt = () => new Map(dials().map(({ address, isTyped }) => [address, isTyped]))
  await expect.poll(() => typedAt().size, { timeout: 20_000 }).toBe(2)
  expect(typedAt()).toEqual(
    new Map([
      ['127.0.0.2:1', true],
      ['127.0.0.1:1', undefined],
    ]),
  )
  say({ kind: 'stop' })
  await isOver
})
