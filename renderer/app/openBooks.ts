/** Opens the learner's documents on this device and the books over them; loads after the first paint. */

import { course } from 'virtual:course'
import { now } from '../platform/clock'
import { newId } from '../platform/ids'
import { log } from '../platform/log'
import { zone } from '../platform/zone'
import { openStore } from '../storage/openStore'
import type { RecordStore, StoreOptions } from '../storage/store'
import { openOwnCards } from '../study/cards/openOwnCards'
import type { OwnCards } from '../study/cards/ownCards'
import type { Notebook } from '../study/notes/notebook'
import { openNotebook } from '../study/notes/openNotebook'
import type { Ports } from '../study/ports'
import { openQuizBook } from '../study/quiz/openQuizBook'
import type { QuizBook } from '../study/quiz/quizBook'
import type { RecordDocs } from '../study/record'
import { openReviewBook } from '../study/schedule/openReviewBook'
import type { ReviewBook } from '../study/schedule/reviewBook'
import { chapterCards, chapterItems } from './courseData'
import { type LiveDeck, openLiveDeck } from './liveDeck'

/** Everything that the screens do with the study record. */
export interface Books {
  readonly docs: RecordDocs
  readonly store: RecordStore
  readonly quiz: QuizBook
  readonly notebook: Notebook
  readonly reviews: ReviewBook
  readonly cards: OwnCards
  readonly deck: LiveDeck
}

/** What the vault gives to the store: what was there, and a snapshot before a migration. */
export type VaultSide = Pick<StoreOptions, 'known' | 'beforeMigration'>

export async function openBooks(vault: VaultSide = { known: undefined }): Promise<Books> {
  const store = await openStore({ now, log, ...vault })
  const { docs } = store
  const ports: Ports = { now, newId }
  const reviews = openReviewBook(docs, ports, zone)
  const cards = openOwnCards(docs.notes, ports)
  const deck = openLiveDeck({
    ...{ study: docs.study, reviews, own: cards, loadCards: chapterCards, loadItems: chapterItems },
    chapters: course.chapters.map((chapter) => chapter.id),
    log: (message) => log('error', message),
  })
  const quiz = openQuizBook(docs.study, ports)
  return { docs, store, quiz, notebook: openNotebook(docs.notes, ports), reviews, cards, deck }
}
