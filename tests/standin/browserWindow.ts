/** Electron's `BrowserWindow`: where it is, whether it shows, and how it closes. */
import { app } from './app'
import { whileThere } from './cdp'
import type { PreloadChoice } from './pageChannel'
import { PlacedWindow, type PlaceOptions } from './placedWindow'
import { createEvent, fail, recordedAll } from './record'
import type { Rectangle } from './screen'
import { browserSession, openWindows, state } from './state'
import { WebContents } from './webContents'
import { WindowFrame } from './windowFrame'

interface WebPreferences {
  readonly preload?: string
  readonly additionalArguments?: readonly string[]
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
  readonly webviewTag?: boolean
}

export interface WindowOptions extends PlaceOptions {
  readonly title?: string
  readonly show?: boolean
  readonly backgroundColor?: string
  readonly webPreferences?: WebPreferences
}

const recordedNames = ['setMenu', 'removeMenu', 'setMenuBarVisibility', 'setAutoHideMenuBar', 'setProgressBar']
const moreRecordedNames = ['setTitleBarOverlay', 'setIcon', 'flashFrame', 'setAlwaysOnTop', 'setContentProtection']
const closeWithinMs = 3_000
let lastId = 0

export class BrowserWindow extends PlacedWindow {
  readonly id = ++lastId
  readonly webContents: WebContents
  private frame: WindowFrame | undefined
  private hasPainted = false
  private isShown: boolean
  private title: string
  private backgroundColor: string
  private readonly whenFrame: Promise<void>
  private stopFollowing: (() => void) | undefined

  constructor(options: WindowOptions = {}) {
    super(options)
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.isShown = options.show !== false
    this.title = options.title ?? app.getName()
    this.backgroundColor = options.backgroundColor ?? '#ffffff'
    Object.assign(this, recordedAll('BrowserWindow', [...recordedNames, ...moreRecordedNames]))
    state.windows.set(this.id, this)
    this.webContents = new WebContents(this, checkedPreload(options.webPreferences ?? {}))
    app.emit('browser-window-created', createEvent(), this)
    this.whenFrame = this.open()
    this.whenFrame.catch((error: unknown) => fail(`a window could not be opened: ${String(error)}.`))
  }

  private async open() {
    const page = await state.pages?.open()
    if (!page) throw new Error('Chromium has not started')
    this.frame = await WindowFrame.find(page)
    await this.frame.place({ bounds: this.normal, state: this.state })
    await this.webContents.attach(page)
    this.stopFollowing = this.frame.follow((placement) => this.moved(placement))
  }

  protected async findFrame() {
    await this.whenFrame
    return this.frame
  }

  loadURL = (url: string) => this.webContents.loadURL(url)
  loadFile = (path: string) => this.webContents.loadFile(path)
  reload = () => this.webContents.reload()
  capturePage = (area?: Rectangle) => this.webContents.capturePage(area)

  painted() {
    if (this.hasPainted) return
    this.hasPainted = true
    this.emit('ready-to-show')
  }

  show() {
    this.isShown = true
    this.emit('show')
    this.focus()
  }

  showInactive() {
    this.isShown = true
    this.emit('show')
  }

  hide() {
    this.isShown = false
    this.emit('hide')
  }

  focus() {
    const { targetId } = this.webContents
    if (process.env.STANDIN_HEADED && targetId) whileThere(browserSession().send('Target.activateTarget', { targetId }))
    this.emit('focus')
    app.emit('browser-window-focus', createEvent(), this)
  }

  blur() {
    this.emit('blur')
  }

  isVisible = () => this.isShown && this.state !== 'minimized'
  isFocused = () => openWindows().at(-1) === this
  isDestroyed = () => this.isGone

  titled(title: string) {
    const event = createEvent()
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.title = title
  }

  getTitle = () => this.title

  setTitle(title: string) {
    this.title = title
  }

  setBackgroundColor(color: string) {
    this.backgroundColor = color
  }

  getBackgroundColor = () => this.backgroundColor

  close() {
    this.requestClose().catch((error: unknown) => console.error('standin: a window could not be closed.', error))
  }

  destroy() {
    const { targetId } = this.webContents
    if (targetId) whileThere(browserSession().send('Target.closeTarget', { targetId }))
    this.forget()
  }

  /** Asks the app, then the page, and answers whether the window has closed. */
  async requestClose(): Promise<boolean> {
    if (this.isGone) return true
    const event = createEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    await this.whenFrame
    if (!(await this.webContents.unload(closeWithinMs))) return false
    if (!this.isGone) this.destroy()
    return true
  }

  /** A person closed Chromium's window: the app hears of it, too late to refuse. */
  lost() {
    if (this.isGone) return
    this.emit('close', createEvent())
    this.forget()
  }

  /** The window is gone, whatever the reason. */
  forget() {
    if (this.isGone) return
    this.isGone = true
    this.stopFollowing?.()
    state.windows.delete(this.id)
    this.webContents.markDestroyed()
    this.emit('closed')
    app.windowClosed()
  }

  static getAllWindows = () => openWindows()
  static getFocusedWindow = () => openWindows().at(-1) ?? null
  static fromId = (id: number) => state.windows.get(id) ?? null
  static fromWebContents = (contents: WebContents | undefined) => contents?.owner ?? null
}

function checkedPreload(preferences: WebPreferences): PreloadChoice | undefined {
  const { sandbox = true, contextIsolation = true, nodeIntegration = false, webviewTag = false } = preferences
  if (!sandbox || !contextIsolation || nodeIntegration || webviewTag) {
    throw new Error('standin: only sandboxed, isolated windows without Node and without webview tags are supported')
  }
  const { preload, additionalArguments = [] } = preferences
  return preload === undefined ? undefined : { file: preload, additionalArguments }
}
