/** What the shell answers to the page's calls. */
import type { App, NativeTheme, Shell, WebContents } from 'electron'
import type { EventName, EventValue, Handlers, Info, OpenResult } from '../bridge/contract'
import { reasonOf } from '../disk/atomicFile'
import type { Log } from './log'
import type { SettingsStore } from './settingsStore'

type ShellCall = 'start' | 'saveSettings' | 'writeLog' | 'openLogs'

export interface CallOptions {
  readonly app: Pick<App, 'getVersion' | 'isPackaged'>
  readonly nativeTheme: Pick<NativeTheme, 'themeSource'>
  readonly settings: SettingsStore
  readonly log: Log
  readonly openLogs: () => Promise<OpenResult>
  readonly started: (contents: WebContents) => void
  readonly tell: <N extends EventName>(name: N, value: EventValue<N>, except?: WebContents) => void
}

export function shellCalls({
  app,
  nativeTheme,
  settings,
  log,
  openLogs,
  started,
  tell,
}: CallOptions): Pick<Handlers<WebContents>, ShellCall> {
  return {
    start(_nothing, contents) {
      started(contents)
      return { settings: settings.settings(), notices: settings.takeNotices(), info: describeApp(app) }
    },
    saveSettings(patch, contents) {
      const result = settings.change(patch)
      if (patch.theme) nativeTheme.themeSource = patch.theme
      tell('settingsChanged', settings.settings(), contents)
      return result
    },
    writeLog({ level, message }) {
      log[level](`Page: ${message}`)
    },
    openLogs,
  }
}

function describeApp(app: CallOptions['app']): Info {
  const { electron = '', chrome = '' } = process.versions
  return { version: app.getVersion(), platform: process.platform, electron, chrome, isPackaged: app.isPackaged }
}

/** Opens a folder in the system's file manager. */
export async function openFolder(
  shell: Pick<Shell, 'openPath'>,
  folder: string,
  log: Pick<Log, 'warn'>,
): Promise<OpenResult> {
  const reason = await shell.openPath(folder).catch(reasonOf)
  if (reason === '') return { opened: true }
  // The menu has no other place to say so.
  log.warn(`A folder did not open: ${reason}`)
  return { opened: false, reason }
}
