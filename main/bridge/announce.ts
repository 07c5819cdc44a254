/** Tells the page what happened, and holds a route for a page that has not started yet. */
import type { WebContents } from 'electron'
import { channelOf, type EventName, type EventValue } from './contract'

export interface Announcer {
  /** Follows the page of a new window. */
  readonly attach: (contents: WebContents) => void
  /** The page has called start(), so its preload is there to receive. */
  readonly started: (contents: WebContents) => void
  /** Sends to every started page but `except`. A route that nobody can receive yet waits; the last one wins. */
  readonly tell: <N extends EventName>(name: N, value: EventValue<N>, except?: WebContents) => void
  /** Sends to one page; false where that has not started. */
  readonly tellOne: <N extends EventName>(contents: WebContents, name: N, value: EventValue<N>) => boolean
  /** The waiting route, for a page that can open at it at once. */
  readonly takeRoute: () => string | undefined
}

export function createAnnouncer(): Announcer {
  const listening = new Set<WebContents>()
  let waitingRoute: string | undefined
  const takeRoute = () => {
    const route = waitingRoute
    waitingRoute = undefined
    return route
  }
  const started = (contents: WebContents) => {
    listening.add(contents)
    const route = takeRoute()
    if (route !== undefined) contents.send(channelOf('navigate'), route)
  }

  return {
    attach: (contents) => followPage(contents, listening, started),
    started,
    takeRoute,
    tellOne(contents, name, value) {
      if (!listening.has(contents) || contents.isDestroyed()) return false
      contents.send(channelOf(name), value)
      return true
    },
    tell(name, value, except) {
      if (listening.size === 0 && name === 'navigate') waitingRoute = String(value)
      for (const contents of listening) {
        if (contents !== except && !contents.isDestroyed()) contents.send(channelOf(name), value)
      }
    },
  }
}

/** Chromium's code for a load that was given up: the page stays. */
const aborted = -3

/**
 * Electron tells of a navigation before it asks whether it may happen. So a page that leaves is only put aside, and
 * listens again when the loading stops with the page still there: a refused link must not make it deaf to the menu.
 */
function followPage(contents: WebContents, listening: Set<WebContents>, started: Announcer['started']) {
  let isLeaving = false
  const gone = () => {
    isLeaving = false
    listening.delete(contents)
  }
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument && listening.delete(contents)) isLeaving = true
  })
  contents.on('did-navigate', () => {
    isLeaving = false
  })
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) isLeaving = false
  })
  contents.on('did-stop-loading', () => {
    if (!isLeaving) return
    isLeaving = false
    started(contents)
  })
  contents.on('render-process-gone', gone)
  contents.on('destroyed', gone)
}
