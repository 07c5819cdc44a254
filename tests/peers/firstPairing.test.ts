/** A pairing that is asked for while the network is still being opened, as with the button that also switches on. */
import { randomBytes } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import type { FromPeers, ToPeers } from '../../main/peers/messages'
import { runPeers } from '../../main/peers/peers'

vi.mock('node:os', async (original) => (await import('../support/loopbackOnly')).loopbackOnly(original))

/** The process, started with its network still to be opened. */
function start() {
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
  const kept = {
    seed: new Uint8Array(randomBytes(32)),
    epochKeys: [],
    roster: [],
    name: 'Desk',
    port: 0,
    addresses: [],
  }
  say({ kind: 'start', kept, appVersion: '1', isCut: false })
  return { heard, say, isOver }
}

it('begins once the network is open', { timeout: 30_000 }, async () => {
  const { heard, say, isOver } = start()
  say({ kind: 'invite', id: 1 })
  const answer = () => heard.find((one) => one.kind === 'done')
  await expect.poll(answer, { timeout: 20_000 }).toEqual({ kind: 'done', id: 1 })
  say({ kind: 'cut', isCut: true })
  say({ kind: 'join', id: 2, words: 'K7-4FQX-9M2P' })
  await expect.poll(() => heard.findLast((one) => one.kind === 'done')).toEqual({ kind: 'done', id: 2, reason: 'cut' })
  say({ kind: 'stop' })
  await isOver
})

it('does not begin where it was ended meanwhile, so that nobody is let in', { timeout: 30_000 }, async () => {
  const { heard, say, isOver } = start()
  say({ kind: 'invite', id: 1 })
  say({ kind: 'endPairing' })
  const told = () => {
    const after = heard.slice(heard.findIndex((one) => one.kind === 'done' && one.id === 1))
    return after.find((one) => one.kind === 'state')?.state.pairing
  }
  await expect.poll(() => heard.some((one) => one.kind === 'done'), { timeout: 20_000 }).toBe(true)
  await expect.poll(told).toEqual({ kind: 'idle' })
  say({ kind: 'stop' })
  await isOver
})
