/** Brings Chromium up once the app's code has loaded, and tells windows when Chromium's own are gone. */
import { app } from './app'
import { startBrowser } from './browser'
import { findPages } from './pages'
import { serveSchemes } from './protocol'
import { fail } from './record'
import { openWindows, state } from './state'

export const boot = {
  identify: app.identify.bind(app),
  async start() {
    if (app.isEnding) return
    await serveSchemes()
    state.browser = await startBrowser(app.getPath('sessionData'), browserGone)
    state.pages = await findPages(state.browser)
    const find = (targetId: string) => openWindows().find(({ webContents }) => webContents.targetId === targetId)
    state.pages.onGone((targetId) => find(targetId)?.lost())
    state.pages.onTitle((targetId, title) => find(targetId)?.titled(title))
    app.becomeReady()
  },
}

/** A person who closes the last window ends Chromium; anything else is a fault. */
function browserGone(wasClosed: boolean) {
  if (!wasClosed) fail('Chromium ended by itself, and the app cannot go on without it.')
  for (const window of openWindows()) window.lost()
}
