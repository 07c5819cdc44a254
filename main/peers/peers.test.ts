import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { FromPeers, Kept } from './messages'
import { deviceKeys } from './pairing/deviceKeys'
import { Roster } from './pairing/roster'
import { runPeers } from './peers'

const seedOf = (): Uint8Array => new Uint8Array(randomBytes(32))
const other = deviceKeys(seedOf())

const paired = (): Kept => {
  const seed = seedOf()
  const keys = deviceKeys(seed)
  const roster = new Roster(keys)
  roster.adopt(roster.draftAdd({ id: other.id, name: 'Laptop', boxKey: other.boxKey }, 'Desk'))
  return { seed, epochKeys: roster.epochKeys(), roster: roster.entries(), name: 'Desk', port: 0, addresses: [] }
}

/** The process without a network: its connections are cut from the start. `keeps`: how the main process answers. */
const run = (kept: Kept, keeps: (id: number) => string | undefined = () => undefined) => {
  const told: FromPeers[] = []
  const exits: number[] = []
  let listener: (message: unknown) => void = () => undefined
  runPeers(
    {
      postMessage: (message) => {
        told.push(structuredClone(message))
        if (message.kind !== 'keep') return
        const fault = keeps(message.id)
        queueMicrotask(() => tell({ kind: 'kept', id: message.id, ...(fault === undefined ? {} : { fault }) }))
      },
      onMessage: (hear) => {
        listener = hear
      },
    },
    { exit: (code) => exits.push(code) },
  )
  const tell = (message: unknown): void => listener(message)
  const start = (): void => tell({ kind: 'start', kept, appVersion: '1', isCut: true })
  const until = (kind: FromPeers['kind'], id?: number): Promise<FromPeers> =>
    expect
      .poll(() => told.find((one) => one.kind === kind && (id === undefined || ('id' in one && one.id === id))))
      .toBeDefined()
      .then(
        () =>
          told.findLast(
            (one) => one.kind === kind && (id === undefined || ('id' in one && one.id === id)),
          ) as FromPeers,
      )
  return { told, exits, tell, start, until }
}

describe('the process of the devices', () => {
  test('bears messages that are none, before and after its start', async () => {
    const { told, exits, tell, start, until } = run(paired())
    const bad = [
      undefined,
      null,
      7,
      'start',
      {},
      { kind: 'nonsense' },
      { kind: 'remove', id: 1 },
      { kind: 'send', id: 2 },
    ]
    for (const message of bad) tell(message)
    start()
    await until('state')
    for (const message of bad) tell(message)
    for (const kind of ['took', 'hangUp', 'address', 'join', 'unseal', 'rename', 'cut', 'kept']) tell({ kind, id: 3 })
    tell({ kind: 'rename', id: 50, device: other.id, name: 'Train laptop' })
    expect(await until('done', 50)).toEqual({ kind: 'done', id: 50 })
    expect(exits).toEqual([])
    expect(told.filter(({ kind }) => kind === 'log').length).toBeGreaterThan(10)
  })

  test('tells its devices, and a new name once it is kept', async () => {
    const { told, tell, start, until } = run(paired())
    start()
    await until('state')
    tell({ kind: 'rename', id: 1, device: other.id, name: 'Train laptop' })
    await until('done', 1)
    const names = (): string[] =>
      told.flatMap((one) => (one.kind === 'state' ? [one.state.devices[0]?.name ?? ''] : []))
    await expect.poll(() => names().at(-1)).toBe('Train laptop')
    expect(names()[0]).toBe('Laptop')
    const kept = told.findIndex(({ kind }) => kind === 'keep')
    const renamed = told.findIndex((one) => one.kind === 'state' && one.state.devices[0]?.name === 'Train laptop')
    expect(kept).toBeGreaterThan(-1)
    expect(kept).toBeLessThan(renamed)
  })

  test('changes nothing that could not be written', async () => {
    const kept = paired()
    const { told, tell, start, until } = run(kept, () => 'The disk is full.')
    start()
    await until('state')
    tell({ kind: 'remove', id: 1, device: other.id })
    expect(await until('done', 1)).toMatchObject({ reason: 'The disk is full.' })
    tell({ kind: 'endPairing' })
    const last = told.findLast((one) => one.kind === 'state')
    expect(last?.kind === 'state' && last.state.devices).toHaveLength(1)
    // Nor is it written with what is written next.
    tell({ kind: 'address', id: 2, device: other.id, address: '10.0.0.9:4711', isAdded: true })
    await expect.poll(() => told.filter((one) => one.kind === 'keep').length).toBeGreaterThan(1)
    const keep = told.findLast((one) => one.kind === 'keep')
    expect(keep?.kind === 'keep' && keep.kept.roster.length).toBe(kept.roster.length)
  })

  test('forgets its group when it leaves', async () => {
    const { told, tell, start, until } = run(paired())
    start()
    tell({ kind: 'leave', id: 1 })
    await until('done', 1)
    const keep = told.findLast((one) => one.kind === 'keep')
    expect(keep?.kind === 'keep' && [keep.kept.roster, keep.kept.epochKeys, keep.kept.name]).toEqual([[], [], 'Desk'])
  })

  test('takes addresses of its devices, and no others', async () => {
    const { told, tell, start, until } = run(paired())
    start()
    tell({ kind: 'address', id: 1, device: other.id, address: '10.0.0.9:4711', isAdded: true })
    tell({ kind: 'address', id: 2, device: other.id, address: 'example.org:80', isAdded: true })
    tell({ kind: 'address', id: 3, device: deviceKeys(seedOf()).id, address: '10.0.0.9:4711', isAdded: true })
    expect(await until('done', 1)).toEqual({ kind: 'done', id: 1 })
    expect(await until('done', 2)).toMatchObject({ reason: 'no address' })
    expect(await until('done', 3)).toMatchObject({ reason: 'no device of the group' })
    await expect
      .poll(() => {
        const last = told.findLast((one) => one.kind === 'state')
        return last?.kind === 'state' && last.state.devices[0]?.manual
      })
      .toEqual(['10.0.0.9:4711'])
  })

  test('neither dials nor listens while it is cut, and says so', async () => {
    const { told, tell, start, until } = run(paired())
    start()
    tell({ kind: 'invite', id: 1 })
    expect(await until('done', 1)).toMatchObject({ reason: 'cut' })
    tell({ kind: 'send', id: 2, session: 1, bytes: Uint8Array.of(1) })
    expect(await until('sent', 2)).toMatchObject({ isSent: false })
    expect(told.filter(({ kind }) => kind === 'ledger')).toEqual([])
  })

  test('ends at a trust list that is damaged, rather than begin a new one', async () => {
    const kept = paired()
    const { exits, start } = run({ ...kept, roster: kept.roster.map((entry) => entry.slice(0, -1)) })
    start()
    await expect.poll(() => exits).toEqual([1])
  })

  test('ends in good order', async () => {
    const { exits, tell, start } = run(paired())
    start()
    tell({ kind: 'stop' })
    await expect.poll(() => exits).toEqual([0])
  })
})
