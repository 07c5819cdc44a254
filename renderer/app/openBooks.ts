/** Opens the learner's documents on this device and the books over them; loads after the first paint. */
import * as Y from 'yjs'
import { now } from '../platform/clock'
import { newId } from '../platform/ids'
import { zone } from '../platform/zone'
import { type JournalEvent, openJournal } from '../storage/journal'
import { openOwnCards } from '../study/cards/openOwnCards'
import type { OwnCards } from '../study/cards/ownCards'
import type { Notebook } from '../study/notes/notebook'
import { openNotebook } from '../study/notes/openNotebook'
import type { Ports } from '../study/ports'
import { openQuizBook } from '../study/quiz/openQuizBook'
import type { QuizBook } from '../study/quiz/quizBook'
import { docNames, type RecordDocs } from '../study/record'
import { openReviewBook } from '../study/schedule/openReviewBook'
import type { ReviewBook } from '../study/schedule/reviewBook'

/** Everything that the screens do with the study record. */
export interface Books {
  readonly docs: RecordDocs
  readonly notebook: Notebook
  readonly reviews: ReviewBook
  readonly cards: OwnCards
  readonly quiz: QuizBook
}

/** Rejects where the device refuses storage. */
export async function openBooks(happened: (event: JournalEvent) => void): Promise<Books> {
  const journal = await openJournal('drydock-study', happened)
  const docs: RecordDocs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  await Promise.all(docNames.map((name) => journal.attach(docs[name], name)))
  const ports: Ports = { now, newId }
  return {
    docs,
    notebook: openNotebook(docs.notes, ports),
    reviews: openReviewBook(docs, ports, zone),
    cards: openOwnCards(docs.notes, ports),
    quiz: openQuizBook(docs.study, ports),
  }
}
