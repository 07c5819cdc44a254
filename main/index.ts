/** Boot, as a list: what Electron gives is handed from here to the part that needs it. */
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  utilityProcess,
  type WebContents,
} from 'electron'
import { type Announcer, createAnnouncer } from './bridge/announce'
import { check } from './bridge/check'
import { serveCalls } from './bridge/serve'
import { setUpDevices } from './peers/host/devices'
import { peersCalls } from './peers/host/peersCalls'
import { registerAppScheme, setUpAppProtocol } from './shell/appProtocol'
import { setUpArrivals } from './shell/arrivals'
import { openFolder, shellCalls } from './shell/calls'
import { setUpCamera } from './shell/camera'
import { type Closing, setUpClosing } from './shell/closing'
import { sendCommands } from './shell/commands'
import { routeInArguments } from './shell/deepLinks'
import { setUpFaults } from './shell/faults'
import { fileCalls } from './shell/files'
import { iconFiles } from './shell/iconFile'
import { type Log, openLog } from './shell/log'
import { menuTemplate } from './shell/menu'
import { setUpNavigation } from './shell/navigation'
import { setUpOffline, turnOffUnusedFeatures } from './shell/offline'
import { createLinkOpener } from './shell/openLink'
import { findOrigin, type Origin } from './shell/origin'
import { setUpPermissions } from './shell/permissions'
import { isReadOnlyAndFree, setUpProfile } from './shell/profile'
import { loadPage, setUpRecovery } from './shell/recovery'
import { openSettings, type SettingsStore } from './shell/settingsStore'
import { storageCalls } from './shell/storageFiles'
import { type FrontWindow, keepOneWindow, openWindow } from './shell/window'
import { words } from './shell/words'
import { Vault } from './vault/vault'
import { vaultCalls } from './vault/vaultCalls'

interface Parts {
  readonly origin: Origin
  readonly log: Log
  readonly settings: SettingsStore
  readonly announcer: Announcer
  readonly closing: Closing
}

const out = resolve(import.meta.dirname, '..')
const icon = iconFiles({ app, platform: process.platform, resources: process.resourcesPath })
const bundle = { folder: join(out, 'renderer'), manifestPath: join(out, 'renderer.manifest.json') }
const windowOf = (contents: WebContents) => BrowserWindow.fromWebContents(contents)

setUpProfile(app)
if (app.requestSingleInstanceLock() || isReadOnlyAndFree(app.getPath('userData'))) boot()
else app.quit()

function boot() {
  const log = openLog({ folder: logFolder(), hasConsole: !app.isPackaged })
  const origin = findOrigin({ isPackaged: app.isPackaged, devUrl: process.env.ELECTRON_RENDERER_URL })
  const settings = openSettings({ folder: app.getPath('userData'), check, log })
  const announcer = createAnnouncer()
  const closing = setUpClosing({ app, dialog, log, ask: (page, ms) => announcer.tellOne(page, 'prepareToClose', ms) })
  const parts: Parts = { origin, log, settings, announcer, closing }
  const front = keepOneWindow(() => openPage(parts))
  const route = routeInArguments(process.argv.slice(1))
  if (route !== undefined) parts.announcer.tell('navigate', route)

  setUpFaults({ app, dialog, process, log, hasWindow: front.isOpen })
  setUpIdentity()
  app.enableSandbox()
  turnOffUnusedFeatures(app)
  registerAppScheme(protocol)
  setUpNavigation({
    app,
    pageUrl: origin.pageUrl,
    openLink: createLinkOpener({ dialog, shell, clipboard, windowOf, log }),
    log,
  })
  setUpArrivals({ app, showWindow: front.show, navigate: (to) => parts.announcer.tell('navigate', to) })
  setUpEnd(settings)
  app.on('activate', front.show)
  app
    .whenReady()
    .then(() => {
      setUpReady(parts, front)
      front.allow()
      front.show()
    })
    .catch((error: unknown) => {
      log.error('Boot failed', error)
      dialog.showErrorBox(words.fault.title, words.fault.text)
      app.exit(1)
    })
}

function setUpReady(parts: Parts, front: FrontWindow) {
  const { origin, log, settings, announcer, closing } = parts
  nativeTheme.themeSource = settings.settings().theme
  setUpAppProtocol(protocol, { ...bundle, log })
  const { platform } = process
  const camera = setUpCamera({ platform, systemPreferences: () => systemPreferences, nowMs: () => performance.now() })
  setUpPermissions(session.defaultSession, origin.isOwn, camera.isWanted)
  const devices = setUpDevices({
    app,
    powerMonitor,
    fork: utilityProcess.fork,
    path: join(out, 'main', 'peers.js'),
    keyStore: safeStorage,
    platform,
    hostname: hostname(),
    check,
    log,
    tell: announcer.tell,
  })
  serveCalls({
    ipcMain,
    handlers: {
      ...shellCalls({ app, nativeTheme, settings, log, openLogs: () => openLogs(log), ...announcer }),
      ...vaultCalls(new Vault({ folder: join(app.getPath('userData'), 'backups'), check, nowMs: Date.now, log })),
      ...storageCalls({ app, session: session.defaultSession, origin: origin.serialized, log, nowMs: Date.now }),
      ...peersCalls(devices),
      ...camera.calls,
      ...closing.calls,
      ...fileCalls({
        dialog,
        windowOf,
        documents: () => app.getPath('documents'),
        log,
      }),
    },
    isOwn: origin.isOwn,
    warn: log.warn,
  })
  setUpMenu(parts, front)
  setUpOffline({ session: session.defaultSession, platform, isDevelopment: origin.isDevelopment, log })
}

function openPage({ origin, log, settings, announcer, closing }: Parts) {
  const window = openWindow({
    BrowserWindow,
    screen,
    nativeTheme,
    preload: join(out, 'preload', 'preload.cjs'),
    icon: icon.window,
    place: settings.windowPlace(),
    rememberPlace: settings.rememberWindow,
    beforeClose: settings.flush,
  })
  const route = () => announcer.takeRoute() ?? settings.settings().place.route
  const load = () => loadPage(window, { pageUrl: origin.pageUrl, route, log })
  announcer.attach(window.webContents)
  closing.guard(window)
  setUpRecovery(window, { app, dialog, log, reload: load, nowMs: () => performance.now() })
  load()
  return window
}

function setUpIdentity() {
  app.setAppUserModelId('dev.drydock.app')
  app.setAboutPanelOptions({
    applicationName: app.getName(),
    applicationVersion: app.getVersion(),
    copyright: words.about.copyright,
    ...(icon.aboutPanel !== undefined && { iconPath: icon.aboutPanel }),
  })
}

function setUpMenu({ announcer, log }: Parts, front: FrontWindow) {
  const template = menuTemplate({
    platform: process.platform,
    isPackaged: app.isPackaged,
    appName: app.getName(),
    send: sendCommands({
      ...front,
      command: (id) => announcer.tell('command', id),
      navigate: (to) => announcer.tell('navigate', to),
    }),
    openLogs: () => {
      openLogs(log).catch((error: unknown) => log.error('The log folder did not open', error))
    },
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function setUpEnd(settings: SettingsStore) {
  app.on('before-quit', () => settings.flush())
  // Windows that close while the app quits may change the settings once more.
  app.on('will-quit', () => settings.flush())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}

const openLogs = (log: Log) => openFolder(shell, logFolder(), log)

/** Electron makes the folder when asked for it, which fails on a read-only profile. */
function logFolder() {
  try {
    return app.getPath('logs')
  } catch {
    return join(app.getPath('userData'), 'logs')
  }
}
