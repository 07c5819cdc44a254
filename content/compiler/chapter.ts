/** Reads the three files of a chapter's folder. */
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { CardsFile, type FrontMatter, QuizFile } from '../../renderer/study/course/source'
import { readChapterText, type Section } from './chapterText'
import { type Checked, readJson } from './data'
import type { Faults } from './faults'
import type { Highlight } from './reading'
import type { Reference } from './references'
import { readSource } from './sourceFile'

export interface Chapter {
  readonly id: string
  readonly number: number
  readonly folder: string
  readonly front: Checked<FrontMatter> | undefined
  readonly sections: readonly Section[]
  readonly references: readonly Reference[]
  readonly quiz: Checked<z.infer<typeof QuizFile>> | undefined
  readonly cards: Checked<z.infer<typeof CardsFile>> | undefined
}

export function readChapter(folder: string, highlight: Highlight, faults: Faults): Chapter {
  const name = basename(folder)
  const id = name.slice(3)
  const references: Reference[] = []
  const source = readSource(join(folder, 'chapter.md'), faults)
  const text = source && readChapterText({ source, chapter: id, faults, highlight, references })
  const quiz = readSource(join(folder, 'quiz.json'), faults)
  const cards = readSource(join(folder, 'cards.json'), faults)
  return {
    id,
    number: Number(name.slice(0, 2)),
    folder,
    front: text?.front,
    sections: text?.sections ?? [],
    references,
    quiz: quiz && readJson(quiz, QuizFile, faults),
    cards: cards && readJson(cards, CardsFile, faults),
  }
}
