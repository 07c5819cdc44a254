import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SyncPhase } from '../../study/devices/devices'
import { overallOf, standingOf, toneOf } from './standing'
import type { DeviceView, LinkView, PeersView } from './view'

const connected: LinkView = { kind: 'connected', address: '10.0.0.2:4001', since: 5 }
const searching: LinkView = { kind: 'searching' }
const device = (link: LinkView, id = 'a'): DeviceView => ({ id, name: 'Laptop', link, manual: [] })
const peers = (devices: readonly DeviceView[], more: Partial<PeersView> = {}): PeersView => ({
  ...{ isOn: true, process: 'running', isCut: false, keyStore: 'system', pairing: { kind: 'idle' }, devices },
  ...more,
})
const equal: SyncPhase = { kind: 'equal' }
const asking: SyncPhase = { kind: 'asking', deletions: { notes: 3 } }

describe('standingOf', () => {
  it('says that a device is equal only while it is connected', () => {
    expect(standingOf(device(connected), equal, false).kind).toBe('equal')
    expect(standingOf(device(searching), equal, false).kind).toBe('looking')
    expect(standingOf(device(connected), undefined, false).kind).toBe('connected')
    expect(standingOf(device(connected), { kind: 'apart' }, false).kind).toBe('connected')
  })
  it('names a refusal before everything else, and the cut before the search', () => {
    const refused = device({ kind: 'refused', why: 'newerThere', theirVersion: '2.0' })
    expect(standingOf(refused, equal, true)).toEqual({ kind: 'newerThere', version: '2.0' })
    expect(standingOf(device(searching), undefined, true).kind).toBe('cut')
  })
})

describe('overallOf', () => {
  it('says nothing while off, starting or alone', () => {
    expect(overallOf(peers([device(connected)], { isOn: false }), [])).toBeUndefined()
    expect(overallOf(peers([device(connected)], { process: 'starting' }), [])).toBeUndefined()
    expect(overallOf(peers([]), [])).toBeUndefined()
  })
  it('says equal where one connected device is equal and the others are only away', () => {
    const two = peers([device(connected), device(searching, 'b')])
    expect(overallOf(two, [{ id: 'a', phase: equal }])).toBe('equal')
    expect(overallOf(peers([device(searching)]), [{ id: 'a', phase: equal }])).toBe('looking')
  })
  it('never says equal where a device takes no changes', () => {
    const held: SyncPhase = { kind: 'held' }
    const two = peers([device(connected), device(connected, 'b')])
    const overall = (a: SyncPhase, b: SyncPhase) =>
      overallOf(two, [
        { id: 'a', phase: a },
        { id: 'b', phase: b },
      ])
    expect(standingOf(device(connected), held, false)).toEqual(held)
    expect([overall(held, held), overall(equal, held)]).toEqual(['held', 'held'])
    expect([overall({ kind: 'comparing' }, held), overall(asking, held)]).toEqual(['syncing', 'problem'])
    expect(overallOf(peers([device(searching)]), [{ id: 'a', phase: held }])).toBe('looking')
  })
  it('is a problem as soon as one device has one, whatever the others do', () => {
    const phases: SyncPhase[] = [
      equal,
      asking,
      { kind: 'comparing' },
      { kind: 'saving' },
      { kind: 'differs', docs: [] },
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...phases), { minLength: 1, maxLength: 5 }), (chosen) => {
        const devices = chosen.map((_, at) => device(connected, String(at)))
        const overall = overallOf(
          peers(devices),
          chosen.map((phase, at) => ({ id: String(at), phase })),
        )
        const isBad = chosen.some((phase) => toneOf(phase as Parameters<typeof toneOf>[0]) === 'bad')
        const isBusy = chosen.some((phase) => phase.kind === 'comparing' || phase.kind === 'saving')
        expect(overall).toBe(isBad ? 'problem' : isBusy ? 'syncing' : 'equal')
      }),
    )
    expect(overallOf(peers([device(connected)], { process: 'failed' }), [])).toBe('problem')
    expect(overallOf(peers([], { removed: { by: 'Desk' } }), [])).toBe('problem')
  })
})
