/** Electron's `app`: the life of the process, from ready to quit. */
import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { AppPaths } from './appPaths'
import { endForked } from './forkNode'
import { type InstanceLock, takeInstanceLock } from './instanceLock'
import { createEvent, record, recorded, recordedLater } from './record'
import { openWindows, state } from './state'
import { commandLine } from './switches'

export interface Identity {
  readonly path: string
  readonly name: string
  readonly version: string
}

class App extends EventEmitter {
  name = 'app'
  readonly isPackaged = false
  readonly commandLine = commandLine
  private identity: Identity = { path: process.cwd(), name: 'app', version: '0.0.0' }
  private readonly paths = new AppPaths(() => this.name)
  private readonly becameReady = Promise.withResolvers<void>()
  private hasBecomeReady = false
  private isQuitting = false
  private lock: InstanceLock | undefined

  identify(identity: Identity) {
    this.identity = identity
    this.name = identity.name
  }

  whenReady = () => this.becameReady.promise
  isReady = () => this.hasBecomeReady
  getName = () => this.name
  getVersion = () => this.identity.version
  getAppPath = () => this.identity.path
  getLocale = () => commandLine.getSwitchValue('lang') || 'en-GB'
  getSystemLocale = () => this.getLocale()
  getPreferredSystemLanguages = () => [this.getLocale()]
  getPath = (name: string) => this.paths.get(name)
  setPath = (name: string, path: string) => this.paths.set(name, path)

  setName(name: string) {
    this.name = name
  }

  setAppLogsPath(path?: string) {
    this.paths.set('logs', path ?? this.paths.get('logs'))
    mkdirSync(this.paths.get('logs'), { recursive: true })
  }

  becomeReady() {
    this.hasBecomeReady = true
    this.becameReady.resolve()
    this.emit('ready', createEvent(), {})
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    if (this.lock) return true
    const profile = this.getPath('userData')
    const arrival = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    this.lock = takeInstanceLock(profile, arrival, ({ argv, workingDirectory, additionalData }) =>
      this.emit('second-instance', createEvent(), argv, workingDirectory, additionalData),
    )
    return this.lock !== undefined
  }

  /** Asked to quit before it was ready. */
  get isEnding() {
    return this.isQuitting
  }

  hasSingleInstanceLock = () => this.lock !== undefined

  releaseSingleInstanceLock() {
    this.lock?.release()
    this.lock = undefined
  }

  quit() {
    if (this.isQuitting) return
    const event = createEvent()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.isQuitting = true
    this.closeWindowsAndExit().catch((error: unknown) => {
      console.error('standin: the app could not be closed.', error)
      process.exit(1)
    })
  }

  private async closeWindowsAndExit() {
    for (const window of openWindows()) {
      if (await window.requestClose()) continue
      this.isQuitting = false
      return
    }
    const event = createEvent()
    this.emit('will-quit', event)
    if (event.defaultPrevented) this.isQuitting = false
    else this.exit(Number(process.exitCode ?? 0))
  }

  exit(code = 0) {
    this.isQuitting = true
    this.end(code).catch((error: unknown) => {
      console.error('standin: Chromium could not be closed.', error)
      process.exit(1)
    })
  }

  private async end(code: number) {
    for (const window of openWindows()) window.forget()
    this.emit('quit', createEvent(), code)
    endForked()
    await state.browser?.close()
    process.exit(code)
  }

  /** After the last window: an app that does not listen quits, as Electron's do. */
  windowClosed() {
    if (state.windows.size > 0 || this.isQuitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  relaunch = recorded('app.relaunch')
  enableSandbox = recorded('app.enableSandbox')
  disableHardwareAcceleration = recorded('app.disableHardwareAcceleration')
  setAppUserModelId = recorded('app.setAppUserModelId')
  setAsDefaultProtocolClient = recorded('app.setAsDefaultProtocolClient', true)
  removeAsDefaultProtocolClient = recorded('app.removeAsDefaultProtocolClient', true)
  isDefaultProtocolClient = recorded('app.isDefaultProtocolClient', false)
  setAboutPanelOptions = recorded('app.setAboutPanelOptions')
  showAboutPanel = recorded('app.showAboutPanel')
  focus = recorded('app.focus')
  hide = recorded('app.hide')
  setBadgeCount = recorded('app.setBadgeCount', false)
  addRecentDocument = recorded('app.addRecentDocument')
  clearRecentDocuments = recorded('app.clearRecentDocuments')
  setProxy = recordedLater('app.setProxy')
  getGPUFeatureStatus = () => ({})
  isAccessibilitySupportEnabled = () => false
  isInApplicationsFolder = () => false
}

export const app = new App()

/** Electron shows a box for an error that nobody caught, and goes on. */
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return
  record('dialog.showErrorBox', 'A JavaScript error occurred in the main process', String(error))
  console.error('A JavaScript error occurred in the main process\n', error)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
