/** What the labs' screens work with; the app provides it. */
import { createContext, useContext } from 'react'
import type { Lab, RunFault } from '../../labs/lab'
import type { LabKey, LabRun } from '../../study/labs/labBook'
import type { SharedRun } from '../../study/labs/sharedRun'

export type Opened =
  | { readonly kind: 'run'; readonly run: SharedRun }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly why: 'tooLarge' | 'notARun' | 'newer' | 'noShell' }
  /** The system could not read it; a reason for people who mend systems. */
  | { readonly kind: 'broken'; readonly reason: string }

export type Saved =
  | { readonly kind: 'saved' | 'cancelled' | 'noShell' }
  | { readonly kind: 'failed'; readonly reason: string }

export interface LabsWorld {
  readonly labs: readonly Lab[]
  readonly chapterTitle: (chapter: string) => string | undefined
  readonly runs: ReadonlyMap<LabKey, LabRun>
  readonly solved: ReadonlyMap<LabKey, number>
  /** False where the run is larger than the record takes. */
  readonly save: (key: LabKey, run: Pick<LabRun, 'actions' | 'met'>, isSolved: boolean) => boolean
  readonly reset: (key: LabKey) => void
  readonly cards: {
    readonly has: (front: string) => boolean
    readonly add: (front: string, back: string) => void
  }
  readonly share: (run: SharedRun) => Promise<Saved>
  readonly openShared: () => Promise<Opened>
  readonly go: (lab: string, scenario: string) => void
}

export type FileFault = RunFault | 'tooLarge' | 'notARun' | 'newer' | 'noShell'

export const LabsContext = createContext<LabsWorld | undefined>(undefined)

export function useLabs(): LabsWorld {
  const world = useContext(LabsContext)
  if (!world) throw new Error('A part of a lab was drawn outside the labs.')
  return world
}
