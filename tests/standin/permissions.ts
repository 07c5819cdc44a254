/** Asks the app's permission handlers ahead of use and tells Chromium the answers, origin by origin. */

import { originOf, toWire } from './schemes'
import { browserSession } from './state'

interface AskDetails {
  readonly isMainFrame: boolean
  readonly requestingUrl: string
  readonly securityOrigin: string
  readonly embeddingOrigin?: string
  readonly mediaTypes?: readonly string[]
  readonly mediaType?: string
}

export type RequestHandler = (
  contents: object,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: AskDetails,
) => void

export type CheckHandler = (contents: object, permission: string, origin: string, details: AskDetails) => boolean

interface Permission {
  /** Electron's name. */
  readonly name: string
  /** Chromium's descriptor, as in navigator.permissions.query. */
  readonly descriptor: { name: string; sysex?: boolean; allowWithoutSanitization?: boolean }
  readonly media?: 'audio' | 'video'
}

const named = (...names: string[]): Permission[] => names.map((name) => ({ name, descriptor: { name } }))

const permissions: readonly Permission[] = [
  ...named('geolocation', 'notifications', 'midi', 'persistent-storage', 'background-fetch', 'background-sync'),
  ...named('clipboard-read', 'idle-detection', 'local-fonts', 'payment-handler', 'periodic-background-sync'),
  ...named('screen-wake-lock', 'storage-access', 'top-level-storage-access', 'window-management', 'nfc', 'sensors'),
  ...named('captured-surface-control', 'local-network-access', 'speaker-selection', 'display-capture'),
  { name: 'clipboard-sanitized-write', descriptor: { name: 'clipboard-write' } },
  { name: 'midiSysex', descriptor: { name: 'midi', sysex: true } },
  { name: 'media', descriptor: { name: 'camera' }, media: 'video' },
  { name: 'media', descriptor: { name: 'microphone' }, media: 'audio' },
  { name: 'pointerLock', descriptor: { name: 'pointer-lock' } },
  { name: 'keyboardLock', descriptor: { name: 'keyboard-lock' } },
]

export class PermissionDesk {
  private onRequest: RequestHandler | null = null
  private onCheck: CheckHandler | null = null

  readonly setRequestHandler = (handler: RequestHandler | null) => {
    this.onRequest = handler
  }

  readonly setCheckHandler = (handler: CheckHandler | null) => {
    this.onCheck = handler
  }

  /** Settles every permission for the origin of a page that is about to load. Other origins get none. */
  async settle(contents: object, url: string) {
    const origin = originOf(url)
    if (origin === 'null') return
    await Promise.all(
      permissions.map(async (permission) => {
        const isGranted = await this.ask(contents, permission, url, origin)
        const setting = isGranted ? 'granted' : 'denied'
        const wireOrigin = new URL(toWire(url)).origin
        // Some names exist in Electron's list and not in this Chromium's.
        const set = { permission: permission.descriptor, setting, origin: wireOrigin } as const
        await browserSession()
          .send('Browser.setPermission', set)
          .catch(() => undefined)
      }),
    )
  }

  /** Without a handler Electron grants, as a browser does after asking. */
  private async ask(contents: object, { name, media }: Permission, url: string, origin: string): Promise<boolean> {
    const details: AskDetails = {
      isMainFrame: true,
      requestingUrl: url,
      securityOrigin: origin,
      ...(media ? { mediaTypes: [media], mediaType: media } : {}),
    }
    if (this.onCheck && !this.onCheck(contents, name, origin, details)) return false
    const handler = this.onRequest
    return handler === null || new Promise((resolve) => handler(contents, name, resolve, details))
  }
}
