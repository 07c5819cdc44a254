/**
 * A window closes once its page has saved. The page is asked, and the window waits for it, but never for long: a page that
 * is gone closes at once, one that hangs after five seconds.
 */
import { setImmediate } from 'node:timers/promises'
import type { App, BrowserWindow, Dialog, MessageBoxOptions, WebContents } from 'electron'
import type { Argument, Handlers } from '../bridge/contract'
import type { Log } from './log'
import { words } from './words'

export interface ClosingOptions {
  readonly app: Pick<App, 'on' | 'quit'>
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly log: Pick<Log, 'warn' | 'error'>
  /** Tells the page to prepare; false where there is none that could hear it. */
  readonly ask: (page: WebContents, withinMs: number) => boolean
  readonly waitMs?: number
  readonly sayAfterMs?: number
}

export interface Closing {
  readonly guard: (window: BrowserWindow) => void
  readonly calls: Pick<Handlers<WebContents>, 'holdClosing' | 'readyToClose'>
}

type Answer = Argument<'readyToClose'>
type Ask = (page: WebContents) => Promise<Answer>

const saved: Answer = { saved: true, reason: '' }
const label = words.closing

export function setUpClosing(options: ClosingOptions): Closing {
  const { app, ask, waitMs = 5_000 } = options
  /** Pages that asked to be asked; a new document has to ask anew. */
  const holding = new WeakSet<WebContents>()
  const waiting = new Map<WebContents, PromiseWithResolvers<Answer>>()
  let isQuitting = false
  app.on('before-quit', () => {
    isQuitting = true
  })

  /** Resolves when the page has answered, is gone, or has had its time. */
  const prepare: Ask = async (page) => {
    if (!holding.has(page)) return saved
    const asked = waiting.get(page)
    if (asked) return asked.promise
    const now = Promise.withResolvers<Answer>()
    const { promise, resolve } = now
    waiting.set(page, now)
    if (!ask(page, waitMs)) resolve(saved)
    const late = setTimeout(() => {
      options.log.error('The page did not say that it had saved; it closes all the same')
      resolve(saved)
    }, waitMs)
    const answer = await promise
    clearTimeout(late)
    waiting.delete(page)
    return answer
  }
  const forget = (page: WebContents) => {
    holding.delete(page)
    waiting.get(page)?.resolve(saved)
  }

  return {
    guard(window) {
      followPage(window.webContents, forget)
      holdWindow(window, options, prepare, {
        quitAgain: () => isQuitting && app.quit(),
        stay: () => {
          isQuitting = false
        },
      })
      holdReload(window.webContents, prepare, options.log)
      holdSession(window, options)
    },
    calls: {
      holdClosing: (_nothing, page) => void holding.add(page),
      readyToClose: (answer, page) => waiting.get(page)?.resolve(answer),
    },
  }
}

function followPage(page: WebContents, forget: (page: WebContents) => void) {
  page.on('did-navigate', () => forget(page))
  page.on('render-process-gone', () => forget(page))
}

interface AfterClosing {
  /** Refusing `close` ended the quitting that had caused it. */
  readonly quitAgain: () => void
  readonly stay: () => void
}

function holdWindow(window: BrowserWindow, options: ClosingOptions, prepare: Ask, after: AfterClosing) {
  let isAsking = false
  const close = () => {
    // `destroy`, because what could still prevent `close` has been asked, and a page that hangs cannot answer again.
    if (!window.isDestroyed()) window.destroy()
    after.quitAgain()
  }
  const run = async () => {
    // What quits must first hear that this window did not close; only then can it be asked to quit again.
    await setImmediate()
    const box = sayLater(window, options, close)
    const answer = await prepare(window.webContents)
    box.withdraw()
    if (window.isDestroyed()) return
    if (answer.saved || !(await wantsToStay(window, options, answer.reason))) return close()
    after.stay()
  }
  window.on('close', (event) => {
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    run()
      .catch((error: unknown) => {
        options.log.error('The window was closed without an answer', error)
        close()
      })
      .finally(() => {
        isAsking = false
      })
  })
}

/** Nothing is said of what is quick. */
function sayLater(window: BrowserWindow, { dialog, log, sayAfterMs = 1_000 }: ClosingOptions, close: () => void) {
  const question = new AbortController()
  const say = () => {
    const box: MessageBoxOptions = {
      type: 'info',
      title: label.title,
      message: label.waiting,
      detail: label.waitingDetail,
      buttons: [label.wait, label.closeNow],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: question.signal,
    }
    dialog
      .showMessageBox(window, box)
      .then(({ response }) => response === 1 && !question.signal.aborted && close())
      .catch((error: unknown) => log.warn('What is waited for was not shown', error))
  }
  const late = setTimeout(say, sayAfterMs)
  return {
    withdraw() {
      clearTimeout(late)
      question.abort()
    },
  }
}

async function wantsToStay(window: BrowserWindow, { dialog }: ClosingOptions, reason: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: label.title,
    message: label.unsaved,
    detail: label.unsavedDetail(reason),
    buttons: [label.keepOpen, label.closeAndLose],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 0
}

/** A page with unsaved changes refuses to be loaded anew; it is once it has saved, and stays where it cannot. */
function holdReload(page: WebContents, prepare: Ask, log: ClosingOptions['log']) {
  let isReloading = false
  page.on('will-prevent-unload', (event) => {
    if (isReloading) return event.preventDefault()
    isReloading = true
    // Not while this load is still being refused.
    setImmediate()
      .then(() => prepare(page))
      .then(({ saved, reason }) => {
        if (saved && !page.isDestroyed()) return page.reload()
        isReloading = false
        log.warn(`The page was not loaded anew, for it could not save: ${reason}`)
      })
      .catch((error: unknown) => log.error('The page was not loaded anew', error))
  })
  page.on('did-navigate', () => {
    isReloading = false
  })
}

/** Windows ends a session without waiting: what the page can still write, it writes now. */
function holdSession(window: BrowserWindow, { ask, waitMs = 5_000 }: ClosingOptions) {
  const hurry = () => void ask(window.webContents, waitMs)
  window.on('query-session-end', hurry)
  window.on('session-end', hurry)
}
