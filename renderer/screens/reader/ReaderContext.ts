/** What the parts of a chapter need beside their text. The app provides it; the parts never load anything themselves. */
import { type ComponentType, createContext, useContext } from 'react'
import type { QuizItem, Term } from '../../study/course/source'

export interface ReaderWorld {
  readonly chapter: string
  /** Draws the figure of that name, or undefined where this build has none. */
  readonly figure: (name: string) => ComponentType | undefined
  readonly loadTerm: (id: string) => Promise<Term | undefined>
  readonly loadItem: (id: string) => Promise<QuizItem | undefined>
  readonly hasLab: (id: string) => boolean
}

export const ReaderContext = createContext<ReaderWorld | undefined>(undefined)

export function useReader(): ReaderWorld {
  const world = useContext(ReaderContext)
  if (!world) throw new Error('A part of a chapter was drawn outside the reader.')
  return world
}
