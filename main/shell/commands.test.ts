import { describe, expect, it, vi } from 'vitest'
import { sendCommands } from './commands'

function setUp(isOpen: boolean) {
  const happened: string[] = []
  const send = sendCommands({
    isOpen: () => isOpen,
    show: vi.fn(() => happened.push('show')),
    command: (id) => happened.push(id),
    navigate: (route) => happened.push(route),
  })
  return { send, happened }
}

describe('a command of the menu', () => {
  it('goes to the page of the open window', () => {
    const { send, happened } = setUp(true)
    send('settings.open')
    expect(happened).toEqual(['settings.open'])
  })

  it('opens the window at its place where there is none, and never falls silent', () => {
    const { send, happened } = setUp(false)
    send('settings.open')
    send('text.larger')
    expect(happened).toEqual(['/settings', 'show', 'show'])
  })
})
