/** What the parts of a chapter need beside their text. The app provides it; the parts never load anything themselves. */
import { type ComponentType, createContext, useContext } from 'react'
import type { QuizItem, Term } from '../../study/course/source'
import type { Response } from '../../study/quiz/quizBook'
import type { Watched } from '../../study/record'

/** The answers to the questions in this chapter's text. */
export interface Checks extends Watched {
  readonly record: (item: string, score: number, response: Response) => void
  /** Of the newest answer; undefined where there is none, or not yet known. */
  readonly lastScore: (item: string) => number | undefined
}

export interface ReaderWorld {
  readonly chapter: string
  /** Draws the figure of that name, or undefined where this build has none. */
  readonly figure: (name: string) => ComponentType | undefined
  readonly loadTerm: (id: string) => Promise<Term | undefined>
  readonly loadItem: (id: string) => Promise<QuizItem | undefined>
  readonly checks: Checks
  readonly hasLab: (id: string) => boolean
}

export const ReaderContext = createContext<ReaderWorld | undefined>(undefined)

export function useReader(): ReaderWorld {
  const world = useContext(ReaderContext)
  if (!world) throw new Error('A part of a chapter was drawn outside the reader.')
  return world
}
