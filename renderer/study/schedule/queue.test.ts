import { describe, expect, it } from 'vitest'
import { dayMs, everyCard, hourMs, reviewDevice, start } from '../../../tests/support/reviewDevice'
import { seededRandom } from '../../../tests/support/reviewHistory'

const minuteMs = 60_000

/** A device with cards that went into review some days ago and are due now. */
function withReviews(count: number, refOf = (place: number) => `own:r${place}`) {
  const device = reviewDevice()
  const cards = Array.from({ length: count }, (_, place) => refOf(place))
  device.clock.now = start - 30 * dayMs
  for (const card of cards) device.book.grade(card, 4)
  device.clock.now = start
  return { ...device, cards }
}

describe('the queue', () => {
  it('begins with learning that is due, then spreads new cards evenly among the reviews', () => {
    const { book, clock } = withReviews(6)
    book.add(['own:l', 'own:n1', 'own:n2'])
    book.grade('own:l', 1)
    clock.now += 2 * minuteMs
    const { cards, due } = book.queue(everyCard)
    expect(cards[0]).toBe('own:l')
    expect(
      cards
        .slice(1)
        .map((card) => card.slice(4, 5))
        .join(''),
    ).toBe('rrnrrnrr')
    expect(cards.filter((card) => card.startsWith('own:n'))).toEqual(['own:n1', 'own:n2'])
    expect(due).toEqual({ learning: 1, review: 6, fresh: 2 })
  })

  it('shows what has been due for longest first, and of one day what waits longest for how well it is known', () => {
    const { book, clock } = reviewDevice()
    clock.now = start - 40 * dayMs
    book.grade('own:strong', 4)
    book.grade('own:late', 3)
    book.grade('own:late', 3)
    clock.now = start - 32 * dayMs
    book.grade('own:strong', 4)
    clock.now = (book.states().get('own:strong')?.due ?? 0) - 8 * dayMs
    book.grade('own:weak', 4)
    clock.now += 11 * dayMs
    expect(book.queue(everyCard).cards).toEqual(['own:late', 'own:weak', 'own:strong'])
  })

  it('comes with learning up to 20 minutes early where nothing else is due', () => {
    const { book, clock } = reviewDevice()
    book.add(['own:n'])
    book.grade('own:l', 3)
    const dueAt = book.states().get('own:l')?.due
    expect(book.queue(everyCard)).toMatchObject({ cards: ['own:n'], nextAt: dueAt })
    book.suspend('own:n')
    expect(book.queue(everyCard).cards).toEqual(['own:l'])
    expect(book.queue(everyCard).nextAt).toBeUndefined()
    clock.now -= hourMs
    expect(book.queue(everyCard)).toMatchObject({ cards: [], nextAt: dueAt })
  })

  it('keeps to the limits of the learner’s day, whichever device answered', () => {
    const { book, clock, docs } = withReviews(8)
    book.setLimits({ newADay: 2, reviewsADay: 5 })
    book.add(['own:n1', 'own:n2', 'own:n3'])
    expect(book.queue(everyCard)).toMatchObject({ due: { review: 5, fresh: 2 }, held: 3 })
    const other = reviewDevice('b', docs)
    other.book.grade('own:r0', 3)
    other.book.grade('own:n1', 3)
    expect(book.queue(everyCard)).toMatchObject({ due: { review: 4, fresh: 1 }, held: 3 })
    clock.now += dayMs
    expect(book.queue(everyCard).due).toMatchObject({ review: 5, fresh: 2 })
  })

  it('has no suspended, buried or missing card, and buried ones again at four in the morning', () => {
    const { book, clock, cards } = withReviews(4)
    book.suspend('own:r0')
    book.buryUntilTomorrow('own:r1')
    expect(book.queue((card) => card !== 'own:r2').cards).toEqual(['own:r3'])
    book.resume('own:r0')
    clock.now = Date.UTC(2026, 10, 23, 3, 59)
    expect(book.queue(everyCard).cards).toHaveLength(3)
    clock.now = Date.UTC(2026, 10, 23, 4)
    expect(book.queue(everyCard).cards.toSorted()).toEqual(cards)
  })

  it('asks one card of a cloze text a day', () => {
    const { book, clock } = withReviews(3, (place) => `own:text:${place + 1}`)
    const [first = ''] = book.queue(everyCard).cards
    expect(book.queue(everyCard).cards).toHaveLength(1)
    book.grade(first, 3)
    expect(book.queue(everyCard)).toMatchObject({ cards: [], held: 0 })
    clock.now += dayMs
    const [second = ''] = book.queue(everyCard).cards
    expect(second).not.toBe(first)
    book.grade(second, 1)
    clock.now += 15 * minuteMs
    expect(book.queue(everyCard).cards).toEqual([second])
  })

  it('does not let a new sibling in while one is being learnt', () => {
    const { book } = reviewDevice()
    book.add(['own:t:1', 'own:t:2', 'own:u'])
    expect(book.queue(everyCard).cards).toEqual(['own:t:1', 'own:u'])
    book.grade('own:t:1', 1)
    expect(book.queue(everyCard).cards).toEqual(['own:u'])
    book.undo()
    expect(book.queue(everyCard).cards).toEqual(['own:t:1', 'own:u'])
  })

  it('never asks a card in review again on the day of its answer, wherever the learner goes and whatever the clock does', () => {
    const random = seededRandom(20261122)
    let again = 0
    for (let journey = 0; journey < 300; journey++) {
      const { book, clock, zone } = withReviews(3)
      let answers = 3
      for (let step = 0; step < 60; step++) {
        clock.now += Math.floor((random() - 0.15) * 20 * hourMs)
        if (random() < 0.3) clock.east = Math.floor((random() * 26 - 12) * hourMs)
        for (const card of book.queue(everyCard).cards) {
          const { state, lastReview = 0 } = book.states().get(card) ?? {}
          if (state === 'review') expect(zone.dayOf(clock.now)).toBeGreaterThan(zone.dayOf(lastReview))
          if (state === 'review') again += 1
          answers += 1
          book.grade(card, random() < 0.6 ? 1 : 3)
        }
      }
      const reps = [...book.states().values()].reduce((sum, state) => sum + state.reps, 0)
      expect(reps).toBe(answers)
    }
    expect(again).toBeGreaterThan(1_000)
  })
})
