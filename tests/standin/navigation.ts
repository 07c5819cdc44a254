/** Holds every navigation at its request until the app's listeners have judged it, and asks webRequest for the rest. */
import { type CdpSession, whileThere } from './cdp'
import { createEvent } from './record'
import { fromWire, isOwn } from './schemes'
import type { WebRequest } from './webRequest'

export interface NavigatingPage {
  readonly frameId: string
  readonly wireUrl: string
  readonly emit: (event: string, ...args: unknown[]) => boolean
  /** Asks the window-open handler. */
  readonly opened: (wireUrl: string) => void
}

interface PausedRequest {
  readonly requestId: string
  readonly redirectedRequestId?: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: { readonly url: string; readonly method: string }
}

/** A page's own request to navigate is announced some milliseconds before it is made. */
const announcedWithinMs = 150

const withoutHash = (url: string) => url.replace(/#.*$/s, '')

export class NavigationGuard {
  private readonly page: NavigatingPage
  private readonly webRequest: WebRequest
  private expectedUrl: string | undefined
  private readonly announced = new Map<string, string>()

  constructor(page: NavigatingPage, webRequest: WebRequest) {
    this.page = page
    this.webRequest = webRequest
  }

  /** The main process loads this itself, which Electron does not ask about. */
  expect(wireUrl: string) {
    this.expectedUrl = withoutHash(wireUrl)
  }

  async watch(session: CdpSession) {
    session.on('Fetch.requestPaused', (paused) => {
      this.judge(session, paused).catch((error: unknown) => {
        console.error('standin: a request could not be judged, so it is refused.', error)
        whileThere(session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' }))
      })
    })
    session.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (disposition === 'currentTab') this.announce(session, frameId, url)
      else if (disposition === 'newTab' || disposition === 'newWindow') this.page.opened(url)
    })
    await this.enable(session)
    this.webRequest.whenChanged(() => {
      this.enable(session).catch(() => console.error('standin: a page closed before webRequest reached it.'))
    })
  }

  private async enable(session: CdpSession) {
    const documents = { urlPattern: '*', resourceType: 'Document' as const }
    await session.send('Fetch.enable', { patterns: [this.webRequest.isWatching ? { urlPattern: '*' } : documents] })
  }

  private announce(session: CdpSession, frameId: string, url: string) {
    this.announced.set(frameId, withoutHash(url))
    // Requests for these never reach the network, so they cannot be held there.
    if (/^(https?|about|data|javascript|ws|wss):/i.test(url)) return
    if (this.isDenied(frameId, url) || !url.startsWith('blob:')) whileThere(session.send('Page.stopLoading'))
  }

  private async judge(session: CdpSession, { requestId, redirectedRequestId, ...paused }: PausedRequest) {
    const { frameId, resourceType, request } = paused
    const isDocument = resourceType === 'Document'
    const deny = () => whileThere(session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }))
    if (isDocument && redirectedRequestId !== undefined) {
      if (this.isRefused('will-redirect', frameId, request.url)) return deny()
    } else if (isDocument && (await this.isPagesOwn(frameId, request.url)) && this.isDenied(frameId, request.url)) {
      return deny()
    }
    if (!(await this.webRequest.allows(fromWire(request.url), request.method, toElectronType(resourceType)))) {
      return whileThere(session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }))
    }
    whileThere(session.send('Fetch.continueRequest', { requestId }))
  }

  /** Whether the page asked for it. What cannot be told is taken to be the page's own, except a plain reload. */
  private async isPagesOwn(frameId: string, url: string): Promise<boolean> {
    const target = withoutHash(url)
    if (frameId !== this.page.frameId) return true
    if (this.expectedUrl === target) {
      this.expectedUrl = undefined
      return false
    }
    if (target !== withoutHash(this.page.wireUrl) || !isOwn(url)) return true
    for (let waitedMs = 0; waitedMs < announcedWithinMs && this.announced.get(frameId) !== target; waitedMs += 10) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    const isAnnounced = this.announced.get(frameId) === target
    this.announced.delete(frameId)
    return isAnnounced
  }

  private isDenied(frameId: string, url: string): boolean {
    if (this.isRefused('will-frame-navigate', frameId, url)) return true
    return frameId === this.page.frameId && this.isRefused('will-navigate', frameId, url)
  }

  private isRefused(name: string, frameId: string, wireUrl: string): boolean {
    const url = fromWire(wireUrl)
    const isMainFrame = frameId === this.page.frameId
    const event = createEvent({ url, isSameDocument: false, isMainFrame, frame: null, initiator: null })
    this.page.emit(name, event, url, false, isMainFrame)
    return event.defaultPrevented
  }
}

function toElectronType(resourceType: string): string {
  const names: Record<string, string> = { Document: 'mainFrame', XHR: 'xhr', Fetch: 'xhr', WebSocket: 'webSocket' }
  return names[resourceType] ?? `${resourceType.charAt(0).toLowerCase()}${resourceType.slice(1)}`
}
