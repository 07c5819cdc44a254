/** Electron's `webContents`: one page of Chromium, its loads, its messages and its faults. */
import { app } from './app'
import type { BrowserWindow } from './browserWindow'
import { type CdpSession, whileThere } from './cdp'
import { WebFrameMain } from './frame'
import { IpcMain } from './ipcMain'
import { watchMedia } from './mediaChannel'
import { nativeTheme } from './nativeTheme'
import { NavigationGuard } from './navigation'
import { netError } from './netErrors'
import { PageChannel, type PreloadChoice } from './pageChannel'
import { PageCommands } from './pageCommands'
import { watchPage } from './pageEvents'
import type { Page } from './pages'
import { createEvent, record } from './record'
import { fromWire, isOwn, toWire } from './schemes'
import { defaultSession } from './session'
import { openWindows, state } from './state'

interface OpenDetails {
  readonly url: string
  readonly frameName: string
  readonly features: string
  readonly disposition: string
}

type OpenHandler = (details: OpenDetails) => { readonly action: string }

export class WebContents extends PageCommands {
  readonly id: number
  readonly ipc = new IpcMain()
  readonly session = defaultSession
  readonly owner: BrowserWindow
  mainFrame: WebFrameMain
  frameId = ''
  targetId = ''
  wireUrl = ''
  isCrashed = () => this.hasCrashed
  hasCrashed = false
  isLoadFailed = false
  private channel: PageChannel | undefined
  private isGone = false
  private documents = 0
  private openHandler: OpenHandler | undefined
  private readonly preload: PreloadChoice | undefined
  private readonly guard = new NavigationGuard(this, this.session.webRequest)
  private load: PromiseWithResolvers<void> | undefined

  constructor(owner: BrowserWindow, preload: PreloadChoice | undefined) {
    super()
    this.id = owner.id
    this.owner = owner
    this.preload = preload
    this.mainFrame = new WebFrameMain(this, 0)
    app.emit('web-contents-created', createEvent(), this)
  }

  async attach({ targetId, session }: Page) {
    this.targetId = targetId
    this.page = session
    this.frameId = (await session.send('Page.getFrameTree')).frameTree.frame.id
    this.channel = new PageChannel(this, session)
    await watchPage(this, session, this.guard)
    this.followUnloads(session)
    await this.channel.open(this.preload)
    await watchMedia(session, (types) => this.session.permissions.settleMedia(this, this.getURL(), types))
    await session.send('Runtime.enable')
    this.applyTheme(nativeTheme.themeSource)
    await session.send('Runtime.runIfWaitingForDebugger')
    this.whenOpen.resolve(session)
  }

  whenAttached = () => this.whenOpen.promise

  async loadURL(url: string) {
    const page = await this.whenOpen.promise
    await this.session.permissions.settle(this, url)
    this.load?.reject(new Error(`ERR_ABORTED (-3) loading '${this.getURL()}'`))
    const load = Promise.withResolvers<void>()
    this.load = load
    // The rejection is reported by whoever awaits below, or belongs to a load that was replaced.
    load.promise.catch(() => undefined)
    this.guard.expect(toWire(url))
    const { errorText, loaderId } = await this.navigate(page, url)
    if (errorText) throw this.failLoad(errorText, url)
    if (loaderId !== undefined) await load.promise
  }

  private async navigate(page: CdpSession, url: string): Promise<{ errorText?: string; loaderId?: string }> {
    try {
      return await page.send('Page.navigate', { url: toWire(url) })
    } catch (error) {
      if (error instanceof Error && /invalid URL/i.test(error.message)) return { errorText: 'net::ERR_INVALID_URL' }
      throw error
    }
  }

  /** Tells the app that its page did not load; the error is for whoever asked for the load. */
  failLoad(errorText: string, url: string): Error {
    const { name, code } = netError(errorText, isOwn(toWire(url)))
    const error = new Error(`${name} (${code}) loading '${url}'`)
    this.load = undefined
    if (code !== -3) {
      this.isLoadFailed = true
      this.emit('did-fail-load', createEvent(), code, name, url, true, this.mainFrame.processId, 1)
    }
    return error
  }

  /** A load that loadURL reports itself. */
  get isLoadAwaited() {
    return this.load !== undefined
  }

  finishLoad() {
    this.load?.resolve()
    this.load = undefined
    if (!this.isLoadFailed) this.emit('did-finish-load', createEvent())
  }

  loadFile(path: string): never {
    throw new Error(`standin: loadFile(${path}) is not supported; load a registered scheme`)
  }

  reload() {
    this.reloadWith(false)
  }

  reloadIgnoringCache() {
    this.reloadWith(true)
  }

  private reloadWith(ignoreCache: boolean) {
    this.guard.expect(this.wireUrl)
    whileThere(this.answered.then(() => this.page?.send('Page.reload', { ignoreCache })))
  }

  stop() {
    whileThere(this.page?.send('Page.stopLoading'))
  }

  forcefullyCrashRenderer() {
    whileThere(this.page?.send('Page.crash'))
  }

  crashed() {
    this.hasCrashed = true
    this.mainFrame.markGone()
    const details = { reason: 'crashed', exitCode: 1 }
    this.load?.reject(new Error(`ERR_FAILED (-2) loading '${this.getURL()}'`))
    this.load = undefined
    this.emit('render-process-gone', createEvent({ details }), details)
    app.emit('render-process-gone', createEvent(), this, details)
  }

  /** A new document has its own frame: what the old one sent has no sender any more. */
  frameBorn(wireOrigin: string) {
    this.mainFrame.markGone()
    this.mainFrame = new WebFrameMain(this, ++this.documents, wireOrigin)
    this.hasCrashed = false
  }

  send(channel: string, ...args: unknown[]) {
    this.channel?.send(channel, args)
  }

  setWindowOpenHandler(handler: OpenHandler) {
    this.openHandler = handler
  }

  /** Chromium's new page is closed before it loads anything, so an app that allows it must hear so. */
  opened(wireUrl: string) {
    const details = { url: fromWire(wireUrl), frameName: '', features: '', disposition: 'foreground-tab' }
    record('window.open', details.url)
    const answer = this.openHandler?.(details) ?? { action: 'allow' }
    if (answer.action !== 'deny') throw new Error('standin: child windows are not supported, so they must be denied')
  }

  getURL = () => fromWire(this.wireUrl)
  getTitle = () => this.owner.getTitle()
  getOSProcessId = () => 0
  getUserAgent = () => this.session.getUserAgent()
  isDestroyed = () => this.isGone
  isLoading = () => this.load !== undefined
  isLoadingMainFrame = () => this.load !== undefined
  isDevToolsOpened = () => false
  isFocused = () => this.owner.isFocused()
  focus = () => this.owner.focus()
  getOwnerBrowserWindow = () => this.owner
  close = () => this.owner.close()

  markDestroyed() {
    this.isGone = true
    this.mainFrame.markGone()
    this.emit('destroyed')
  }

  static fromId = (id: number) => state.windows.get(id)?.webContents
  static getAllWebContents = () => openWindows().map(({ webContents }) => webContents)
  static getFocusedWebContents = () => openWindows().at(-1)?.webContents ?? null
  static fromDevToolsTargetId = (targetId: string) =>
    openWindows().find(({ webContents }) => webContents.targetId === targetId)?.webContents
}
