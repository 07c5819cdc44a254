import { EventEmitter } from 'node:events'
import type { BrowserWindow, WebContents } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { setUpClosing } from './closing'

const log = { warn: vi.fn(), error: vi.fn() }
beforeEach(() => {
  log.error.mockClear()
})

function stage({ response = 0, waitMs = 60, sayAfterMs = 20, hears = true } = {}) {
  const page = Object.assign(new EventEmitter(), { isDestroyed: () => false, reload: vi.fn() })
  let isGone = false
  const window = Object.assign(new EventEmitter(), {
    webContents: page,
    isDestroyed: () => isGone,
    destroy: vi.fn(() => {
      isGone = true
    }),
  })
  const app = Object.assign(new EventEmitter(), { quit: vi.fn() })
  const dialog = {
    showMessageBox: vi.fn((..._args: unknown[]) => Promise.resolve({ response, checkboxChecked: false })),
  }
  const ask = vi.fn(() => hears)
  const closing = setUpClosing({ app: app as never, dialog: dialog as never, log, ask, waitMs, sayAfterMs })
  closing.guard(window as unknown as BrowserWindow)
  const contents = page as unknown as WebContents
  const close = () => {
    const event = { preventDefault: vi.fn() }
    window.emit('close', event)
    return event
  }
  const answer = (saved: boolean) => closing.calls.readyToClose({ saved, reason: saved ? '' : 'ENOSPC' }, contents)
  const hold = () => closing.calls.holdClosing(undefined, contents)
  return { page, window, app, dialog, ask, close, answer, hold }
}
const soon = () => new Promise((done) => setTimeout(done, 10))
const later = () => new Promise((done) => setTimeout(done, 120))

describe('closing', () => {
  it('does not wait for a page that holds nothing', async () => {
    const { window, ask, close } = stage()
    expect(close().preventDefault).toHaveBeenCalled()
    await soon()
    expect(window.destroy).toHaveBeenCalledOnce()
    expect(ask).not.toHaveBeenCalled()
  })

  it('waits until the page has saved, asks it once, and says nothing of what is quick', async () => {
    const { window, ask, close, answer, hold, dialog } = stage()
    hold()
    close()
    close()
    await soon()
    expect(ask).toHaveBeenCalledOnce()
    expect(window.destroy).not.toHaveBeenCalled()
    answer(true)
    await later()
    expect(window.destroy).toHaveBeenCalledOnce()
    expect(dialog.showMessageBox).not.toHaveBeenCalled()
  })

  it('says what it waits for, withdraws that, and closes in the end although the page hangs', async () => {
    const { window, close, hold, dialog } = stage()
    hold()
    close()
    await later()
    expect(dialog.showMessageBox).toHaveBeenCalledOnce()
    expect(dialog.showMessageBox.mock.calls[0]?.[1]).toMatchObject({
      message: expect.stringContaining('saving'),
      signal: { aborted: true },
    })
    expect(window.destroy).toHaveBeenCalledOnce()
    expect(log.error).toHaveBeenCalledOnce()
  })

  it.each(['render-process-gone', 'did-navigate'])('goes on when the page has gone meanwhile (%s)', async (event) => {
    const { window, page, close, hold } = stage({ waitMs: 10_000, sayAfterMs: 10_000 })
    hold()
    close()
    page.emit(event)
    await soon()
    expect(window.destroy).toHaveBeenCalledOnce()
    close()
  })

  it('goes on at once when the page cannot hear', async () => {
    const { window, close, hold } = stage({ hears: false, waitMs: 10_000 })
    hold()
    close()
    await soon()
    expect(window.destroy).toHaveBeenCalledOnce()
  })

  it('goes on with quitting, which refusing the close had ended', async () => {
    const { app, close, hold, answer } = stage()
    hold()
    app.emit('before-quit', {})
    close()
    await soon()
    answer(true)
    await soon()
    expect(app.quit).toHaveBeenCalledOnce()
  })

  it('does not close while what quits has yet to hear that the window stayed', async () => {
    const { window, close } = stage()
    close()
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    expect(window.destroy).not.toHaveBeenCalled()
    await soon()
    expect(window.destroy).toHaveBeenCalledOnce()
  })

  it('leaves the window open when nothing could be saved and the person wants to stay, and asks again next time', async () => {
    const { app, window, close, hold, answer, ask, dialog } = stage()
    hold()
    app.emit('before-quit', {})
    close()
    await soon()
    answer(false)
    await soon()
    expect(dialog.showMessageBox.mock.calls[0]?.[1]).toMatchObject({ detail: expect.stringContaining('ENOSPC') })
    expect([window.destroy.mock.calls.length, app.quit.mock.calls.length]).toEqual([0, 0])
    close()
    await soon()
    answer(true)
    await soon()
    expect(ask).toHaveBeenCalledTimes(2)
    expect(window.destroy).toHaveBeenCalledOnce()
    expect(app.quit).not.toHaveBeenCalled()
  })

  it('closes without saving when the person says so', async () => {
    const { window, close, hold, answer } = stage({ response: 1, sayAfterMs: 10_000 })
    hold()
    close()
    await soon()
    answer(false)
    await soon()
    expect(window.destroy).toHaveBeenCalledOnce()
  })

  it('loads a page anew that refused to go, once it has saved', async () => {
    const { page, hold, answer } = stage()
    hold()
    const [first, second] = [{ preventDefault: vi.fn() }, { preventDefault: vi.fn() }]
    page.emit('will-prevent-unload', first)
    expect(first.preventDefault).not.toHaveBeenCalled()
    await soon()
    expect(page.reload).not.toHaveBeenCalled()
    answer(true)
    await soon()
    expect(page.reload).toHaveBeenCalledOnce()
    page.emit('will-prevent-unload', second)
    expect(second.preventDefault).toHaveBeenCalledOnce()
  })

  it('does not load a page anew that could not save, and asks it again the next time', async () => {
    const { page, hold, answer, ask } = stage()
    hold()
    for (const times of [1, 2]) {
      const event = { preventDefault: vi.fn() }
      page.emit('will-prevent-unload', event)
      await soon()
      answer(false)
      await soon()
      expect(event.preventDefault).not.toHaveBeenCalled()
      expect(ask).toHaveBeenCalledTimes(times)
    }
    expect(page.reload).not.toHaveBeenCalled()
  })

  it('asks once where a reload and a close wait for the same page, and believes the one answer for both', async () => {
    const { page, window, close, hold, answer, ask } = stage()
    hold()
    page.emit('will-prevent-unload', { preventDefault: vi.fn() })
    await soon()
    close()
    await soon()
    answer(false)
    await later()
    expect(ask).toHaveBeenCalledOnce()
    expect([page.reload.mock.calls.length, window.destroy.mock.calls.length]).toEqual([0, 0])
  })

  it('hurries the page when the system ends the session', () => {
    const { window, ask } = stage()
    window.emit('query-session-end', {})
    expect(ask).toHaveBeenCalledOnce()
  })
})
