/** What the parts of the stand-in share while it runs. */
import type { Browser } from './browser'
import type { BrowserWindow } from './browserWindow'
import type { CdpSession } from './cdp'
import type { Pages } from './pages'

interface State {
  readonly windows: Map<number, BrowserWindow>
  browser: Browser | undefined
  pages: Pages | undefined
}

export const state: State = { windows: new Map(), browser: undefined, pages: undefined }

/** Chromium as a whole, for calls that name a target or an origin. */
export function browserSession(): CdpSession {
  if (!state.browser) throw new Error('standin: Chromium has not started')
  return state.browser.root
}

export const openWindows = () => [...state.windows.values()]

/** Any page, for calls about what the pages have stored: Chromium itself answers them with an error. */
export async function pageSession(): Promise<CdpSession> {
  const [window] = openWindows()
  if (!window) throw new Error('standin: stored data can only be reached while there is a window')
  return window.webContents.whenAttached()
}
