/** The module that `electron` resolves to: what is here works as the README says, and the rest refuses by name. */
import { app } from './app'
import { boot } from './boot'
import { BrowserWindow } from './browserWindow'
import {
  clipboard,
  crashReporter,
  dialog,
  net,
  powerMonitor,
  powerSaveBlocker,
  shell,
  systemPreferences,
} from './desktop'
import { ipcMain } from './ipcMain'
import { Menu, MenuItem } from './menu'
import { nativeImage } from './nativeImage'
import { nativeTheme } from './nativeTheme'
import { protocol } from './protocol'
import { standin, unsupported } from './record'
import { safeStorage } from './safeStorage'
import { screen } from './screen'
import { session } from './session'
import { utilityProcess } from './utilityProcess'
import { WebContents } from './webContents'

const autoUpdater = unsupported('autoUpdater')
const BaseWindow = unsupported('BaseWindow')
const BrowserView = unsupported('BrowserView')
const contentTracing = unsupported('contentTracing')
const desktopCapturer = unsupported('desktopCapturer')
const globalShortcut = unsupported('globalShortcut')
const inAppPurchase = unsupported('inAppPurchase')
const ImageView = unsupported('ImageView')
const MessageChannelMain = unsupported('MessageChannelMain')
const netLog = unsupported('netLog')
const Notification = unsupported('Notification')
const pushNotifications = unsupported('pushNotifications')
const ServiceWorkerMain = unsupported('ServiceWorkerMain')
const ShareMenu = unsupported('ShareMenu')
const TouchBar = unsupported('TouchBar')
const Tray = unsupported('Tray')
const View = unsupported('View')
const WebContentsView = unsupported('WebContentsView')
const webFrameMain = unsupported('webFrameMain')

const electron: Record<string, unknown> = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents: WebContents,
  autoUpdater,
  BaseWindow,
  BrowserView,
  contentTracing,
  desktopCapturer,
  globalShortcut,
  inAppPurchase,
  ImageView,
  MessageChannelMain,
  netLog,
  Notification,
  pushNotifications,
  ServiceWorkerMain,
  ShareMenu,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  WebContentsView,
  webFrameMain,
  __standin: standin,
}

/** `import { app } from 'electron'`, and for the launcher `boot`. */
export {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  boot,
  clipboard,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  // biome-ignore lint/style/noDefaultExport: Electron's own module has one, and CommonJS packages ask for it
  electron as default,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  ServiceWorkerMain,
  ShareMenu,
  safeStorage,
  screen,
  session,
  shell,
  standin as __standin,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  WebContents as webContents,
  WebContentsView,
  webFrameMain,
}
