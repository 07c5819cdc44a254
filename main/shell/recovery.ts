/** When the page stops, hangs or does not load: the person is asked, and nothing repeats by itself. */
import type { App, BrowserWindow, Dialog, MessageBoxOptions } from 'electron'
import { countCrashes } from './crashCount'
import { asDataUrl, failedPage } from './errorPage'
import type { Log } from './log'
import { isPageUrl } from './navigation'
import { words } from './words'

export interface RecoveryOptions {
  readonly app: Pick<App, 'quit'>
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly log: Log
  /** Loads the page anew. */
  readonly reload: () => void
  readonly nowMs: () => number
}

interface Choice {
  readonly text: string
  readonly run: () => void
}

/** Chromium's code for a load that was given up for another one. */
const aborted = -3
const label = words.recovery

export function setUpRecovery(window: BrowserWindow, options: RecoveryOptions) {
  offerReload(window, options)
  showFailedLoads(window, options.log)
}

function offerReload(window: BrowserWindow, { app, dialog, log, reload, nowMs }: RecoveryOptions) {
  const contents = window.webContents
  const isTooOften = countCrashes({ limit: 3, withinMs: 60_000 })
  const ask = createQuestions(window, dialog, log)
  let isStopping = false
  const choice = {
    wait: { text: label.wait, run: () => log.info('Waiting for the page') },
    reload: { text: label.reload, run: reload },
    quit: { text: label.quit, run: () => app.quit() },
    stopAndReload: {
      text: label.reload,
      run: () => {
        // A page that hangs does not unload: its process is ended first.
        isStopping = true
        contents.forcefullyCrashRenderer()
      },
    },
  }

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    ask.withdraw()
    log.error(`Page gone: ${reason}, exit code ${exitCode}`)
    const wasStopped = isStopping
    isStopping = false
    if (reason === 'clean-exit') return
    if (wasStopped) return reload()
    if (isTooOften(nowMs())) ask.put(label.goneAgain, label.goneAgainDetail, [choice.quit, choice.reload])
    else ask.put(label.gone, label.goneDetail, [choice.reload, choice.quit])
  })
  window.on('unresponsive', () => {
    log.error('Page does not answer')
    ask.put(label.hung, label.hungDetail, [choice.wait, choice.stopAndReload, choice.quit])
  })
  window.on('responsive', ask.withdraw)
}

/**
 * One question at a time: a second one would cover the first. The first choice is the default, also of Escape: a question
 * put away unanswered would leave a dead window.
 */
function createQuestions(window: BrowserWindow, dialog: RecoveryOptions['dialog'], log: Log) {
  let open: AbortController | undefined
  return {
    withdraw: () => open?.abort(),
    put(message: string, detail: string, choices: readonly Choice[]) {
      if ((open && !open.signal.aborted) || window.isDestroyed()) return
      const question = new AbortController()
      open = question
      const buttons = choices.map(({ text }) => text)
      const box: MessageBoxOptions = { type: 'warning', title: label.title, message, detail, buttons, defaultId: 0 }
      dialog
        .showMessageBox(window, { ...box, cancelId: 0, noLink: true, signal: question.signal })
        .then(({ response }) => {
          if (!question.signal.aborted) choices[response]?.run()
        })
        .catch((error: unknown) => log.error('The question was not shown', error))
        .finally(() => {
          if (open === question) open = undefined
        })
    },
  }
}

export interface PageToLoad {
  readonly pageUrl: string
  /** Asked for only where the window has no route of its own yet. */
  readonly route: () => string
  readonly log: Log
}

/** Loads the page where the reader was: anew where it is loaded already. A failure is shown by did-fail-load. */
export function loadPage(window: BrowserWindow, { pageUrl, route, log }: PageToLoad) {
  const contents = window.webContents
  if (isPageUrl(contents.getURL(), pageUrl)) return contents.reload()
  const hash = route()
  window.loadURL(hash === '' ? pageUrl : `${pageUrl}#${hash}`).catch((error: unknown) => {
    log.warn('The page was not loaded', error)
  })
}

/** The page's own address failing leaves nothing to show, so a page that needs no server stands in. */
function showFailedLoads(window: BrowserWindow, log: Log) {
  window.webContents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    if (!isMainFrame || code === aborted || url.startsWith('data:') || window.isDestroyed()) return
    log.error(`Page did not load: ${description} (${code})`)
    window.loadURL(asDataUrl(failedPage(`${description} (${code})`))).catch((error: unknown) => {
      log.error('The error page did not load', error)
    })
  })
}
