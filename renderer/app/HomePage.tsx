/** Home: drawn from the course alone, filled in from the books when they are open. */

import { course } from 'virtual:course'
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Contents } from '../screens/contents/Contents'
import type { HomeRecord } from '../screens/contents/homeRecord'
import { tallyByChapter } from '../study/quiz/tally'
import type { CardRef } from '../study/schedule/reviewBook'
import type { Books } from './openBooks'
import { useStudyRecord } from './studyRecord'
import { useOpenBooks } from './useOpenBooks'
import type { AppWorld } from './world'

export function HomePage({ world }: { world: AppWorld }) {
  const { read } = useStudyRecord(world.record)
  const books = useOpenBooks(world.record)
  const [record, setRecord] = useState<HomeRecord>()
  return (
    <>
      <Contents course={course} read={read} stopped={world.stopped()} record={books === 'refused' ? books : record} />
      {books && books !== 'refused' && <Follow books={books} onRecord={setRecord} />}
    </>
  )
}

interface FollowProps {
  readonly books: Books
  readonly onRecord: (record: HomeRecord) => void
}

/** Draws nothing: it follows the books beside the screen, so that the screen stays the same one when they open. */
function Follow({ books: { quiz, attempt, notebook, reviews, deck }, onRecord }: FollowProps) {
  const results = useSyncExternalStore(quiz.subscribe, quiz.results)
  const underWay = useSyncExternalStore(attempt.subscribe, attempt.get)
  const notes = useSyncExternalStore(notebook.subscribe, notebook.entries)
  const states = useSyncExternalStore(reviews.subscribe, reviews.states)
  const cards = useSyncExternalStore(deck.subscribe, deck.cards)
  const isReady = useReady(deck)
  const minute = useMinute() // cards fall due while one looks
  // biome-ignore lint/correctness/useExhaustiveDependencies: the queue follows from the states, and from the time
  const reviewed = useMemo(() => {
    const exists = (card: CardRef) => cards.has(card)
    const { cards: due, nextAt } = reviews.queue(exists)
    return { due: due.length, known: states.size, streak: reviews.stats(exists).streak, ...(nextAt && { nextAt }) }
  }, [reviews, states, cards, minute])
  const record = useMemo<HomeRecord>(
    () => ({
      reviews: reviewed,
      notes: notes.slice(0, 3),
      quiz: tallyByChapter(results.values()),
      missed: [...results.values()].filter(({ lastScore }) => lastScore < 1).length,
      ...(underWay && !underWay.isOver && { underWay: underWay.scope }),
    }),
    [reviewed, notes, results, underWay],
  )
  useLayoutEffect(() => {
    if (isReady) onRecord(record)
  }, [isReady, record, onRecord])
  return null
}

/** Without the texts of the cards, none would seem due. */
function useReady({ ready }: Books['deck']): boolean {
  const [isReady, setReady] = useState(readyDecks.has(ready))
  useEffect(() => {
    let isGone = false
    void ready.then(() => {
      readyDecks.add(ready)
      if (!isGone) setReady(true)
    })
    return () => {
      isGone = true
    }
  }, [ready])
  return isReady
}

const readyDecks = new WeakSet<Promise<void>>()

const minuteMs = 60_000

function useMinute(): number {
  const [minute, setMinute] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setMinute((so) => so + 1), minuteMs)
    return () => clearInterval(timer)
  }, [])
  return minute
}
