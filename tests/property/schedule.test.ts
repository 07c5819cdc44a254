/** The replay against ts-fsrs: the published vectors, and its own `next` over random histories, to the last bit. */
import { type Card, createEmptyCard, FSRS, fsrs } from 'ts-fsrs'
import { expect, test } from 'vitest'
import { emptyMemory, forget, type Memory, openScheduler } from '../../renderer/study/schedule/memory'
import type { Grade } from '../../renderer/study/schedule/reviewBook'
import { seededRandom } from '../support/reviewHistory'

const seed = 20261122
const histories = process.env.DRYDOCK_LONG === '1' ? 100_000 : 3_000
const minuteMs = 60_000
const dayMs = 86_400_000

/** fsrs-rs, src/inference.rs: the memory after these answers, so many days after one another. */
test('gives the memory of the published FSRS-6 vector', () => {
  const scheduler = openScheduler(0.9)
  const memory = emptyMemory(Date.UTC(2026, 0))
  let at = Date.UTC(2026, 0)
  for (const [grade, days] of [
    [1, 0],
    [3, 0],
    [3, 1],
    [3, 3],
    [3, 8],
    [3, 21],
  ] as const) {
    at += days * dayMs
    scheduler.answer(memory, at, grade)
  }
  expect(memory.stability).toBeCloseTo(53.62691, 4)
  expect(memory.difficulty).toBeCloseTo(6.3574867, 4)
})

test('gives the published intervals when every card is answered when it is due', () => {
  const scheduler = openScheduler(0.9)
  const memory = emptyMemory(Date.UTC(2022, 10, 29, 12, 30))
  const intervals = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3].map((grade) => {
    scheduler.answer(memory, memory.due, grade as Grade)
    return memory.scheduledDays
  })
  expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
})

test(`is bit-equal to ts-fsrs over ${histories} random histories (seed ${seed})`, () => {
  const random = seededRandom(seed)
  const seen = { answers: 0, forgotten: 0, sameDay: 0 }
  for (let history = 0; history < histories; history++) {
    const retention = 0.7 + random() * 0.27
    const [ours, theirs] = [openScheduler(retention), fsrs({ request_retention: retention })]
    let at = Date.UTC(2000 + Math.floor(random() * 80), Math.floor(random() * 12), 1) + Math.floor(random() * dayMs)
    const memory = emptyMemory(at)
    let card = createEmptyCard(new Date(at))
    for (let length = Math.floor(random() * 30); length >= 0; length--) {
      const gap = drawGap(random, memory)
      at += gap
      if (gap < dayMs) seen.sameDay += 1
      if (random() < 0.02) {
        seen.forgotten += 1
        forget(memory, at)
        card = theirs.forget(card, new Date(at)).card
      } else {
        seen.answers += 1
        const grade = drawGrade(random)
        ours.answer(memory, at, grade)
        card = theirs.next(card, new Date(at), grade).card
      }
      expectBitEqual(memory, card, history)
    }
  }
  console.log(`schedule: seed ${seed}, ${JSON.stringify(seen)} in ${histories} histories, bit-equal`)
  expect(Math.min(seen.forgotten, seen.sameDay)).toBeGreaterThan(500)
})

test('goes by the parameters that ts-fsrs ships', () => {
  expect(new FSRS({}).parameters).toMatchObject({
    enable_fuzz: false,
    learning_steps: ['1m', '10m'],
    relearning_steps: ['10m'],
    maximum_interval: 36_500,
  })
})

/** When it is due, the same day, early, late, or years later. */
function drawGap(random: () => number, { due, last = due }: Memory): number {
  const kind = random()
  if (kind < 0.5) return Math.max(0, due - last)
  if (kind < 0.65) return Math.floor(random() * 30 * minuteMs)
  if (kind < 0.75) return Math.floor(random() * dayMs)
  if (kind < 0.8) return 0
  return Math.floor(random() ** 3 * 900 * dayMs)
}

const drawGrade = (random: () => number): Grade => {
  const chance = random()
  return chance < 0.2 ? 1 : chance < 0.4 ? 2 : chance < 0.8 ? 3 : 4
}

function expectBitEqual(memory: Memory, card: Card, history: number): void {
  const pairs = [
    [memory.state, card.state],
    [memory.due, card.due.getTime()],
    [memory.stability, card.stability],
    [memory.difficulty, card.difficulty],
    [memory.elapsedDays, card.elapsed_days],
    [memory.scheduledDays, card.scheduled_days],
    [memory.step, card.learning_steps],
    [memory.reps, card.reps],
    [memory.lapses, card.lapses],
    [memory.last, card.last_review?.getTime()],
  ]
  if (!pairs.every(([ours, theirs]) => Object.is(ours, theirs)))
    throw new Error(`history ${history}: ${JSON.stringify(memory)} is not ${JSON.stringify(card)}`)
}
