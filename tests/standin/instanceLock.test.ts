import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeInstanceLock } from './instanceLock'

const arrival = { argv: ['electron', '.', 'drydock://read'], workingDirectory: '/', additionalData: { n: 1 } }
let profile = ''

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(profile, { recursive: true, force: true }))

test('the first takes the profile, the second is refused and its arguments reach the first', async () => {
  const arrived = vi.fn()
  const first = takeInstanceLock(profile, arrival, arrived)
  expect(first).toBeDefined()
  expect(takeInstanceLock(profile, arrival, vi.fn())).toBeUndefined()
  await vi.waitFor(() => expect(arrived).toHaveBeenCalledExactlyOnceWith(arrival))
  first?.release()
})

test('a profile that was given back can be taken again', () => {
  takeInstanceLock(profile, arrival, vi.fn())?.release()
  const next = takeInstanceLock(profile, arrival, vi.fn())
  expect(next).toBeDefined()
  next?.release()
})

test('the mark of a process that was killed does not keep others out', () => {
  mkdirSync(join(profile, '.standin-instance'))
  // Beyond the largest id that any of the three systems gives.
  writeFileSync(join(profile, '.standin-instance', 'pid'), '99999999')
  const next = takeInstanceLock(profile, arrival, vi.fn())
  expect(next).toBeDefined()
  next?.release()
})

test('what was left for an earlier process is not taken for a new arrival', () => {
  const inbox = join(profile, '.standin-instance', 'inbox')
  mkdirSync(inbox, { recursive: true })
  writeFileSync(join(inbox, 'old'), '{}')
  const lock = takeInstanceLock(profile, arrival, vi.fn())
  expect(readdirSync(inbox)).toEqual([])
  lock?.release()
})
