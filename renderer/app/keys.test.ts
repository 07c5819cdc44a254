import { describe, expect, it } from 'vitest'
import { matches, showKey } from './keys'

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
})

describe('matches', () => {
  it('takes Ctrl for Mod, and Cmd on a Mac', () => {
    expect(matches(press('k', { ctrlKey: true }), 'Mod+k', false)).toBe(true)
    expect(matches(press('k', { metaKey: true }), 'Mod+k', true)).toBe(true)
    expect(matches(press('k', { ctrlKey: true }), 'Mod+k', true)).toBe(false)
  })
  it('wants no modifier that is not written', () => {
    expect(matches(press('k'), 'Mod+k', false)).toBe(false)
    expect(matches(press('j', { ctrlKey: true }), 'j', false)).toBe(false)
    expect(matches(press('J', { shiftKey: true }), 'j', false)).toBe(false)
  })
  it('takes signs however the layout reaches them', () => {
    expect(matches(press('?', { shiftKey: true }), '?', false)).toBe(true)
    expect(matches(press('+', { ctrlKey: true, shiftKey: true }), 'Mod++', false)).toBe(true)
  })
})

describe('showKey', () => {
  it.each([
    ['Mod+k', false, 'Ctrl+K'],
    ['Mod+k', true, '⌘K'],
    ['g c', false, 'G C'],
    ['Alt+ArrowLeft', false, 'Alt+←'],
  ] as const)('shows %s (Mac: %s) as %s', (written, isMac, shown) => expect(showKey(written, isMac)).toBe(shown))
})
