/**
 * Seeded histories of two to four devices that study apart, with wrong clocks, and exchange what they wrote in pieces,
 * out of order and more than once. In the end all have the same record, no answer is lost, and the schedule is the one
 * that a plain reading of all events by ts-fsrs gives.
 */
import { expect, test } from 'vitest'
import { seededRandom } from '../support/reviewHistory'
import { act } from './histories/acts'
import { type Device, equalise, fingerprint, openDevice, schedule } from './histories/devices'
import { expectedSchedule } from './histories/oracle'

const seed = Number(process.env.SEED ?? 20261122)
const histories = process.env.DRYDOCK_LONG === '1' ? 100_000 : 2_000

test(`${histories} histories end alike on every device, and lose no answer (seed ${seed})`, {
  timeout: histories * 40,
}, () => {
  const seen = { acts: 0, answers: 0, undone: 0, ahead: 0, contradicted: 0, twice: 0 }
  for (let history = 0; history < histories; history++) {
    const random = seededRandom(seed + history * 7919)
    const { devices, world } = live(random)
    seen.acts += world.acts
    seen.answers += world.answers.size
    seen.undone += world.undone
    equalise(devices)
    for (const device of devices) device.clock.offset = 0
    const [first] = devices
    if (!first) throw new Error('There is no device.')
    const name = `history ${history}, SEED=${seed}`
    expectAlike(devices, name)
    const events = first.reviews.events()
    const kept = new Set(events.map(({ id }) => id))
    for (const id of world.answers) expect(kept.has(id), `${name}: ${id} is lost`).toBe(true)
    seen.twice += first.docs.reviews.getArray('events').length - events.length - first.reviews.ignored()
    if (world.hasContradiction) seen.contradicted += 1
    else expectSame(schedule(first), expectedSchedule(world.written, first.reviews.limits(), first.clock.now()), name)
    const ahead = first.reviews.ahead()
    seen.ahead += ahead.length
    first.reviews.dateToday(ahead.map(({ id }) => id))
    equalise(devices)
    expectAlike(devices, `${name}, dated today`)
    for (const { reviews } of devices) expect(reviews.ahead(), name).toEqual([])
  }
  console.log(`histories: seed ${seed}, ${histories} histories, ${JSON.stringify(seen)}, 0 divergent, 0 answers lost`)
  expect(Math.min(...Object.values(seen)), 'every kind of event must occur').toBeGreaterThan(histories / 50)
})

function live(random: () => number) {
  const count = 2 + Math.floor(random() * 3)
  const time = { now: Date.UTC(2026, 10, 22) + Math.floor(random() * 86_400_000) }
  const devices = Array.from({ length: count }, (_, place) => openDevice(place, time, random))
  const world = {
    ...{ acts: 0, undone: 0, hasContradiction: false, answers: new Set<string>(), written: new Map() },
  }
  for (let step = 10 + Math.floor(random() * 40); step > 0; step--) {
    // Often nothing passes, so that devices write at one moment.
    if (random() < 0.7) time.now += Math.floor(random() ** 4 * 6 * 86_400_000)
    const device = devices[Math.floor(random() * count)]
    if (device) act(device, devices, world, random)
  }
  return { devices, world }
}

/** The same documents, and from them the same schedule: as it grew, and as it is read anew. */
function expectAlike(devices: readonly Device[], name: string): void {
  const [first, ...others] = devices.map((device) => ({
    documents: fingerprint(device),
    schedule: schedule(device),
    cards: device.cards.all(),
    queue: device.reviews.queue(() => true),
    stats: device.reviews.stats(() => true),
  }))
  expectSame(devices[0] && schedule(devices[0].reopened()), first?.schedule, name)
  for (const other of others) expectSame(other, first, name)
}

/** As text, which keeps every bit of a number and is quick; the difference is shown only where there is one. */
function expectSame(one: unknown, other: unknown, name: string): void {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)]
  if (left === right) return
  expect(one, name).toEqual(other)
  expect(left, name).toBe(right)
}
