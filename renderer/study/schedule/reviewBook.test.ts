import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { everyCard as all, dayMs, reviewDevice as device, start } from '../../../tests/support/reviewDevice'
import { eventsArray, openReviewBook } from './openReviewBook'
import type { ReviewEvent } from './reviewBook'

describe('the review book', () => {
  it('replays an answer and keeps it when it is opened again', () => {
    const { book, docs, ports, zone } = device()
    book.add(['own:x'])
    book.grade('own:x', 3)
    const state = book.states().get('own:x')
    expect(state).toMatchObject({ state: 'learning', reps: 1, due: start + 1 + 10 * 60_000 })
    const again = openReviewBook(docs, ports, zone)
    expect(again.states().get('own:x')).toEqual(state)
  })

  it('hands out the same snapshots until something changes, and tells its watchers until they stop', () => {
    const { book } = device()
    const changed = vi.fn()
    const stop = book.subscribe(changed)
    book.add(['own:x', 'own:y'])
    const before = [book.states(), book.queue(all), book.stats(all), book.events(), book.ahead(), book.limits()]
    expect([book.states(), book.queue(all), book.stats(all), book.events(), book.ahead(), book.limits()]).toEqual(
      before,
    )
    for (const [at, value] of before.entries())
      expect([book.states(), book.queue(all), book.stats(all), book.events(), book.ahead(), book.limits()][at]).toBe(
        value,
      )
    book.grade('own:x', 1)
    expect(book.states()).not.toBe(before[0])
    expect(book.queue(all)).not.toBe(before[1])
    stop()
    book.grade('own:x', 1)
    expect(changed).toHaveBeenCalledTimes(2)
  })

  it('takes back the newest answer of this session by an event, and no answer twice', () => {
    const { book } = device()
    book.add(['own:x'])
    const before = book.states().get('own:x')
    book.grade('own:x', 4)
    expect(book.undo()).toBe('own:x')
    expect(book.states().get('own:x')).toEqual(before)
    expect(book.canUndo()).toBe(false)
    expect(book.undo()).toBeUndefined()
    expect(book.events().map(({ kind }) => kind)).toEqual(['add', 'undo', 'review'])
  })

  it('sets apart what is dated more than a day ahead, and counts it when its time comes or it is dated today', () => {
    const { book, clock, write } = device()
    const review = (id: string, at: number) => ({ id, at, kind: 'review', card: `own:${id}`, grade: 3 })
    write(review('far', start + 400 * dayMs), review('near', start + dayMs), review('later', start + 3 * dayMs))
    expect([...book.states().keys()]).toEqual(['own:near'])
    expect(book.ahead().map(({ id }) => id)).toEqual(['later', 'far'])
    clock.now += 2 * dayMs
    expect(book.ahead().map(({ id }) => id)).toEqual(['far'])
    book.dateToday(['far'])
    expect(book.ahead()).toEqual([])
    expect(book.states().get('own:far')?.lastReview).toBe(clock.now)
    clock.now -= 2 * dayMs
    expect([...book.states().keys()]).toEqual(['own:near'])
  })

  it('takes back and dates anew what arrives later than the word about it', () => {
    const { book, write } = device()
    const base = { at: start, kind: 'review', card: 'own:x', grade: 3 }
    write(
      { id: 'u', at: start, kind: 'undo', of: 'one' },
      { id: 'r', at: start, kind: 'redate', of: 'two', to: start - 9 },
    )
    write({ ...base, id: 'one' }, { ...base, id: 'two', at: start + 500 * dayMs })
    expect(book.states().get('own:x')).toMatchObject({ reps: 1, lastReview: start - 9 })
    write({ id: 'u2', at: start, kind: 'undo', of: 'r' })
    expect(book.ahead().map(({ id }) => id)).toEqual(['two'])
    write({ id: 'u3', at: start, kind: 'undo', of: 'u' })
    expect(book.states().size).toBe(0)
  })

  it('replays only the card of which another device sends an older answer', () => {
    const { book, write } = device()
    book.grade('own:x', 3)
    book.grade('own:y', 3)
    const before = book.states()
    write({ id: 'late', at: start - dayMs, kind: 'review', card: 'own:x', grade: 1 })
    expect(book.states().get('own:y')).toBe(before.get('own:y'))
    expect(book.states().get('own:x')).toMatchObject({ reps: 2, lastReview: start })
  })

  it('dates answers today in the order in which they were given, and a second time if need be', () => {
    const { book, clock, write } = device()
    const at = start + 3_650 * dayMs
    const grades = [1, 3, 3, 4]
    write(...grades.map((grade, n) => ({ id: `e${9 - n}`, at: at + n * dayMs, kind: 'review', card: 'own:x', grade })))
    book.dateToday(['e8', 'e6', 'e7', 'e9', 'missing'])
    expect(book.ahead()).toEqual([])
    expect(book.states().get('own:x')).toMatchObject({ state: 'review', reps: 4, lapses: 0, lastReview: start + 3 })
    clock.now -= 2 * dayMs
    expect(book.ahead()).toHaveLength(4)
    book.dateToday(['e6', 'e7', 'e8', 'e9'])
    expect(book.states().get('own:x')).toMatchObject({ reps: 4, lastReview: start - 2 * dayMs + 3 })
  })

  it('keeps what it cannot read in the document, and counts it', () => {
    const { book, docs, write } = device()
    const base = { id: 'i', at: start, card: 'own:x' }
    const bad = [
      null,
      'text',
      [],
      { ...base, kind: 'teleport' },
      { ...base, kind: 'review', grade: 5 },
      { ...base, kind: 'review', grade: 3, at: Number.NaN },
      { ...base, kind: 'review', grade: 3, at: Number.MAX_SAFE_INTEGER },
      { ...base, kind: 'review', grade: 3, at: start + 0.5 },
      { ...base, kind: 'review', grade: 3, id: 'x'.repeat(65) },
      { ...base, kind: 'review', grade: 3, id: '' },
      { ...base, kind: 'add', card: 'x'.repeat(301) },
      { ...base, kind: 'bury', until: 1e9 },
      { id: 'i', at: start, kind: 'redate', of: 'a', to: -1 },
      { id: 'i', at: start, kind: 'undo' },
      new Y.Map(),
    ]
    write(...bad, { ...base, kind: 'review', grade: 3, ms: -5 })
    expect(book.ignored()).toBe(bad.length)
    expect([...book.states().keys()]).toEqual(['own:x'])
    expect(book.stats(all).days[0]?.ms).toBe(0)
    expect(eventsArray(docs.reviews).length).toBe(bad.length + 1)
  })

  it('chooses the same of two events with one id, whichever came first', () => {
    const one = { id: 'same', at: start, kind: 'review', card: 'own:x', grade: 3 }
    const two = { ...one, grade: 1 }
    const results = [
      [one, two],
      [two, one],
    ].map((events) => {
      const { book, write } = device()
      for (const event of events) write(event)
      return [book.states().get('own:x'), book.events()]
    })
    expect(results[0]).toEqual(results[1])
    expect(device('b').book.importEvents([one, one] as ReviewEvent[])).toBe(1)
  })

  it('keeps a learner’s answers in order though the clock is set back by hours', () => {
    const { book, clock } = device()
    book.add(['own:x'])
    book.grade('own:x', 3)
    clock.now -= 5 * 3_600_000
    book.grade('own:x', 4)
    expect(book.states().get('own:x')).toMatchObject({ state: 'review', reps: 2 })
  })

  it('loses no answer to a clock that has no battery', () => {
    const { book, clock } = device()
    clock.now = 0
    book.add(['own:x'])
    book.grade('own:x', 4)
    expect(book.events()).toHaveLength(2)
    clock.now = start
    expect(book.states().get('own:x')).toMatchObject({ state: 'review', reps: 1 })
  })

  it('doubts its own clock when most of the log lies ahead of it', () => {
    const { book, clock } = device()
    book.add(['own:x', 'own:y'])
    book.grade('own:x', 4)
    expect(book.isClockDoubtful()).toBe(false)
    clock.now -= 3_650 * dayMs
    expect(book.isClockDoubtful()).toBe(true)
    expect(book.ahead()).toHaveLength(3)
    clock.now += 3_650 * dayMs
    expect(book.states().get('own:x')).toMatchObject({ state: 'review', reps: 1 })
  })

  it('forgets, suspends, resumes and buries by events', () => {
    const { book } = device()
    book.add(['own:x', 'own:y'])
    book.grade('own:x', 4)
    book.forget('own:x')
    expect(book.states().get('own:x')).toMatchObject({ state: 'new', reps: 1, stability: 0 })
    book.suspend('own:x')
    book.buryUntilTomorrow('own:y')
    expect(book.queue(all).cards).toEqual([])
    book.resume('own:x')
    expect(book.undo()).toBe('own:y')
    expect(book.queue(all).cards.toSorted()).toEqual(['own:x', 'own:y'])
  })

  it('shares limits and keeps them within reason', () => {
    const { book, docs } = device()
    expect(book.limits()).toEqual({ newADay: 10, reviewsADay: 100, retention: 0.9 })
    book.setLimits({ newADay: 3, retention: 5 })
    expect(book.limits()).toEqual({ newADay: 3, reviewsADay: 100, retention: 0.97 })
    docs.study.getMap('reviewLimits').set('reviewsADay', 'lots')
    expect(book.limits().reviewsADay).toBe(100)
  })

  it('gives other dates for another retention, and the same memory', () => {
    const { book } = device()
    book.grade('own:x', 4)
    const before = book.states().get('own:x')
    book.setLimits({ retention: 0.8 })
    const after = book.states().get('own:x')
    expect(after?.due).toBeGreaterThan(before?.due ?? 0)
    expect(after?.stability).toBe(before?.stability)
  })
})
