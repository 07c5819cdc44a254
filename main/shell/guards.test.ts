import { EventEmitter } from 'node:events'
import type { App, Session, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { setUpNavigation } from './navigation'
import { setUpOffline } from './offline'
import { findOrigin } from './origin'
import { isPermitted, setUpPermissions } from './permissions'

const { isOwn, pageUrl } = findOrigin({ isPackaged: true, devUrl: undefined })
const log = { warn: vi.fn() }

function guardedPage() {
  const app = new EventEmitter()
  const openLink = vi.fn()
  let openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'unset' })
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof openHandler) => {
      openHandler = handler
    },
  })
  setUpNavigation({ app: app as unknown as App, pageUrl, openLink, log })
  app.emit('web-contents-created', {}, contents as unknown as WebContents)
  const isStopped = (name: string, details: object) => {
    const event = { ...details, preventDefault: vi.fn() }
    contents.emit(name, event)
    return event.preventDefault.mock.calls.length > 0
  }
  return { isStopped, openLink, contents, open: (url: string) => openHandler({ url }) }
}

describe('navigation', () => {
  it('lets the page load itself again and go nowhere else', () => {
    const { isStopped } = guardedPage()
    expect(isStopped('will-navigate', { url: 'app://bundle/index.html#/settings' })).toBe(false)
    expect(isStopped('will-frame-navigate', { url: 'app://bundle/index.html', isMainFrame: true })).toBe(false)
    for (const url of [
      'https://a.example',
      'app://bundle/',
      'app://bundle/index.html?x',
      'app://bundle/index.htmlx',
      'file:///',
      'about:blank',
      'drydock://settings',
      'data:text/html,x',
    ]) {
      expect(isStopped('will-navigate', { url }), url).toBe(true)
    }
  })

  it('allows no frames, redirects or webviews, not even to the page', () => {
    const { isStopped } = guardedPage()
    expect(isStopped('will-frame-navigate', { url: pageUrl, isMainFrame: false })).toBe(true)
    expect(isStopped('will-redirect', { url: pageUrl })).toBe(true)
    expect(isStopped('will-attach-webview', {})).toBe(true)
  })

  it('opens no window, and leaves links to be asked about', () => {
    const { open, openLink, contents } = guardedPage()
    for (const url of ['javascript:alert(1)', 'https://a.example/b', pageUrl]) {
      expect(open(url)).toEqual({ action: 'deny' })
      expect(openLink.mock.lastCall).toEqual([url, contents])
    }
  })
})

