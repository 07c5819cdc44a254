import { expect, it } from 'vitest'
import type { PeersView } from '../screens/devices/view'
import type { SyncPhase } from '../study/devices/devices'
import { forgetGone } from './forgetGone'

const view = (ids: readonly string[], more: Partial<PeersView> = {}): PeersView => ({
  ...{ isOn: true, process: 'running', isCut: false, keyStore: 'system', pairing: { kind: 'idle' } },
  devices: ids.map((id) => ({ id, name: id, link: { kind: 'searching' }, manual: [] })),
  ...more,
})

/** The lists of both as they are set by hand. */
function open(known: readonly string[]) {
  const listeners = new Set<() => void>()
  const faults: unknown[] = []
  const world = {
    state: undefined as PeersView | 'unreachable' | undefined,
    known: [...known],
    phases: new Map<string, SyncPhase>(),
    isBroken: false,
    faults,
    listeners,
    tell: () => {
      for (const listener of [...listeners]) listener()
    },
    show: (state: PeersView | 'unreachable') => {
      world.state = state
      world.tell()
    },
    stop: (): void => undefined,
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const sync = {
    subscribe,
    devices: () => world.known.map((id) => ({ id, phase: world.phases.get(id) ?? ({ kind: 'apart' } as const) })),
    forget: async (id: string) => {
      if (world.isBroken) throw new Error('The disk is gone.')
      world.known = world.known.filter((one) => one !== id)
    },
  }
  world.stop = forgetGone(sync, { subscribe, state: () => world.state }, (fault) => faults.push(fault))
  return world
}

it('forgets who is not in the list of the running process, and nobody else', () => {
  const world = open(['a', 'b', 'c'])
  world.show(view(['a', 'b']))
  expect(world.known).toEqual(['a', 'b'])
  world.show(view([]))
  expect(world.known).toEqual([])
})

it.each<[string, PeersView | 'unreachable']>([
  ['no answer', 'unreachable'],
  ['the process off', view([], { isOn: false, process: 'off' })],
  ['the process starting', view([], { process: 'starting' })],
  ['a fault', view([], { reason: 'The list could not be read.' })],
  ['this device removed', view([], { removed: { by: 'Desk' } })],
])('forgets nobody with %s', (_what, state) => {
  const world = open(['a'])
  world.show(state)
  expect(world.known).toEqual(['a'])
})

it('waits for the end of a session, survives a fault, and stops', async () => {
  const world = open(['a'])
  world.phases.set('a', { kind: 'equal' })
  world.show(view([]))
  expect(world.known).toEqual(['a'])
  world.isBroken = true
  world.phases.delete('a')
  world.tell()
  await new Promise((next) => setTimeout(next))
  expect([world.known, world.faults.length]).toEqual([['a'], 1])
  world.isBroken = false
  world.stop()
  expect(world.listeners.size).toBe(0)
  world.tell()
  expect(world.known).toEqual(['a'])
})
