import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { check } from '../../bridge/check'
import { type Attempt, Ledger } from './ledger'

const log = { warn: vi.fn() }
let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-ledger-'))
  path = join(folder, 'devices', 'ledger.json')
  vi.clearAllMocks()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (gatherMs = 60_000) => new Ledger({ path, check, log, gatherMs })
const attempt = (at: number, address = '10.0.0.1:9', more: Partial<Attempt> = {}): Attempt => ({
  at,
  what: 'dial',
  address,
  outcome: 'failed',
  ...more,
})

it('is empty, without a file, until something is attempted', async () => {
  const ledger = open()
  await ledger.flush()
  expect([ledger.read(), readdirSync(folder)]).toEqual([{ entries: [], dropped: 0 }, []])
})

it('counts what repeats, also in turns, and begins anew at another outcome', () => {
  const ledger = open()
  ledger.add(attempt(1))
  ledger.add(attempt(2, '10.0.0.2:9'))
  ledger.add(attempt(3))
  ledger.add(attempt(4, '10.0.0.1:9', { outcome: 'open' }))
  ledger.add(attempt(5))
  const { entries } = ledger.read()
  expect(entries.map(({ at, lastAt, count, outcome }) => [at, lastAt, count, outcome])).toEqual([
    [5, 5, 1, 'failed'],
    [4, 4, 1, 'open'],
    [1, 3, 2, 'failed'],
    [2, 2, 1, 'failed'],
  ])
})

it('keeps whether an address was typed in, and begins anew where it no longer is', async () => {
  const ledger = open()
  ledger.add(attempt(1, '1.2.3.4:9', { isTyped: true }))
  ledger.add(attempt(2, '1.2.3.4:9', { isTyped: true }))
  ledger.add(attempt(3, '1.2.3.4:9'))
  await ledger.flush()
  expect(
    open()
      .read()
      .entries.map(({ count, isTyped }) => [count, isTyped]),
  ).toEqual([
    [1, undefined],
    [2, true],
  ])
})

it('is there at the next start, counts on, and can be forgotten', async () => {
  const ledger = open()
  ledger.add(attempt(1))
  await ledger.flush()
  const again = open()
  expect(again.read()).toEqual(ledger.read())
  again.add(attempt(2))
  expect(again.read().entries).toMatchObject([{ count: 2 }])
  await again.forget()
  expect(open().read()).toEqual({ entries: [], dropped: 0 })
})

it('writes by itself after a while', async () => {
  open(1).add(attempt(1))
  await vi.waitFor(() => expect(open().read().entries.length).toBe(1))
})

it('keeps 2,000 entries, and counts those that it let go', async () => {
  const ledger = open()
  for (let at = 1; at <= 2_005; at++) ledger.add(attempt(at, `10.0.0.1:${at}`))
  await ledger.flush()
  for (const { entries, dropped } of [ledger.read(), open().read()]) {
    expect([entries.length, dropped, entries[0]?.at, entries.at(-1)?.at]).toEqual([2_000, 5, 2_005, 6])
  }
  ledger.add(attempt(3_000, '10.0.0.1:1'))
  expect(ledger.read().entries[0]).toMatchObject({ count: 1 })
})

it('puts a damaged file aside and begins a new one', async () => {
  const ledger = open()
  ledger.add(attempt(1))
  await ledger.flush()
  const damaged = readFileSync(path, 'utf8').replace('10.0.0.1', '10.0.0.7')
  writeFileSync(path, damaged)
  const again = open()
  expect(again.read().entries).toEqual([])
  again.add(attempt(2))
  await again.flush()
  expect(readFileSync(path.replace('ledger.json', 'ledger.aside-1.json'), 'utf8')).toBe(damaged)
  expect(open().read().entries.length).toBe(1)
})

it('never writes over the ledger of a newer version', async () => {
  const ledger = open()
  ledger.add(attempt(1))
  await ledger.flush()
  const newer = readFileSync(path, 'utf8').replace('"version":1', '"version":2')
  writeFileSync(path, newer)
  const again = open()
  again.add(attempt(2))
  await again.forget()
  expect(readFileSync(path, 'utf8')).toBe(newer)
})

it('goes on in memory where the disk fails, and writes it later', async () => {
  writeFileSync(join(folder, 'devices'), '')
  const ledger = open()
  ledger.add(attempt(1))
  await ledger.flush()
  expect(log.warn).toHaveBeenCalledWith('The ledger of connections was not written', expect.any(Error))
  rmSync(join(folder, 'devices'))
  await ledger.flush()
  expect(open().read().entries.length).toBe(1)
})
