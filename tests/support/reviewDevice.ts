/** A device with a review book, whose clock and zone the test sets; its ids count up. */
import * as Y from 'yjs'
import { eventsArray, openReviewBook } from '../../renderer/study/schedule/openReviewBook'

export const dayMs = 86_400_000
export const hourMs = 3_600_000
/** A Sunday at noon. */
export const start = Date.UTC(2026, 10, 22, 12)

export function reviewDevice(name = 'a', docs = { reviews: new Y.Doc(), study: new Y.Doc() }) {
  let ids = 0
  /** `east` of Greenwich in milliseconds. */
  const clock = { now: start, east: 0 }
  const ports = { now: () => clock.now, newId: () => `${name}${String(ids++).padStart(6, '0')}` }
  const zone = { dayOf: (at: number) => Math.floor((at + clock.east - 4 * hourMs) / dayMs) }
  const book = openReviewBook(docs, ports, zone)
  const write = (...events: unknown[]) => eventsArray(docs.reviews).push(events)
  return { book, clock, docs, ports, zone, write }
}

export const everyCard = () => true
