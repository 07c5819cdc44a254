/** What the panel "Export and import" needs from outside. */
import type { LeftOut, Part, Refusal, Source, Tallies } from '../../study/parcel'

export const formats = ['folder', 'zip', 'anki', 'lossless'] as const
export type Format = (typeof formats)[number]
/** Which of the course's cards go into a deck. */
export const courseChoices = ['learnt', 'all', 'none'] as const
export type CourseChoice = (typeof courseChoices)[number]

export interface ExportChoice {
  readonly format: Format
  readonly parts: readonly Part[]
  readonly course: CourseChoice
  readonly withHistory: boolean
}

/** Reasons are the system's codes, or sentences of the part that failed. */
export type Failure = { readonly kind: 'failed'; readonly reason: string }

export type ExportOutcome =
  | { readonly kind: 'saved'; readonly path: string; readonly size: number; readonly files: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'late' }
  | Failure

export interface PreviewView {
  readonly name: string
  readonly source: Source
  readonly tallies: Tallies
  readonly refused: readonly Refusal[]
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
  readonly changesAnything: boolean
  readonly apply: () => Promise<ImportOutcome>
}

export type OpenOutcome =
  | { readonly kind: 'preview'; readonly preview: PreviewView }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'late' }
  | Failure

export type ImportOutcome =
  | {
      readonly kind: 'done'
      /** Refused while it was taken in; the preview has the others. */
      readonly refused: readonly Refusal[]
      readonly isSaved: boolean
      readonly hasBackup: boolean
    }
  /** Nothing was changed. */
  | { readonly kind: 'noBackup'; readonly reason: string }
  | Failure

export interface LeaveProps {
  /** How much of each part there is. */
  readonly counts: Readonly<Record<Part, number>>
  readonly canWrite: boolean
  readonly onExport: (choice: ExportChoice) => Promise<ExportOutcome>
  readonly onOpen: (from: 'file' | 'folder') => Promise<OpenOutcome>
}
