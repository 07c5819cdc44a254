import { expect, it } from 'vitest'
import { Wants } from './wants'

it('an image that the page does not give in time is told as not here, and one that comes later harms nothing', async () => {
  const jobs = new Map<number, () => void>()
  const posted: unknown[] = []
  const wants = new Wants({
    post: (message) => posted.push(message),
    later: (_ms, job) => {
      const at = jobs.size
      jobs.set(at, job)
      return () => void jobs.delete(at)
    },
  })
  const [given, late] = [wants.ask('a'), wants.ask('b')]
  expect(posted).toEqual([
    { kind: 'want', id: 1, hash: 'a' },
    { kind: 'want', id: 2, hash: 'b' },
  ])
  wants.given(1, Uint8Array.of(7))
  expect(await given).toEqual(Uint8Array.of(7))
  expect(jobs.size).toBe(1)
  for (const job of jobs.values()) job()
  expect(await late).toBeUndefined()
  wants.given(2, Uint8Array.of(8))
})
