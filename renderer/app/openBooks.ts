/** Opens the learner's documents on this device and the books over them; loads after the first paint. */

import { course } from 'virtual:course'
import * as Y from 'yjs'
import { now } from '../platform/clock'
import { newId } from '../platform/ids'
import { log } from '../platform/log'
import { zone } from '../platform/zone'
import { type JournalEvent, openJournal } from '../storage/journal'
import { openOwnCards } from '../study/cards/openOwnCards'
import type { OwnCards } from '../study/cards/ownCards'
import { docNames, type RecordDocs } from '../study/record'
import { openReviewBook } from '../study/schedule/openReviewBook'
import type { ReviewBook } from '../study/schedule/reviewBook'
import { chapterCards, chapterItems } from './courseData'
import { type LiveDeck, openLiveDeck } from './liveDeck'

/** Everything that the screens do with the study record. */
export interface Books {
  readonly docs: RecordDocs
  readonly reviews: ReviewBook
  readonly cards: OwnCards
  readonly deck: LiveDeck
}

/** Rejects where the device refuses storage. */
export async function openBooks(happened: (event: JournalEvent) => void): Promise<Books> {
  const journal = await openJournal('drydock-study', happened)
  const docs: RecordDocs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  await Promise.all(docNames.map((name) => journal.attach(docs[name], name)))
  const ports = { now, newId }
  const reviews = openReviewBook(docs, ports, zone)
  const cards = openOwnCards(docs.notes, ports)
  const deck = openLiveDeck({
    ...{ study: docs.study, reviews, own: cards, loadCards: chapterCards, loadItems: chapterItems },
    chapters: course.chapters.map((chapter) => chapter.id),
    log: (message) => log('error', message),
  })
  return { docs, reviews, cards, deck }
}
