/** Quiz answers in the `study` document: an append-only list. */
import type { Watched } from '../record'

export interface Answer {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly chapter: string
  readonly item: string
  /** 1 is right, 0 is wrong, between is partly right. */
  readonly score: number
  /** What was answered, as `grade` takes it. */
  readonly response: Response
}

/** Option ids chosen, in order where the order counts; pairs `left→right` ids of a match; the texts typed into gaps. */
export type Response = readonly string[]

export interface ItemResult {
  readonly chapter: string
  readonly item: string
  readonly tries: number
  readonly lastScore: number
  readonly lastAt: number
}

export interface QuizBook extends Watched {
  readonly record: (chapter: string, item: string, score: number, response: Response) => void
  /** The newest result of each item, by `chapter/item`. */
  readonly results: () => ReadonlyMap<string, ItemResult>
  readonly answers: () => readonly Answer[]
  readonly importAnswers: (answers: readonly Answer[]) => number
}
