import { describe, expect, it } from 'vitest'
import { count, cut, edit, link, mend, settle, tag, type } from '../scenario/scenario'
import type { Action, Config, Mode, State } from './types'
import { createWorld } from './world'

const config: Config = {
  replicas: ['laptop', 'phone'],
  modes: ['crdt', 'lww'],
  stamps: 'wall',
  items: ['text', 'tags', 'number', 'name'],
  text: 'Buy milk',
  tags: ['urgent'],
  number: 0,
}
const seeds = Array.from({ length: 40 }, (_, at) => 700 + at)

function played(mode: Mode, actions: readonly Action[], seed = 1): State {
  const world = createWorld(config, seed, mode)
  for (const action of actions) world.act(action)
  return world.state()
}
const apart = (...actions: readonly Action[]) => [cut('laptop', 'phone'), ...actions, mend('laptop', 'phone'), settle]
const others = { laptop: 'phone', phone: 'laptop' } as const

describe('an observed-remove set', () => {
  it.each(['laptop', 'phone'] as const)('keeps what %s removed, where only its own adding was known to it', (by) => {
    // Of two addings under one key one would be left, by the client ids, and its removal would take the tag away.
    const actions = apart(tag(by, 'done', true), tag(others[by], 'done', true), tag(by, 'done', false))
    for (const seed of seeds) {
      const { isEqual, replicas } = played('crdt', actions, seed)
      expect([seed, isEqual, replicas[0]?.contents.tags]).toEqual([seed, true, ['done', 'urgent']])
    }
  })

  it('lets an adding stand against a removal at the same time, and not against one that saw it', () => {
    for (const seed of seeds) {
      const raced = played('crdt', apart(tag('phone', 'urgent', true), tag('laptop', 'urgent', false)), seed)
      const seen = played('crdt', [tag('phone', 'urgent', true), settle, tag('laptop', 'urgent', false), settle], seed)
      expect([raced.replicas[1]?.contents.tags, seen.replicas[1]?.contents.tags]).toEqual([['urgent'], []])
    }
  })
})

describe('last writer wins', () => {
  /** The second edit is made 10 ms after the first, on a clock that is 10 ms behind. */
  const tie = (first: 'laptop' | 'phone'): readonly Action[] => [
    { do: 'wait', ms: 500 },
    { do: 'clock', replica: others[first], skewMs: -10 },
    ...apart(type(first, 8, ` and ${first}`), type(others[first], 8, ` and ${others[first]}`)),
  ]
  it.each(['laptop', 'phone'] as const)('decides between equal times by the name of the writer, %s first', (first) => {
    const { isEqual, replicas } = played('lww', tie(first))
    const [laptop, phone] = replicas
    expect(laptop?.stamps.text?.time).toBe(510)
    expect([isEqual, laptop?.contents.text, phone?.contents.text]).toEqual([
      true,
      ...Array(2).fill('Buy milk and phone'),
    ])
  })

  it('stamps above all that a device has seen, with hybrid clocks, also in other registers', () => {
    const world = createWorld({ ...config, stamps: 'hybrid', skewMs: { phone: 60_000 } }, 1, 'lww')
    for (const action of [type('phone', 0, 'x'), settle, count('laptop', 'number', 1)]) world.act(action)
    const [laptop] = world.state().replicas
    expect(laptop?.stamps.number?.time).toBe((laptop?.stamps.text?.time ?? 0) + 1)
  })
})

it('lets an edit be made where the learner saw its place, though a message is about to arrive', () => {
  const { replicas } = played('crdt', [
    link('laptop', 'phone', { delayMs: 20 }),
    edit('laptop', { item: 'text', at: 0, cut: 0, put: 'First: ' }),
    { do: 'wait', ms: 5 },
    type('phone', 8, '!'),
    settle,
  ])
  expect(replicas[1]?.contents.text).toBe('First: Buy milk!')
})
