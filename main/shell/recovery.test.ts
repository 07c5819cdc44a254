import { EventEmitter } from 'node:events'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { loadPage, setUpRecovery } from './recovery'

type Box = MessageBoxOptions & { answer: (response: number) => void }

function setUp() {
  let now = 0
  const boxes: Box[] = []
  const contents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: vi.fn(),
    reload: vi.fn(),
    getURL: vi.fn(() => ''),
  })
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => false,
    loadURL: vi.fn((_url: string) => Promise.resolve()),
  })
  const quit = vi.fn()
  const reload = vi.fn()
  const log = { error: vi.fn(), warn: vi.fn(), info: vi.fn() }
  const showMessageBox = (_window: unknown, options: MessageBoxOptions) =>
    new Promise<{ response: number; checkboxChecked: boolean }>((resolve) => {
      const answer = (response: number) => resolve({ response, checkboxChecked: false })
      options.signal?.addEventListener('abort', () => answer(options.cancelId ?? -1))
      boxes.push({ ...options, answer })
    })
  const dialog = { showMessageBox: showMessageBox as Electron.Dialog['showMessageBox'] }
  setUpRecovery(window as unknown as BrowserWindow, { app: { quit }, dialog, log, reload, nowMs: () => now })
  const press = async (name: string) => {
    const box = boxes.at(-1)
    box?.answer(box.buttons?.indexOf(name) ?? -1)
    await new Promise((resolve) => setTimeout(resolve))
  }
  const crash = (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason, exitCode: 1 })
  return { boxes, window, contents, quit, reload, log, press, crash, pass: (ms: number) => (now += ms) }
}

describe('recovery', () => {
  it('asks before it reloads a page that stopped', async () => {
    const { boxes, reload, press, crash, log } = setUp()
    crash()
    expect(log.error).toHaveBeenCalled()
    expect(boxes.map(({ buttons }) => buttons)).toEqual([['Reload', 'Quit']])
    expect(reload).not.toHaveBeenCalled()
    await press('Reload')
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('takes Escape for the first choice, so that no dead window stays', async () => {
    const { boxes, reload, crash } = setUp()
    crash()
    const [box] = boxes
    box?.answer(box.cancelId ?? -1)
    await new Promise((resolve) => setTimeout(resolve))
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('offers to quit first after three crashes in a minute', async () => {
    const { boxes, quit, press, crash, pass } = setUp()
    for (let time = 0; time < 3; time++) {
      crash()
      pass(10_000)
      if (time < 2) await press('Reload')
    }
    expect(boxes.at(-1)?.message).toBe('The page keeps stopping.')
    expect(boxes.at(-1)?.buttons?.[0]).toBe('Quit')
    await press('Quit')
    expect(quit).toHaveBeenCalled()
  })

  it('forgets crashes that are a minute old', async () => {
    const { boxes, press, crash, pass } = setUp()
    for (let time = 0; time < 6; time++) {
      crash()
      pass(31_000)
      await press('Reload')
    }
    expect(boxes.every(({ message }) => message === 'The page has stopped working.')).toBe(true)
  })

  it('says nothing about a page that ended well', () => {
    const { boxes, crash } = setUp()
    crash('clean-exit')
    expect(boxes).toEqual([])
  })

  it('ends a page that hangs before reloading it, without asking twice', async () => {
    const { boxes, window, contents, reload, press, crash } = setUp()
    window.emit('unresponsive')
    window.emit('unresponsive')
    expect(boxes.map(({ buttons }) => buttons)).toEqual([['Wait', 'Reload', 'Quit']])
    await press('Reload')
    expect(contents.forcefullyCrashRenderer).toHaveBeenCalled()
    crash('killed')
    expect([reload.mock.calls.length, boxes.length]).toEqual([1, 1])
  })

  it('takes the question back when the page answers again', async () => {
    const { boxes, window, contents, quit, reload } = setUp()
    window.emit('unresponsive')
    window.emit('responsive')
    await new Promise((resolve) => setTimeout(resolve))
    expect([contents.forcefullyCrashRenderer, quit, reload].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0])
    window.emit('unresponsive')
    expect(boxes.length).toBe(2)
  })

  it('shows the error page for a failed load of the page, and never for the error page itself', () => {
    const { window, contents } = setUp()
    contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://bundle/index.html', true)
    contents.emit('did-fail-load', {}, -2, 'ERR_FAILED', 'app://bundle/frame', false)
    contents.emit('did-fail-load', {}, -2, 'ERR_FAILED', 'data:text/html,x', true)
    expect(window.loadURL).not.toHaveBeenCalled()
    contents.emit('did-fail-load', {}, -2, 'ERR_FAILED', 'app://bundle/index.html', true)
    expect(decodeURIComponent(String(window.loadURL.mock.calls[0]?.[0]))).toContain('ERR_FAILED (-2)')
  })
})

describe('loadPage', () => {
  const options = {
    pageUrl: 'app://bundle/index.html',
    route: () => '/read/runtime',
    log: { error: vi.fn(), warn: vi.fn(), info: vi.fn() },
  }

  it('opens the page at the route, and reloads it in place where it is there', () => {
    const { window, contents } = setUp()
    loadPage(window as unknown as BrowserWindow, options)
    expect(window.loadURL).toHaveBeenCalledWith('app://bundle/index.html#/read/runtime')
    contents.getURL.mockReturnValue('app://bundle/index.html#/settings')
    loadPage(window as unknown as BrowserWindow, options)
    expect([contents.reload.mock.calls.length, window.loadURL.mock.calls.length]).toEqual([1, 1])
  })
})
