/** Nothing that Chromium does by itself reaches a network: every such request is refused here and written to the log. */
import type { App, Session } from 'electron'
import type { Log } from './log'

const remote = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']

/** Must run before the app is ready. Media keys belong to other programs; there is nothing to cast. */
export function turnOffUnusedFeatures(app: Pick<App, 'commandLine'>) {
  app.commandLine.appendSwitch('disable-features', 'HardwareMediaKeyHandling,MediaSessionService,MediaRouter')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
}

export interface OfflineOptions {
  readonly session: Pick<Session, 'setProxy' | 'setSpellCheckerLanguages' | 'webRequest'>
  readonly platform: NodeJS.Platform
  /** The development server is reached over http. */
  readonly isDevelopment: boolean
  readonly log: Pick<Log, 'warn'>
}

export function setUpOffline({ session, platform, isDevelopment, log }: OfflineOptions) {
  // Elsewhere than on macOS, Chromium would download the dictionary of the system's language.
  if (platform !== 'darwin') session.setSpellCheckerLanguages([])
  if (!isDevelopment) {
    session.webRequest.onBeforeRequest({ urls: remote }, ({ url }, callback) => {
      log.warn(`Request refused: ${url.slice(0, 200)}`)
      callback({ cancel: true })
    })
  }
  // Without it, Chromium may ask the local network for a proxy.
  session.setProxy({ mode: 'direct' }).catch((error: unknown) => log.warn('The proxy was not turned off', error))
}
