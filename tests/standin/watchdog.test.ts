import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchForHangs } from './watchdog'

beforeEach(() => {
  vi.stubEnv('STANDIN_HANG_MS', '1000')
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

function watch(ping: () => Promise<unknown>) {
  const told: string[] = []
  const stop = watchForHangs({ ping, hung: () => told.push('hung'), answered: () => told.push('answered') })
  return { told, stop }
}

test('a page that answers is never said to hang', async () => {
  const { told, stop } = watch(() => Promise.resolve())
  await vi.advanceTimersByTimeAsync(10_000)
  expect(told).toEqual([])
  stop()
})

test('a page that answers late hangs once, and then has answered once', async () => {
  const slow = Promise.withResolvers<void>()
  const { told, stop } = watch(() => slow.promise)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(told).toEqual(['hung'])
  slow.resolve()
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual(['hung', 'answered'])
  stop()
})

test('a ping that fails is an answer', async () => {
  const { told, stop } = watch(() => Promise.reject(new Error('gone')))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(told).toEqual([])
  stop()
})

test('nothing is told after the stop', async () => {
  const { told, stop } = watch(() => new Promise(() => undefined))
  await vi.advanceTimersByTimeAsync(300)
  stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(told).toEqual([])
})
