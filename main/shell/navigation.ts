/** The page stays the page: it may load itself again, and nothing else navigates it, frames it or opens a window. */
import type { App, WebContents } from 'electron'
import type { Log } from './log'
import type { OpenLink } from './openLink'

export interface NavigationOptions {
  readonly app: Pick<App, 'on'>
  readonly pageUrl: string
  /** For links that mean to open a window. */
  readonly openLink: OpenLink
  readonly log: Pick<Log, 'warn'>
}

/** The page's own address, at any of its routes. */
export const isPageUrl = (url: string, pageUrl: string) => url === pageUrl || url.startsWith(`${pageUrl}#`)

const shown = (url: string) => url.slice(0, 200)

/** For every page that ever exists, also those that nobody meant to make. */
export function setUpNavigation(options: NavigationOptions) {
  options.app.on('web-contents-created', (_event, contents) => guard(contents, options))
}

function guard(contents: WebContents, { pageUrl, openLink, log }: NavigationOptions) {
  contents.on('will-navigate', (event) => {
    if (isPageUrl(event.url, pageUrl)) return
    event.preventDefault()
    log.warn(`Navigation refused: ${shown(event.url)}`)
  })
  contents.on('will-frame-navigate', (event) => {
    // The main frame's is judged above.
    if (event.isMainFrame) return
    event.preventDefault()
    log.warn(`Frame refused: ${shown(event.url)}`)
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
    log.warn(`Redirect refused: ${shown(event.url)}`)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url, contents)
    return { action: 'deny' }
  })
}
