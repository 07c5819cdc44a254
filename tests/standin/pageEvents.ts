/** Turns what Chromium tells about a page into Electron's events. */

import { blankPage } from './browser'
import type { CdpSession } from './cdp'
import { forwardConsole } from './consoleMessages'
import { nativeTheme } from './nativeTheme'
import type { NavigationGuard } from './navigation'
import { createEvent } from './record'
import { logRequests } from './requestLog'
import { fromWire } from './schemes'
import { state } from './state'
import { watchSubTargets } from './subTargets'
import { watchForHangs } from './watchdog'
import type { WebContents } from './webContents'

export async function watchPage(contents: WebContents, session: CdpSession, guard: NavigationGuard) {
  const emit = (name: string, ...args: unknown[]) => contents.emit(name, ...args)
  followDocuments(contents, session)
  followFailures(contents, session)
  session.on('Page.windowOpen', ({ url }) => contents.opened(url))
  session.on('Inspector.targetCrashed', () => contents.crashed())
  logRequests(session)
  await session.send('Network.enable')
  await session.send('Page.enable')
  await guard.watch(session)
  await watchSubTargets(session, {
    session: (id) => state.browser?.session(id) ?? session,
    async watchFrame(child) {
      await child.send('Page.enable')
      await guard.watch(child)
    },
  })
  await forwardConsole(session, emit)
  followHangs(contents, session)
}

function followDocuments(contents: WebContents, session: CdpSession) {
  const isMain = (frameId: string) => frameId === contents.frameId
  session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
    const isSameDocument = /samedocument/i.test(navigationType)
    const isMainFrame = isMain(frameId)
    if (isMainFrame && !isSameDocument) contents.isLoadFailed = false
    const details = { url: fromWire(url), isSameDocument, isMainFrame, frame: null, initiator: null }
    contents.emit('did-start-navigation', createEvent(details), details.url, isSameDocument, isMainFrame)
  })
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId || frame.url.startsWith(blankPage)) return
    contents.wireUrl = `${frame.unreachableUrl ?? frame.url}${frame.urlFragment ?? ''}`
    // Playwright sets its own colours when it meets a page; the app's are the right ones.
    if (nativeTheme.themeSource !== 'system') contents.applyTheme(nativeTheme.themeSource)
    if (!frame.unreachableUrl) contents.emit('did-navigate', createEvent(), contents.getURL(), 200, 'OK')
  })
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (!isMain(frameId)) return
    contents.wireUrl = url
    contents.emit('did-navigate-in-page', createEvent(), contents.getURL(), true, contents.mainFrame.processId, 1)
  })
  session.on('Page.frameStartedLoading', ({ frameId }) => isMain(frameId) && contents.emit('did-start-loading'))
  session.on('Page.frameStoppedLoading', ({ frameId }) => isMain(frameId) && contents.emit('did-stop-loading'))
  session.on('Page.domContentEventFired', () => contents.wireUrl && contents.emit('dom-ready', createEvent()))
  session.on('Page.loadEventFired', () => {
    if (!contents.wireUrl) return
    contents.finishLoad()
    contents.owner.painted()
  })
}

/** Loads that the main process awaits are reported by loadURL. */
function followFailures(contents: WebContents, session: CdpSession) {
  const documents = new Map<string, string>()
  session.on('Network.requestWillBeSent', ({ requestId, frameId, type, request }) => {
    if (type === 'Document' && frameId === contents.frameId) documents.set(requestId, fromWire(request.url))
  })
  session.on('Network.loadingFinished', ({ requestId }) => documents.delete(requestId))
  session.on('Network.loadingFailed', ({ requestId, errorText }) => {
    const url = documents.get(requestId)
    documents.delete(requestId)
    if (url !== undefined && !contents.isLoadAwaited) contents.failLoad(errorText, url)
  })
}

function followHangs(contents: WebContents, session: CdpSession) {
  const tell = (name: string) => {
    contents.emit(name)
    contents.owner.emit(name)
  }
  const stop = watchForHangs({
    ping: () => session.send('Runtime.evaluate', { expression: '0' }),
    hung: () => tell('unresponsive'),
    answered: () => !contents.hasCrashed && tell('responsive'),
  })
  contents.once('destroyed', stop)
}
