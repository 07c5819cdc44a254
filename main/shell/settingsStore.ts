/** The settings while the app runs: changes hold at once, and the file follows. */
import type { Check, Notice, SaveResult, Settings, SettingsPatch } from '../bridge/contract'
import type { Log } from './log'
import { openSettingsFile, settingsPath, type WindowPlace } from './settingsFile'
import { SettingsWriter } from './settingsWriter'

export interface SettingsStore {
  readonly settings: () => Settings
  readonly windowPlace: () => WindowPlace
  /** Holds at once; the promise tells when and whether it is on the disk. */
  readonly change: (patch: SettingsPatch) => Promise<SaveResult>
  readonly rememberWindow: (place: WindowPlace) => void
  /** Writes now whatever is not on the disk yet: for the last moment before the window or the app closes. */
  readonly flush: () => SaveResult
  /** What the learner must be told; each notice once. */
  readonly takeNotices: () => readonly Notice[]
}

export interface StoreOptions {
  readonly folder: string
  readonly check: Check
  readonly log: Pick<Log, 'error' | 'warn'>
  readonly gatherMs?: number
}

const unreadable: SaveResult = { saved: false, reason: 'unreadable' }

export function openSettings({ folder, check, log, gatherMs = 300 }: StoreOptions): SettingsStore {
  const { stored, notices, mayWrite } = openSettingsFile(folder, check)
  for (const notice of notices) log.warn(`Settings: ${JSON.stringify(notice)}`)
  let current = stored
  let untold = notices
  const text = () => `${JSON.stringify(current, null, 2)}\n`
  const writer = new SettingsWriter({ path: settingsPath(folder), gatherMs, log, text })
  const write = () => (mayWrite ? writer.write() : Promise.resolve(unreadable))

  return {
    settings: () => current.settings,
    windowPlace: () => current.window,
    change(patch) {
      current = { ...current, settings: { ...current.settings, ...patch } }
      return write()
    },
    rememberWindow(place) {
      current = { ...current, window: place }
      // A failure is in the log already; a window's place is not worth interrupting anyone.
      void write()
    },
    flush: () => (mayWrite ? writer.flush() : unreadable),
    takeNotices() {
      const told = untold
      untold = []
      return told
    },
  }
}
