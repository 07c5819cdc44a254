import { EventEmitter } from 'node:events'
import type { BrowserWindow, Rectangle } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepOneWindow, openWindow, type WindowOptions } from './window'

const area: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 }
const display = { id: 1, workArea: area }

class FakeWindow extends EventEmitter {
  readonly setBackgroundColor = vi.fn()
  readonly focus = vi.fn()
  state = { isVisible: false, isMaximized: false, isDestroyed: false }
  isVisible = () => this.state.isVisible
  isMaximized = () => this.state.isMaximized
  isDestroyed = () => this.state.isDestroyed
  isMinimized = () => false
  isFullScreen = () => false
  getNormalBounds = () => area
  maximize = vi.fn(() => {
    this.state.isMaximized = true
  })
  show = vi.fn(() => {
    if (this.state.isVisible) return
    this.state.isVisible = true
    this.emit('show')
  })
}

function open(isMaximized: boolean) {
  const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false })
  const options = {
    BrowserWindow: FakeWindow,
    screen: { getAllDisplays: () => [display], getPrimaryDisplay: () => display },
    nativeTheme,
    preload: 'preload.cjs',
    icon: undefined,
    place: { isMaximized },
    rememberPlace: vi.fn(),
    beforeClose: vi.fn(),
  }
  const window = openWindow(options as unknown as WindowOptions) as unknown as FakeWindow
  return { window, nativeTheme, options }
}

describe('the window', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is shown at its first paint, maximised where it was', () => {
    const { window } = open(true)
    expect(window.show).not.toHaveBeenCalled()
    window.emit('ready-to-show')
    expect([window.state.isVisible, window.state.isMaximized]).toEqual([true, true])
  })

  it('is maximised also when something shows it before the first paint', () => {
    const { window } = open(true)
    const front = keepOneWindow(() => window as unknown as BrowserWindow)
    front.allow()
    front.show()
    front.show()
    expect([window.state.isVisible, window.state.isMaximized]).toEqual([true, true])
    window.state.isMaximized = false
    vi.advanceTimersByTime(60_000)
    expect(window.state.isMaximized).toBe(false)
  })

  it('is shown all the same when nothing ever paints', () => {
    const { window } = open(false)
    vi.advanceTimersByTime(10_000)
    expect([window.state.isVisible, window.state.isMaximized]).toEqual([true, false])
  })

  it('saves its place before it closes, and leaves no listener behind', () => {
    const { window, nativeTheme, options } = open(false)
    window.emit('close')
    expect(options.rememberPlace.mock.invocationCallOrder[0]).toBeLessThan(
      options.beforeClose.mock.invocationCallOrder[0] ?? 0,
    )
    window.emit('closed')
    expect([nativeTheme.listenerCount('updated'), vi.getTimerCount()]).toEqual([0, 0])
  })
})
