/** Home: drawn from the course alone, filled in from the books when they are open. */

import { course } from 'virtual:course'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Contents } from '../screens/contents/Contents'
import type { HomeRecord } from '../screens/contents/homeRecord'
import type { OwnCard } from '../study/cards/ownCards'
import { tallyByChapter } from '../study/quiz/tally'
import type { CardRef } from '../study/schedule/reviewBook'
import type { Books } from './openBooks'
import { useStudyRecord } from './studyRecord'
import { useOpenBooks } from './useOpenBooks'
import type { AppWorld } from './world'

export function HomePage({ world }: { world: AppWorld }) {
  const { read } = useStudyRecord(world.record)
  const books = useOpenBooks(world.record)
  const common = { course, read, stopped: world.stopped() }
  if (!books || books === 'refused') return <Contents {...common} record={books} />
  return <FullHome common={common} books={books} />
}

type Common = Omit<Parameters<typeof Contents>[0], 'record'>

function FullHome({ common, books: { quiz, notebook, reviews, cards } }: { common: Common; books: Books }) {
  const results = useSyncExternalStore(quiz.subscribe, quiz.results)
  const notes = useSyncExternalStore(notebook.subscribe, notebook.entries)
  const states = useSyncExternalStore(reviews.subscribe, reviews.states)
  const own = useSyncExternalStore(cards.subscribe, cards.all)
  const minute = useMinute() // cards fall due while one looks
  // biome-ignore lint/correctness/useExhaustiveDependencies: the queue follows from the states, and from the time
  const reviewed = useMemo(() => {
    const exists = existsIn(own)
    const { cards: due, nextAt } = reviews.queue(exists)
    return { due: due.length, known: states.size, streak: reviews.stats(exists).streak, ...(nextAt && { nextAt }) }
  }, [reviews, states, own, minute])
  const record = useMemo<HomeRecord>(
    () => ({
      reviews: reviewed,
      notes: notes.slice(0, 3),
      quiz: tallyByChapter(results.values()),
      missed: [...results.values()].filter(({ lastScore }) => lastScore < 1).length,
    }),
    [reviewed, notes, results],
  )
  return <Contents {...common} record={record} />
}

/**
 * Which cards have a text, without loading the course's: its ids are kept for ever, so only whole chapters and own cards
 * can be gone.
 */
function existsIn(own: readonly OwnCard[]): (card: CardRef) => boolean {
  const chapters = new Set(course.chapters.map(({ id }) => id))
  const written = new Set(own.filter((card) => card.trashedAt === undefined).map(({ id }) => id))
  return (card) => {
    const [kind, name = ''] = card.split(':', 2)
    if (kind === 'own') return written.has(name)
    return kind !== 'item' || chapters.has(name.split('/', 1)[0] ?? '')
  }
}

const minuteMs = 60_000

function useMinute(): number {
  const [minute, setMinute] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setMinute((so) => so + 1), minuteMs)
    return () => clearInterval(timer)
  }, [])
  return minute
}
