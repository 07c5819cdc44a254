import { expect, it, vi } from 'vitest'
import { areEqual, join, openPage, phaseOf, until } from '../../tests/support/syncPair'

vi.setConfig({ testTimeout: 60_000 })

it('a message that the bridge does not take ends the session, for the other side would wait for it for ever', async () => {
  const [a, b] = [await openPage('a'), await openPage('b')]
  join(a, b)
  await until(areEqual(a, b), 'equal')
  for (const session of a.ways.keys())
    a.ways.set(session, () => {
      throw new Error('The bridge does not take it.')
    })
  a.record.notebook.create({ body: 'on the way' })
  await until(() => a.hungUp.includes('protocol'), 'hung up')
  expect(phaseOf(a, b)?.kind).toBe('apart')
  join(a, b)
  await until(areEqual(a, b), 'equal once more')
  for (const { sync } of [a, b]) sync.stop()
})
