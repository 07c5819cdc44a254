/** Devices of one learner: each with its documents, its books, its clock, and what it has not yet sent to the others. */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { openOwnCards } from '../../../renderer/study/cards/openOwnCards'
import type { OwnCards } from '../../../renderer/study/cards/ownCards'
import { type DocName, docNames, type RecordDocs } from '../../../renderer/study/record'
import { openReviewBook } from '../../../renderer/study/schedule/openReviewBook'
import type { CardState, ReviewBook } from '../../../renderer/study/schedule/reviewBook'

export interface Parcel {
  readonly doc: DocName
  readonly update: Uint8Array
}

export interface Device {
  readonly docs: RecordDocs
  readonly reviews: ReviewBook
  readonly cards: OwnCards
  readonly clock: { readonly now: () => number; offset: number }
  /** What was written here, in pieces. */
  readonly written: readonly Parcel[]
  readonly reopened: () => Pick<Device, 'reviews'>
}

const dayMs = 86_400_000
const elsewhere = 'elsewhere'

export function openDevice(place: number, time: { readonly now: number }, random: () => number): Device {
  const docs: RecordDocs = { notes: openDoc('notes'), reviews: openDoc('reviews'), study: openDoc('study') }
  const written: Parcel[] = []
  for (const [at, doc] of docNames.entries()) {
    docs[doc].clientID = 1 + place * docNames.length + at
    docs[doc].on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== elsewhere) written.push({ doc, update })
    })
  }
  let ids = 0
  const clock = { offset: drawOffset(random), now: () => time.now + clock.offset }
  // Ids are drawn, so that events of one moment are ordered by chance.
  const newId = () => `${Math.floor(random() * 36 ** 6).toString(36)}-${place}-${ids++}`
  const ports = { now: clock.now, newId }
  const zone = { dayOf: (at: number) => Math.floor((at - 4 * 3_600_000) / dayMs) }
  const open = () => openReviewBook(docs, ports, zone)
  return {
    ...{ docs, clock, written, reviews: open(), cards: openOwnCards(docs.notes, ports) },
    reopened: () => ({ reviews: open() }),
  }
}

/** Drawing ids for documents would take a sixth of the time. */
const openDoc = (guid: DocName) => new Y.Doc({ guid })

/** Half of the clocks are right; some are off by hours, some by up to ten years. */
function drawOffset(random: () => number): number {
  const kind = random()
  if (kind < 0.5) return 0
  return Math.floor((random() - 0.5) * (kind < 0.75 ? dayMs : 20 * 365 * dayMs))
}

export function receive({ docs }: Device, { doc, update }: Parcel): void {
  Y.applyUpdate(docs[doc], update, elsewhere)
}

/** All devices get what they lack. */
export function equalise(devices: readonly Device[]): void {
  for (const to of devices)
    for (const from of devices)
      for (const doc of docNames)
        receive(to, { doc, update: Y.encodeStateAsUpdate(from.docs[doc], Y.encodeStateVector(to.docs[doc])) })
  for (const { docs } of devices)
    for (const doc of docNames) if (docs[doc].store.pendingStructs) throw new Error(`${doc} waits for something.`)
}

export function fingerprint({ docs }: Device): string {
  const content = [
    docs.reviews.getArray('events').toJSON(),
    sorted(docs.study.getMap('reviewLimits').toJSON()),
    sorted(docs.notes.getMap('cards').toJSON()),
    docs.notes.getText('text').toString(),
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

const sorted = (fields: Record<string, unknown>) =>
  Object.entries(fields)
    .map(([key, value]) => [key, typeof value === 'object' && value ? Object.entries(value).sort() : value])
    .sort()

/** The schedule in an order of its own. */
export const schedule = ({ reviews }: Pick<Device, 'reviews'>): readonly CardState[] =>
  [...reviews.states().values()].sort((a, b) => (a.card < b.card ? -1 : 1))
