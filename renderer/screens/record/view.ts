/** What the screen shows, as the composition root gives it. */
import type { Change, RestoreWay } from '../../study/backup/restore'
import type { SaveState } from '../../study/record'

export interface AsideView {
  readonly id: string
  readonly doc: 'notes' | 'reviews' | 'study' | 'unknown'
  readonly what: 'row' | 'checkpoint' | 'image' | 'version' | 'receipt' | 'device' | 'update'
  readonly reason: string
  readonly at: number
  readonly size: number
  /** Of an update: the device that sent it. */
  readonly from?: { readonly id: string; readonly name: string }
}

export interface HealthView {
  readonly save: SaveState
  readonly setAside: readonly AsideView[]
  readonly loss: { readonly kind: 'emptied' | 'partial' } | undefined
  readonly begunAnew: { readonly kept: string } | undefined
  readonly usage: { readonly used: number; readonly granted: number } | undefined
}

export interface BackupView {
  readonly id: string
  readonly at: number
  readonly reason: 'regular' | 'before-merge' | 'before-migration' | 'before-restore' | 'unsaved'
  readonly size: number
  readonly state: 'good' | 'damaged' | 'newer'
}

export interface BackupsView {
  readonly backups: readonly BackupView[] | undefined
  readonly fault: string | undefined
  readonly failing: { readonly reason: string; readonly since: number } | undefined
  /** Whether this start brought back what storage had refused before. */
  readonly isUnsavedBack: boolean
}

export type RestoredView =
  | {
      readonly kind: 'restored'
      readonly changes: readonly Change[]
      readonly before: string | undefined
      readonly lostImages: number
      readonly isSaved: boolean
    }
  | { readonly kind: 'refused'; readonly reason: string }

export type OpenedView =
  | {
      readonly kind: 'open'
      readonly preview: (way: RestoreWay) => readonly Change[]
      readonly restore: (way: RestoreWay) => Promise<RestoredView>
    }
  | {
      readonly kind: 'closed'
      readonly why: 'damaged' | 'newer' | 'gone' | 'unreadable' | 'failed'
      readonly reason: string
    }

export type Exported =
  | { readonly kind: 'done' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly reason: string }

export interface RecordProps {
  readonly health: HealthView
  readonly backups: BackupsView
  readonly now: () => number
  /** The newest good backup from before the loss. */
  readonly lossBackup: string | undefined
  readonly onBackUp: () => Promise<boolean>
  readonly onOpen: (id: string) => Promise<OpenedView>
  readonly onAcceptLoss: () => Promise<void>
  /** `done` also where the learner chose no place for it. */
  readonly onExport: (part: AsideView) => Promise<Exported>
}
