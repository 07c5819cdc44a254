/**
 * The texts of all cards as they stand: the course's, those of questions that the reviews know, and the learner's own.
 * It takes the cards of sections that were read into the reviews.
 */
import type * as Y from 'yjs'
import type { OwnCards } from '../study/cards/ownCards'
import type { Card, QuizItem } from '../study/course/source'
import { courseCards, itemCards } from '../study/deck/courseCards'
import { type Deck, type DeckCard, itemChapter } from '../study/deck/deckCard'
import { cardsThatEnter } from '../study/deck/entering'
import { ownDeckCards } from '../study/deck/ownDeck'
import { readSections, watchRead } from '../study/progress'
import type { Watched } from '../study/record'
import type { ReviewBook } from '../study/schedule/reviewBook'

export interface LiveDeck extends Watched {
  /** A snapshot: the same until a text comes, goes or changes. */
  readonly cards: () => Deck
  /** Chapters whose cards could not be read: a file of the app is missing or damaged. */
  readonly faults: () => readonly string[]
  /** Resolves once every text was asked for and has come or failed. */
  readonly ready: Promise<void>
}

export interface DeckSources {
  readonly study: Y.Doc
  readonly reviews: ReviewBook
  readonly own: OwnCards
  readonly chapters: readonly string[]
  readonly loadCards: (chapter: string) => Promise<readonly Card[]>
  readonly loadItems: (chapter: string) => Promise<readonly QuizItem[]>
  readonly log: (message: string) => void
}

export function openLiveDeck(sources: DeckSources): LiveDeck {
  const { study, reviews, own, chapters } = sources
  const parts = new Map<string, readonly DeckCard[]>(chapters.map((chapter) => [chapter, []]))
  const asked = new Set<string>()
  const listeners = new Set<() => void>()
  let faults: readonly string[] = []
  let deck: Deck = new Map()
  let isReady = false
  const enter = () => {
    const cards = isReady ? cardsThatEnter(deck, readSections(study), reviews.states()) : []
    if (cards.length > 0) reviews.add(cards)
  }
  const update = () => {
    const all = [...[...parts.values()].flat(), ...ownDeckCards(own.all())]
    deck = new Map(all.map((card) => [card.ref, card]))
    for (const changed of [...listeners]) changed()
  }
  const load = async (part: string, chapter: string, cards: () => Promise<readonly DeckCard[]>) => {
    try {
      parts.set(part, await cards())
    } catch (reason) {
      sources.log(`cards of ${part} not loaded: ${String(reason)}`)
      faults = [...new Set([...faults, chapter])]
    }
  }
  const loadCourse = (chapter: string) =>
    load(chapter, chapter, async () => courseCards(chapter, await sources.loadCards(chapter)))
  /** Questions of a quiz are loaded with the first of them that the reviews know. */
  const loadItems = async () => {
    const wanted = [...reviews.states().keys()].flatMap((ref) => itemChapter(ref) ?? [])
    const fresh = [...new Set(wanted)].filter((chapter) => chapters.includes(chapter) && !asked.has(chapter))
    for (const chapter of fresh) asked.add(chapter)
    const loadOne = (chapter: string) =>
      load(`quiz ${chapter}`, chapter, async () => itemCards(chapter, await sources.loadItems(chapter)))
    await Promise.all(fresh.map(loadOne))
    return fresh.length > 0
  }
  const followReviews = async () => {
    if (await loadItems()) update()
  }
  const ready = Promise.all([...chapters.map(loadCourse), loadItems()]).then(() => {
    isReady = true
    update()
    enter()
    watchRead(study, enter)
    own.subscribe(() => {
      update()
      enter()
    })
    reviews.subscribe(() => void followReviews())
  })
  const subscribe = (changed: () => void) => {
    listeners.add(changed)
    return () => void listeners.delete(changed)
  }
  return { cards: () => deck, faults: () => faults, ready, subscribe }
}
