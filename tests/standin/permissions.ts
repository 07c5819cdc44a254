/** Asks the app's permission handlers, ahead of use or at it, and tells Chromium the answers, origin by origin. */

import { originOf, toWire } from './schemes'
import { browserSession } from './state'

type Media = 'audio' | 'video'

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
  readonly media?: Media
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
    if (originOf(url) === 'null') return
    await Promise.all(
      permissions.map(async (permission) => {
        const isGranted = await this.ask(contents, permission.name, url, permission.media ? [permission.media] : [])
        await tell(permission, url, isGranted)
      }),
    )
  }

  /** At each getUserMedia(): one question for all that it asks for, of which one answer comes. */
  async settleMedia(contents: object, url: string, types: readonly Media[]) {
    if (originOf(url) === 'null') return
    const isGranted = await this.ask(contents, 'media', url, types)
    // One refusal is enough for Chromium, and another medium's would end what runs already, as Electron does not.
    const told = isGranted ? types : types.slice(0, 1)
    const asked = permissions.filter(({ media }) => media && told.includes(media))
    await Promise.all(asked.map((permission) => tell(permission, url, isGranted)))
  }

  /** Without a handler Electron grants, as a browser does after asking. */
  private async ask(contents: object, name: string, url: string, types: readonly Media[]): Promise<boolean> {
    const origin = originOf(url)
    const details: AskDetails = { isMainFrame: true, requestingUrl: url, securityOrigin: `${origin}/` }
    // A check has one kind of media, a request all of them.
    const checks = types.length > 0 ? types.map((mediaType) => ({ ...details, mediaType })) : [details]
    const isChecked = checks.every((one) => this.onCheck?.(contents, name, origin, one) ?? true)
    if (!isChecked) return false
    const handler = this.onRequest
    const request = types.length > 0 ? { ...details, mediaTypes: types } : details
    return handler === null || new Promise((resolve) => handler(contents, name, resolve, request))
  }
}

/** Some names exist in Electron's list and not in this Chromium's. */
async function tell({ descriptor }: Permission, url: string, isGranted: boolean) {
  const setting = isGranted ? 'granted' : 'denied'
  await browserSession()
    .send('Browser.setPermission', { permission: descriptor, setting, origin: new URL(toWire(url)).origin })
    .catch(() => undefined)
}
