/** Collects what leaves: from the books, the store and the compiled course. */
import { course, loadCards } from 'virtual:course'
import * as Y from 'yjs'
import { describe, log } from '../platform/log'
import type { DeckParcel } from '../portable/anki/writeDeck'
import type { LosslessParcel } from '../portable/lossless/writeLossless'
import type { ImageStore, VersionStore } from '../storage/store'
import type { Bytes, DeckCard, ImageFile, NoteFile, Parcel, Part, ReadMark } from '../study/parcel'
import type { DocName } from '../study/record'
import type { Books } from './openBooks'

export interface Packing {
  readonly now: () => number
  readonly app: string
}

export async function packParcel(books: Books, { now, app }: Packing): Promise<Parcel> {
  const { reviews, cards, quiz, store } = books
  return {
    notes: notesOf(books),
    cards: cards.all(),
    events: reviews.events(),
    states: [...reviews.states().values()],
    answers: quiz.answers(),
    read: readOf(books),
    images: await imagesOf(store.images),
    madeAt: now(),
    app,
  }
}

export const countParts = (books: Books): Readonly<Record<Part, number>> => ({
  notes: books.notebook.entries().length + books.notebook.trashed().length,
  cards: books.cards.all().length,
  reviews: books.reviews.events().length,
  answers: books.quiz.answers().length,
  progress: books.docs.study.getMap('read').size,
})

function notesOf({ notebook }: Books): NoteFile[] {
  const entries = [...notebook.entries(), ...notebook.trashed()]
  return entries.map(({ excerpt: _, ...entry }) => ({ ...entry, body: notebook.text(entry.id)?.toString() ?? '' }))
}

const readOf = ({ docs }: Books): ReadMark[] =>
  [...docs.study.getMap<unknown>('read')].flatMap(([section, at]) => (typeof at === 'number' ? [{ section, at }] : []))

/** Storage that fails or only reads must not keep here what is in memory. */
const leftOut =
  <T>(instead: T) =>
  (reason: unknown): T => {
    log('warn', `export: left out: ${describe(reason)}`)
    return instead
  }

/** An image that cannot be read just now is left out; its hash stands in the notes. */
async function imagesOf(images: ImageStore): Promise<ImageFile[]> {
  const found: ImageFile[] = []
  for (const hash of await images.hashes().catch(leftOut([]))) {
    const image = await images.get(hash).catch(leftOut(undefined))
    if (image) found.push({ hash, ...image })
  }
  return found
}

export const currentDocs = ({ docs }: Books): Readonly<Record<DocName, Bytes>> => ({
  notes: new Uint8Array(Y.encodeStateAsUpdate(docs.notes)),
  reviews: new Uint8Array(Y.encodeStateAsUpdate(docs.reviews)),
  study: new Uint8Array(Y.encodeStateAsUpdate(docs.study)),
})

export async function packLossless(books: Books, { now, app }: Packing): Promise<LosslessParcel> {
  const { images, versions } = books.store
  const notes = notesOf(books).map(({ id }) => id)
  const old = await Promise.all(notes.map((note) => versionsOf(versions, note)))
  return { docs: currentDocs(books), images: await imagesOf(images), versions: old.flat(), madeAt: now(), app }
}

async function versionsOf(versions: VersionStore, note: string) {
  const found: { note: string; at: number; text: string }[] = []
  for (const { at } of await versions.list(note).catch(leftOut([]))) {
    const text = await versions.get(note, at).catch(leftOut(undefined))
    if (text !== undefined) found.push({ note, at, text })
  }
  return found
}

export interface DeckChoice {
  readonly course: 'learnt' | 'all' | 'none'
  readonly withHistory: boolean
}

export async function packDeck(
  books: Books,
  { course: which, withHistory }: DeckChoice,
  { now }: Packing,
): Promise<DeckParcel> {
  const { cards, reviews, store } = books
  const known = reviews.states()
  const ofCourse = which === 'none' ? [] : await courseCards()
  const own = cards.all().filter(({ trashedAt }) => trashedAt === undefined)
  const images = await imagesOf(store.images)
  const text = own.map(({ front, back }) => front + back).join('\n')
  return {
    cards: [
      ...ofCourse.filter(({ ref }) => which === 'all' || known.has(ref)),
      ...own.map(({ id, kind, front, back, tags }): DeckCard => ({ ref: `own:${id}`, kind, front, back, tags })),
    ],
    events: reviews.events(),
    withHistory,
    images: images.filter(({ hash }) => text.includes(hash)),
    madeAt: now(),
    retention: reviews.limits().retention,
    zoneMinutes: -new Date(now()).getTimezoneOffset(),
  }
}

async function courseCards(): Promise<DeckCard[]> {
  const chapters = course.chapters.map(async ({ id, title }) =>
    (await loadCards(id)).map(
      ({ id, front, back }): DeckCard => ({
        ref: `course:${id}`,
        chapter: title,
        kind: 'basic',
        front,
        back,
        tags: [],
      }),
    ),
  )
  return (await Promise.all(chapters)).flat()
}
