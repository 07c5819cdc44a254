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

  return {
    attach(contents) {
      const stop = () => listening.delete(contents)
      contents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) stop()
      })
      contents.on('render-process-gone', stop)
      contents.on('destroyed', stop)
    },
    started(contents) {
      listening.add(contents)
      const route = takeRoute()
      if (route !== undefined) contents.send(channelOf('navigate'), route)
    },
    takeRoute,
    tell(name, value, except) {
      if (listening.size === 0 && name === 'navigate') waitingRoute = String(value)
      for (const contents of listening) {
        if (contents !== except && !contents.isDestroyed()) contents.send(channelOf(name), value)
      }
    },
  }
}