describe('permissions', () => {
  const own = { isMainFrame: true, askers: ['app://bundle/index.html', 'app://bundle'] }

  it('are storage that lasts and copying text, for the app’s own top page', () => {
    expect(isPermitted({ ...own, permission: 'persistent-storage' }, isOwn)).toBe(true)
    expect(isPermitted({ ...own, permission: 'clipboard-sanitized-write' }, isOwn)).toBe(true)
  })

  it('are refused for everything else', () => {
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'unknown',
      'usb',
      'fullscreen',
      '',
    ]) {
      expect(isPermitted({ ...own, permission }, isOwn), permission).toBe(false)
    }
  })

  it('are refused to subframes, strangers, mixed origins and nobody', () => {
    const permission = 'persistent-storage'
    expect(isPermitted({ ...own, permission, isMainFrame: false }, isOwn)).toBe(false)
    for (const askers of [
      [],
      [undefined],
      [''],
      ['https://a.example'],
      ['app://bundle', 'https://a.example'],
      ['null'],
    ]) {
      expect(isPermitted({ permission, isMainFrame: true, askers }, isOwn)).toBe(false)
    }
  })

  it('are the camera’s picture while it is wanted, and never sound', () => {
    const camera = { ...own, permission: 'media', media: ['video'], isCameraWanted: true }
    expect(isPermitted(camera, isOwn)).toBe(true)
    expect(isPermitted({ ...camera, isCameraWanted: false }, isOwn)).toBe(false)
    expect(isPermitted({ ...camera, isMainFrame: false }, isOwn)).toBe(false)
    expect(isPermitted({ ...camera, askers: ['app://bundle', 'https://a.example'] }, isOwn)).toBe(false)
    for (const media of [[], ['audio'], ['audio', 'video'], ['video', 'audio'], ['unknown'], ['']])
      expect(isPermitted({ ...camera, media }, isOwn), media.join()).toBe(false)
    for (const permission of ['display-capture', 'geolocation', 'speaker-selection', 'unknown'])
      expect(isPermitted({ ...camera, permission }, isOwn), permission).toBe(false)
  })

  it('for the camera are read from what Electron’s questions say, page by page', () => {
    const session = {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setDisplayMediaRequestHandler: vi.fn(),
    }
    const wanting = {}
    setUpPermissions(session, isOwn, (contents) => (contents as unknown) === wanting)
    const [[onRequest]] = session.setPermissionRequestHandler.mock.calls as [[(...args: unknown[]) => void]]
    const [[onCheck]] = session.setPermissionCheckHandler.mock.calls as [[(...args: unknown[]) => boolean]]
    const details = { isMainFrame: true, requestingUrl: pageUrl, securityOrigin: 'app://bundle/' }
    const requested = (contents: unknown, more: object) => {
      const callback = vi.fn()
      onRequest(contents, 'media', callback, { ...details, ...more })
      return callback.mock.calls
    }
    expect(requested(wanting, { mediaTypes: ['video'] })).toEqual([[true]])
    expect(requested({}, { mediaTypes: ['video'] })).toEqual([[false]])
    expect(requested(wanting, { mediaTypes: ['audio', 'video'] })).toEqual([[false]])
    expect(requested(wanting, {})).toEqual([[false]])
    expect(requested(wanting, { mediaTypes: ['video'], securityOrigin: 'https://a.example/' })).toEqual([[false]])
    const checked = (contents: unknown, more: object) =>
      onCheck(contents, 'media', 'app://bundle/', { ...details, ...more })
    expect(checked(wanting, { mediaType: 'video' })).toBe(true)
    expect(checked(null, { mediaType: 'video' })).toBe(false)
    expect(checked(wanting, { mediaType: 'audio' })).toBe(false)
    expect(checked(wanting, { mediaType: 'unknown' })).toBe(false)
    expect(checked(wanting, {})).toBe(false)
    expect(checked(wanting, { mediaType: 'video', securityOrigin: 'https://a.example/' })).toBe(false)
  })

  it('are asked for in every way that Electron has', () => {
    const session = {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setDisplayMediaRequestHandler: vi.fn(),
    }
    setUpPermissions(session, isOwn, () => false)
    const answers: unknown[] = []
    const request = session.setPermissionRequestHandler.mock.calls[0]?.[0]
    const details = { isMainFrame: true, requestingUrl: pageUrl }
    request(null, 'persistent-storage', (answer: boolean) => answers.push(answer), details)
    request(null, 'media', (answer: boolean) => answers.push(answer), details)
    const checkHandler = session.setPermissionCheckHandler.mock.calls[0]?.[0]
    answers.push(checkHandler(null, 'persistent-storage', 'app://bundle/', details))
    answers.push(
      checkHandler(null, 'persistent-storage', 'app://bundle/', { ...details, embeddingOrigin: 'https://a.example' }),
    )
    answers.push(session.setDevicePermissionHandler.mock.calls[0]?.[0]({}))
    session.setDisplayMediaRequestHandler.mock.calls[0]?.[0]({}, (streams: unknown) => answers.push(streams))
    expect(answers).toEqual([true, false, true, false, false, null])
  })
})

describe('offline', () => {
  const build = (isDevelopment: boolean, platform: NodeJS.Platform) => {
    const onBeforeRequest = vi.fn()
    const session = {
      setProxy: vi.fn(() => Promise.resolve()),
      setSpellCheckerLanguages: vi.fn(),
      webRequest: { onBeforeRequest },
    }
    setUpOffline({ session: session as unknown as Session, platform, isDevelopment, log })
    return { ...session, onBeforeRequest }
  }

  it('cancels and logs every remote request, and looks for no proxy or dictionary', () => {
    const { onBeforeRequest, setProxy, setSpellCheckerLanguages } = build(false, 'win32')
    const callback = vi.fn()
    onBeforeRequest.mock.calls[0]?.[1]({ url: 'https://a.example' }, callback)
    expect(callback).toHaveBeenCalledWith({ cancel: true })
    expect(setProxy).toHaveBeenCalledWith({ mode: 'direct' })
    expect(setSpellCheckerLanguages).toHaveBeenCalledWith([])
  })

  it('leaves the development server reachable, and macOS its own spelling', () => {
    const { onBeforeRequest, setSpellCheckerLanguages } = build(true, 'darwin')
    expect(onBeforeRequest).not.toHaveBeenCalled()
    expect(setSpellCheckerLanguages).not.toHaveBeenCalled()
  })
})
