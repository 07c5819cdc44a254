/** The reviews' replay held against ts-fsrs's own `next` over the same 100,000 answers, and what one more answer costs. */
import { type Card, createEmptyCard, fsrs } from 'ts-fsrs'
import * as Y from 'yjs'
import { eventsArray, openReviewBook } from '../../renderer/study/schedule/openReviewBook'
import type { ReviewBook } from '../../renderer/study/schedule/reviewBook'
import { drawReviews, type Reviews } from '../support/reviewHistory'
import { median, type Row } from './row'

const seed = 20261122
const eventCount = 100_000
const cardCount = 5_000
const runs = 9
const appends = 300
const now = Date.UTC(2027, 0)

export async function rows(): Promise<readonly Row[]> {
  const reviews = drawReviews(seed, eventCount, cardCount)
  const stored = storedLog(reviews)
  const times = { next: [] as number[], replayed: [] as number[], opened: [] as number[] }
  let book = openBook(loadLog(stored))
  for (let run = 0; run < runs; run++) {
    const log = loadLog(stored)
    times.next.push(timeOf(() => replayByNext(reviews)))
    times.opened.push(timeOf(() => openBook(log).states()))
    // Another retention asks for every card's replay from its first answer.
    book.setLimits({ retention: run % 2 === 0 ? 0.89 : 0.9 })
    times.replayed.push(timeOf(() => book.states()))
  }
  book = openBook(loadLog(stored))
  book.states()
  const added = Array.from({ length: appends }, (_, at) => timeOf(() => appendOne(book, reviews, at)))
  const peer = { name: 'fsrs.next', value: median(times.next) }
  const count = eventCount.toLocaleString('en-GB')
  return [
    { name: `${count} reviews replayed`, ours: median(times.replayed), peer, unit: 'ms', limit: 0.25 },
    { name: `${count} reviews read, checked and replayed`, ours: median(times.opened), peer, unit: 'ms', limit: 0.5 },
    { name: `one more answer after ${count}`, ours: median(added), unit: 'ms', limit: 1 },
  ]
}

function storedLog(reviews: Reviews): Uint8Array {
  const doc = new Y.Doc()
  eventsArray(doc).push([...reviews])
  return Y.encodeStateAsUpdate(doc)
}

/** A document as it is at the start of the app; none is used twice, because a book stays with its document. */
function loadLog(stored: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored)
  return doc
}

function openBook(reviews: Y.Doc): ReviewBook {
  let ids = 0
  const ports = { now: () => now, newId: () => `bench${ids++}` }
  const zone = { dayOf: (at: number) => Math.floor(at / 86_400_000) }
  return openReviewBook({ reviews, study: new Y.Doc() }, ports, zone)
}

/** As an app would that holds its cards in a map and has the log in order. */
function replayByNext(reviews: Reviews): void {
  const scheduler = fsrs()
  const cards = new Map<string, Card>()
  for (const { card, at, grade } of reviews) {
    const before: Card = cards.get(card) ?? createEmptyCard(new Date(at))
    cards.set(card, scheduler.next(before, new Date(at), grade).card)
  }
}

/** The answer is written, its card replayed, and read back. */
function appendOne(book: ReviewBook, reviews: Reviews, at: number): void {
  const card = reviews[at * 97]?.card ?? ''
  book.grade(card, 3)
  if (book.preview(card)[3] <= now) throw new Error('The answer is not in the schedule.')
}

function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
