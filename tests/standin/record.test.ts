import { afterEach, expect, test } from 'vitest'
import { createEvent, recorded, recordedLater, standin, unsupported } from './record'

afterEach(() => {
  standin.calls.length = 0
})

test('a recorded call is kept with its arguments and gives its result', async () => {
  expect(recorded('app.isDefault', false)('x', 1)).toBe(false)
  expect(await recordedLater('shell.openPath', '')('/p')).toBe('')
  expect(standin.calls).toEqual([
    { name: 'app.isDefault', args: ['x', 1] },
    { name: 'shell.openPath', args: ['/p'] },
  ])
})

test('any use of an unsupported part refuses and names the call', () => {
  const Tray = unsupported('Tray') as { new (): unknown; (): unknown; setImage: (path: string) => void }
  expect(() => new Tray()).toThrow('standin: new Tray() is not supported')
  expect(() => Tray()).toThrow('standin: Tray is not supported')
  expect(() => Tray.setImage('x')).toThrow('standin: Tray.setImage is not supported')
})

test('an event is prevented once somebody says so', () => {
  const event = createEvent({ url: 'app://bundle/' })
  expect(event.defaultPrevented).toBe(false)
  event.preventDefault()
  expect(event).toMatchObject({ defaultPrevented: true, url: 'app://bundle/' })
})
