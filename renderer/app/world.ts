/** What the composition root makes and the parts of the shell share. */
import type { DrydockBridge, Info, Notice, Settings } from '../platform/bridge'
import type { SettingsStore } from './settingsStore'
import type { StudyRecord } from './studyRecord'

export interface AppWorld {
  readonly bridge: DrydockBridge | undefined
  readonly info: Info | undefined
  readonly notices: readonly Notice[]
  readonly settings: SettingsStore
  readonly record: StudyRecord
  readonly isMac: boolean
  /** How far below its section the last session ended, in CSS pixels. */
  readonly firstOffset: number
  readonly stopped: () => { readonly chapter: string; readonly section?: string } | undefined
  readonly keepPlace: (place: Settings['place']) => void
  /** Resolves with the reason when the folder could not be opened. */
  readonly openLogs: () => Promise<string | undefined>
}

export type Overlay = 'palette' | 'shortcuts'
