/**
 * Takes an import into the learner's record: first a plan with its counts, then the plan as one transaction a document.
 * Nothing is ever overwritten that was not in the import's past: what changed on both sides stands side by side.
 */
import type { OwnCards } from '../study/cards/ownCards'
import { takeCard } from '../study/cards/takeCard'
import type { Notebook } from '../study/notes/notebook'
import { takeNote } from '../study/notes/takeNote'
import type { Arrival, ArrivingCard, ArrivingNote, ImageFile, ReadMark, Refusal, Tallies, Tally } from '../study/parcel'
import { markRead, readSections, type SectionKey } from '../study/progress'
import type { Answer, QuizBook } from '../study/quiz/quizBook'
import type { RecordDocs } from '../study/record'
import type { ReviewBook, ReviewEvent } from '../study/schedule/reviewBook'
import { cardHash } from './cardHash'
import { idFrom } from './folder/idFrom'
import { sha256 } from './sha256'

export interface RecordBooks {
  readonly docs: RecordDocs
  readonly notebook: Pick<Notebook, 'entry' | 'text'>
  readonly cards: Pick<OwnCards, 'get'>
  readonly reviews: Pick<ReviewBook, 'events' | 'importEvents'>
  readonly quiz: Pick<QuizBook, 'answers' | 'importAnswers'>
}

/** Where an import's images go. */
export interface ImageShelf {
  readonly put: (bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<string>
  readonly hashes: () => Promise<readonly string[]>
}

export interface Plan {
  readonly tallies: Tallies
  readonly refused: readonly Refusal[]
  readonly notes: readonly ArrivingNote[]
  readonly cards: readonly ArrivingCard[]
  readonly events: readonly ReviewEvent[]
  readonly answers: readonly Answer[]
  readonly read: readonly ReadMark[]
  readonly images: readonly ImageFile[]
}

type Act = Exclude<keyof Tally, 'gone'>

export async function planArrival(arrival: Arrival, books: RecordBooks, shelf: ImageShelf): Promise<Plan> {
  const notes = await sort(arrival.notes, (note) => actOnNote(note, books.notebook))
  const cards = await sort(arrival.cards, (card) => actOnCard(card, books.cards))
  const events = fresh(arrival.events, books.reviews.events())
  const answers = fresh(arrival.answers, books.quiz.answers())
  const known = readSections(books.docs.study)
  const read = arrival.read.filter(({ section }) => !known.has(section as SectionKey))
  const shelved = new Set(await shelf.hashes())
  const images = arrival.images.filter(({ hash }) => !shelved.has(hash))
  const tallies = {
    notes: notes.tally,
    cards: cards.tally,
    events: tallyOf(events.length, arrival.events.length),
    answers: tallyOf(answers.length, arrival.answers.length),
    read: tallyOf(read.length, arrival.read.length),
    images: tallyOf(images.length, arrival.images.length),
  }
  return { tallies, refused: arrival.refused, notes: notes.chosen, cards: cards.chosen, events, answers, read, images }
}

export const changesAnything = ({ tallies }: Pick<Plan, 'tallies'>): boolean =>
  Object.values(tallies).some((tally) => tally && tally.added + tally.updated + tally.beside + tally.gone > 0)

/** Gives what could not be kept after all. */
export async function takeIn(plan: Plan, { docs, reviews, quiz }: RecordBooks, shelf: ImageShelf): Promise<Refusal[]> {
  const refused: Refusal[] = []
  // Images first, so that no note ever points at one that is still to come.
  for (const { hash, type, bytes } of plan.images) {
    await shelf.put(bytes, type).catch((error: unknown) => {
      refused.push({ name: hash.slice(0, 20), why: 'image', ...(error instanceof Error && { detail: error.message }) })
    })
  }
  docs.notes.transact(() => {
    for (const note of plan.notes) takeNote(docs.notes, note)
    for (const card of plan.cards) takeCard(docs.notes, card)
  })
  docs.reviews.transact(() => reviews.importEvents(plan.events))
  docs.study.transact(() => {
    quiz.importAnswers(plan.answers)
    for (const { section, at } of plan.read) markRead(docs.study, section as SectionKey, at)
  })
  return refused
}

const none: Tally = { added: 0, updated: 0, same: 0, kept: 0, beside: 0, gone: 0 }
const tallyOf = (added: number, all: number): Tally => ({ ...none, added, same: all - added })

interface Decision<T> {
  readonly act: Act
  readonly item: T
}

async function sort<T>(items: readonly T[], decide: (item: T) => Promise<Decision<T>>) {
  const tally = { ...none } as { -readonly [A in Act]: number }
  const chosen: T[] = []
  for (const one of items) {
    const { act, item } = await decide(one)
    tally[act]++
    if (act !== 'same' && act !== 'kept') chosen.push(item)
  }
  return { tally: tally as Tally, chosen }
}

async function actOnNote(note: ArrivingNote, notebook: RecordBooks['notebook']): Promise<Decision<ArrivingNote>> {
  const here = notebook.text(note.id)?.toString()
  const arrived = note.body.toWellFormed()
  const isBack = notebook.entry(note.id)?.trashedAt !== undefined && note.trashedAt === undefined
  const hereHash = here === undefined ? undefined : await sha256(here)
  const isUnedited = note.leftAs !== undefined && note.isEdited === false
  const arrivedHash = isUnedited ? note.leftAs : await sha256(arrived)
  const act = decide(hereHash, arrivedHash, note.leftAs, isBack)
  if (act !== 'beside') return { act, item: note }
  const id = await idFrom('md', `${note.id}\0${arrived}`)
  const isSame = notebook.text(id)?.toString() === arrived
  return { act: isSame ? 'same' : act, item: { ...note, id } }
}

async function actOnCard(card: ArrivingCard, cards: RecordBooks['cards']): Promise<Decision<ArrivingCard>> {
  const here = cards.get(card.id)
  const isBack = here?.trashedAt !== undefined && card.trashedAt === undefined
  const act = decide(here && (await cardHash(here)), await cardHash(card), card.leftAs, isBack)
  if (act !== 'beside') return { act, item: card }
  const id = await idFrom('anki', `${card.id}\0${await cardHash(card)}`)
  return { act: cards.get(id) ? 'same' : act, item: { ...card, id } }
}

/** By hashes of what is here, of what arrived, and of what both sides once had, where the import knows it. */
function decide(
  here: string | undefined,
  arrived: string | undefined,
  leftAs: string | undefined,
  isBack: boolean,
): Act {
  if (here === undefined) return 'added'
  if (here === arrived) return isBack ? 'updated' : 'same'
  if (leftAs === undefined) return 'beside'
  if (arrived === leftAs) return 'kept'
  return here === leftAs ? 'updated' : 'beside'
}

function fresh<T extends { readonly id: string }>(arrived: readonly T[], here: readonly T[]): T[] {
  const known = new Set(here.map(({ id }) => id))
  return [...new Map(arrived.map((one) => [one.id, one])).values()].filter(({ id }) => !known.has(id))
}
