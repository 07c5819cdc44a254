import { expect, it, vi } from 'vitest'
import { openFolder } from './calls'

it('says and logs why a folder did not open', async () => {
  const log = { warn: vi.fn() }
  const open = (openPath: () => Promise<string>) => openFolder({ openPath }, '/logs', log)
  expect(await open(() => Promise.resolve(''))).toEqual({ opened: true })
  expect(log.warn).not.toHaveBeenCalled()
  expect(await open(() => Promise.resolve('No application'))).toEqual({ opened: false, reason: 'No application' })
  expect(await open(() => Promise.reject(new Error('/home/someone')))).toEqual({ opened: false, reason: 'unknown' })
  expect(log.warn.mock.calls.flat()).toEqual([
    'A folder did not open: No application',
    'A folder did not open: unknown',
  ])
})
