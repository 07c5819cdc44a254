import { describe, expect, it } from 'vitest'
import { longestRun } from '../../lab'
import type { Action } from '../engine/types'
import { lockAvailability } from '../scenario/lockAvailability'
import { lostWrite } from '../scenario/lostWrite'
import { type as typedAt } from '../scenario/scenario'
import { openLocalFirstSession } from './session'

const open = (saved: readonly Action[] = []) => openLocalFirstSession(lostWrite, saved)
const textOf = (session: ReturnType<typeof open>, at = 0) => session.state().replicas[at]?.contents.text
/** Each text in turn, as a field holds it key by key. */
const typeAll = (session: ReturnType<typeof open>, ...texts: readonly string[]) => {
  for (const text of texts) session.type('laptop', text)
}

describe('typing', () => {
  it('is one edit, however many keys it takes', () => {
    const session = open()
    typeAll(session, 'Buy milk ', 'Buy milk a', 'Buy milk ax', 'Buy milk a', 'Buy milk an')
    expect(textOf(session)).toBe('Buy milk')
    session.rest()
    expect(textOf(session)).toBe('Buy milk an')
    expect(session.actions()).toEqual([typedAt('laptop', 8, ' an')])
    expect(session.state().attempts.length).toBe(1)
  })

  it('is an edit of its own in another place, on another device, and after a rest', () => {
    const session = open()
    typeAll(session, 'Buy milk!', 'xBuy milk!')
    session.type('phone', 'Buy milk?')
    session.rest()
    session.type('phone', `${textOf(session, 1)}?`)
    session.rest()
    expect(session.actions()).toEqual([
      typedAt('laptop', 8, '!'),
      typedAt('laptop', 0, 'x'),
      typedAt('phone', 8, '?'),
      typedAt('phone', 10, '?'),
    ])
    // What came in from the laptop while its typing became an edit was not typed over.
    expect(textOf(session, 1)).toBe('Buy milk?!?')
  })

  it('is kept with the run before it rests, and goes the same way when the run is gone on with', () => {
    const session = open()
    typeAll(session, 'Buy milk a', 'Buy milk ab')
    const kept = session.actions()
    expect(session.actions()).toBe(kept)
    session.rest()
    expect(session.actions()).toEqual(kept)
    expect(open(kept as readonly Action[]).state()).toEqual(session.state())
  })

  it('that is taken back letter by letter is nothing', () => {
    const session = open()
    typeAll(session, 'Buy milka', 'Buy milk')
    session.rest()
    expect(session.actions()).toEqual([])
  })

  it('comes before what is done next', () => {
    const session = open()
    session.type('laptop', 'Buy')
    session.act({ do: 'link', one: 'laptop', other: 'phone', change: { isCut: true } })
    expect(session.actions().map((one) => (one as Action).do)).toEqual(['edit', 'link'])
  })

  it('is cut where a paste is too long, through no character', () => {
    const session = open()
    session.type('laptop', `Buy milk${'x'.repeat(1_999)}😀`)
    expect(session.typing()?.text).toBe(`Buy milk${'x'.repeat(1_999)}\ufffd`)
    session.rest()
    expect(textOf(session)).toBe(`Buy milk${'x'.repeat(1_999)}\ufffd`)
  })

  it('is refused like any edit, and then gone', () => {
    const session = openLocalFirstSession(lockAvailability, [])
    for (const one of ['laptop', 'phone'] as const)
      session.act({ do: 'link', one, other: 'tablet', change: { isCut: true } })
    session.type('tablet', 'On call: me')
    session.rest()
    expect([textOf(session, 2), session.state().attempts.at(-1)?.outcome]).toEqual(['On call: ', 'unreachable'])
  })

  it('is not taken by a run that is full', () => {
    const session = open(Array(longestRun).fill({ do: 'settle' }))
    session.type('laptop', 'Buy')
    expect([session.typing(), session.act({ do: 'settle' }), session.actions().length]).toEqual([
      undefined,
      'full',
      longestRun,
    ])
  })
})
