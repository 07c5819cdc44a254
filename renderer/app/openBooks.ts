/** Opens the learner's documents on this device and the books over them; loads after the first paint. */

import { course } from 'virtual:course'
import { bridge } from '../platform/bridge'
import { now } from '../platform/clock'
import { newId } from '../platform/ids'
import { log } from '../platform/log'
import { zone } from '../platform/zone'
import { openStore } from '../storage/openStore'
import type { RecordStore } from '../storage/store'
import { openOwnCards } from '../study/cards/openOwnCards'
import type { OwnCards } from '../study/cards/ownCards'
import { type LabBook, openLabBook } from '../study/labs/labBook'
import type { Notebook } from '../study/notes/notebook'
import { openNotebook } from '../study/notes/openNotebook'
import type { Ports } from '../study/ports'
import { openQuizBook } from '../study/quiz/openQuizBook'
import type { QuizBook } from '../study/quiz/quizBook'
import type { RecordDocs } from '../study/record'
import { openReviewBook } from '../study/schedule/openReviewBook'
import type { ReviewBook } from '../study/schedule/reviewBook'
import type { Sync } from '../sync/types'
import { allQuestions, chapterCards, chapterItems } from './courseData'
import { keepSafe, type Safety, vaultSide } from './keepSafe'
import { keepSynced } from './keepSynced'
import { type LiveDeck, openLiveDeck } from './liveDeck'
import { type AttemptKeeper, openAttempt } from './quizAttempt'

/** Everything that the screens do with the study record. */
export interface Books {
  readonly docs: RecordDocs
  readonly store: RecordStore
  /** Backups; undefined where the window has no shell. */
  readonly safety: Safety | undefined
  /** Undefined where the window has no shell, or may not write. */
  readonly sync: Sync | undefined
  readonly notebook: Notebook
  readonly reviews: ReviewBook
  readonly cards: OwnCards
  readonly quiz: QuizBook
  readonly attempt: AttemptKeeper
  readonly labs: LabBook
  /** Which cards there are, and their text. */
  readonly deck: LiveDeck
}

export async function openBooks(): Promise<Books> {
  const shell = bridge()
  const { known, ...side } = await vaultSide(shell)
  const store = await openStore({ now, log, known: known?.vectors, ...side, ...(shell && { files: shell }) })
  const safety = shell && keepSafe({ store, bridge: shell, known, now, log })
  const sync = shell && safety && (await keepSynced({ store, safety, bridge: shell }))
  const { docs } = store
  const ports: Ports = { now, newId }
  const reviews = openReviewBook(docs, ports, zone)
  const cards = openOwnCards(docs.notes, ports)
  const deck = openLiveDeck({
    ...{ study: docs.study, reviews, own: cards, loadCards: chapterCards, loadItems: chapterItems },
    chapters: course.chapters.map((chapter) => chapter.id),
    log: (message) => log('error', message),
  })
  const notebook = openNotebook(docs.notes, ports)
  const quiz = openQuizBook(docs.study, ports)
  const warn = (message: string) => log('warn', message)
  const attempt = openAttempt({ places: store.places, questions: allQuestions, log: warn })
  const labs = openLabBook(docs.study, ports)
  return { docs, store, safety, sync, notebook, reviews, cards, quiz, attempt, labs, deck }
}
