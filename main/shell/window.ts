/** The one window: opened where it was left, shown once it has something to show. */
import type { BrowserWindow, BrowserWindowConstructorOptions, NativeTheme, Screen, WebPreferences } from 'electron'
import type { WindowPlace } from './settingsFile'
import { fitBounds, minSize } from './windowBounds'

export interface WindowOptions {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors' | 'on' | 'off'>
  readonly preload: string
  readonly icon: string | undefined
  readonly place: WindowPlace
  readonly rememberPlace: (place: WindowPlace) => void
  /** Last chance to save before the window is gone. */
  readonly beforeClose: () => void
}

/** A window that never paints is shown all the same, so that it can be closed. */
const showAnywayMs = 10_000

/** `--paper` of renderer/design/tokens.css, so that nothing flashes before the page paints. */
const paper = { light: '#fbf9f4', dark: '#15181a' }

export function openWindow(options: WindowOptions): BrowserWindow {
  const { BrowserWindow, screen, nativeTheme, place } = options
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  const window = new BrowserWindow({
    ...fitBounds(
      place.bounds,
      [primary, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: minSize.width,
    minHeight: minSize.height,
    title: 'Drydock',
    ...(options.icon !== undefined && { icon: options.icon }),
    show: false,
    backgroundColor: paperOf(nativeTheme),
    webPreferences: webPreferences(options.preload),
  })
  showWhenReady(window, place.isMaximized)
  rememberPlace(window, options)
  const repaint = () => window.setBackgroundColor(paperOf(nativeTheme))
  nativeTheme.on('updated', repaint)
  window.once('closed', () => nativeTheme.off('updated', repaint))
  return window
}

function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: true,
  }
}

const paperOf = ({ shouldUseDarkColors }: Pick<NativeTheme, 'shouldUseDarkColors'>) =>
  shouldUseDarkColors ? paper.dark : paper.light

function showWhenReady(window: BrowserWindow, isMaximized: boolean) {
  const show = () => {
    clearTimeout(late)
    if (window.isDestroyed() || window.isVisible()) return
    if (isMaximized) window.maximize()
    window.show()
  }
  const late = setTimeout(show, showAnywayMs)
  window.once('ready-to-show', show)
  // macOS activates an app that it launches, and a second start may come at once: neither waits for the first paint.
  window.once('show', () => {
    clearTimeout(late)
    if (isMaximized && !window.isMaximized()) window.maximize()
  })
  window.once('closed', () => clearTimeout(late))
}

function rememberPlace(window: BrowserWindow, { rememberPlace, beforeClose }: WindowOptions) {
  const remember = () => {
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    const { x, y, width, height } = window.getNormalBounds()
    rememberPlace({ isMaximized: window.isMaximized(), bounds: { x, y, width, height } })
  }
  window.on('resize', remember)
  window.on('move', remember)
  window.on('maximize', remember)
  window.on('unmaximize', remember)
  window.on('close', () => {
    remember()
    beforeClose()
  })
  // Windows signs out without closing windows first.
  window.on('session-end', beforeClose)
}

export interface FrontWindow {
  /** Brings the window to the front, opening it where there is none. Does nothing before `allow`. */
  readonly show: () => void
  /** From now on a window may open. */
  readonly allow: () => void
  readonly isOpen: () => boolean
}

/** Keeps to one window, however often the app is asked for it. */
export function keepOneWindow(open: () => BrowserWindow): FrontWindow {
  let window: BrowserWindow | undefined
  let isAllowed = false
  const show = () => {
    if (!isAllowed) return
    if (window && !window.isDestroyed()) return bringToFront(window)
    window = open()
  }
  return {
    show,
    allow() {
      isAllowed = true
    },
    isOpen: () => window !== undefined && !window.isDestroyed(),
  }
}

function bringToFront(window: BrowserWindow) {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
