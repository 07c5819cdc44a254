/** The parts of Electron that reach the desktop around the app: recorded, and answered as an undisturbed desktop would. */
import { EventEmitter } from 'node:events'
import { record, recorded, recordedAll, recordedLater } from './record'

interface BoxOptions {
  readonly message?: string
  readonly buttons?: readonly string[]
  readonly defaultId?: number
  readonly signal?: AbortSignal
}

/** Electron takes a window before the options, or not. */
const optionsOf = (args: readonly unknown[]) => (args.at(-1) ?? {}) as BoxOptions

export const dialog = {
  /** The default button is pressed at once. A spec that wants another answer puts its own function here. */
  showMessageBox(...args: unknown[]) {
    const { message = '', defaultId = 0 } = optionsOf(args)
    record('dialog.showMessageBox', ...args)
    if (process.env.STANDIN_HEADED) console.error(`standin: a box says “${message}”; its default is taken.`)
    return Promise.resolve({ response: defaultId, checkboxChecked: false })
  },
  showMessageBoxSync(...args: unknown[]) {
    record('dialog.showMessageBoxSync', ...args)
    return optionsOf(args).defaultId ?? 0
  },
  showErrorBox(title: string, content: string) {
    record('dialog.showErrorBox', title, content)
    console.error(`${title}\n${content}`)
  },
  showOpenDialog: recordedLater('dialog.showOpenDialog', { canceled: true, filePaths: [] }),
  showSaveDialog: recordedLater('dialog.showSaveDialog', { canceled: true, filePath: '' }),
}

/** The system lets the app at its camera and microphone; the page's own permissions are another matter. */
export const systemPreferences = {
  askForMediaAccess: recordedLater('systemPreferences.askForMediaAccess', true),
  getMediaAccessStatus: recorded('systemPreferences.getMediaAccessStatus', 'granted'),
}

export const shell = {
  openExternal: recordedLater('shell.openExternal'),
  openPath: recordedLater('shell.openPath', ''),
  trashItem: recordedLater('shell.trashItem'),
  showItemInFolder: recorded('shell.showItemInFolder'),
  beep: recorded('shell.beep'),
}

/** Kept within the app: a test must not touch the clipboard of whoever runs it. */
let copied = { text: '', html: '' }

export const clipboard = {
  writeText(text: string) {
    copied = { text, html: '' }
  },
  writeHTML(html: string) {
    copied = { text: '', html }
  },
  write({ text = '', html = '' }: { text?: string; html?: string }) {
    copied = { text, html }
  },
  readText: () => copied.text,
  readHTML: () => copied.html,
  clear() {
    copied = { text: '', html: '' }
  },
}

export const powerMonitor = Object.assign(new EventEmitter(), {
  onBatteryPower: false,
  isOnBatteryPower: () => false,
  getSystemIdleTime: () => 0,
  getSystemIdleState: () => 'active',
  getCurrentThermalState: () => 'nominal',
})

export const powerSaveBlocker = {
  start: recorded('powerSaveBlocker.start', 1),
  ...recordedAll('powerSaveBlocker', ['stop']),
}

export const crashReporter = {
  start: recorded('crashReporter.start'),
  addExtraParameter: recorded('crashReporter.addExtraParameter'),
  getUploadToServer: () => false,
}

/** The main process has no network either. */
export const net = {
  isOnline: () => false,
  online: false,
  fetch(input: unknown) {
    record('net.fetch', String(input instanceof Request ? input.url : input))
    return Promise.reject(new TypeError('net::ERR_INTERNET_DISCONNECTED'))
  },
}
