/** What a learner, a network and a stranger do to devices, drawn by chance. */
import { eventsArray } from '../../../renderer/study/schedule/openReviewBook'
import type { Grade, ReviewEvent } from '../../../renderer/study/schedule/reviewBook'
import { type Device, receive } from './devices'

export interface World {
  acts: number
  undone: number
  /** Whether two events with one id say different things. */
  hasContradiction: boolean
  /** Ids of all answers given. */
  readonly answers: Set<string>
  /** All events, as the devices wrote them. */
  readonly written: Map<string, ReviewEvent>
}

type Random = () => number
type Act = (device: Device, devices: readonly Device[], world: World, random: Random) => unknown

const refs = ['course:a', 'course:b', 'own:x', 'own:y:1', 'own:y:2', 'item:c/q']
const pick = <T>(items: readonly T[], random: Random): T | undefined => items[Math.floor(random() * items.length)]
const ref = (random: Random) => pick(refs, random) ?? ''

/** Each as often as its number says. */
const acts: readonly (readonly [number, Act])[] = [
  [8, ({ reviews }, _, __, random) => reviews.grade(ref(random), (1 + Math.floor(random() * 4)) as Grade, 900)],
  [1, ({ reviews }, _, __, random) => reviews.add([ref(random), ref(random)])],
  [2, undo],
  [1, ({ reviews }, _, __, random) => reviews.buryUntilTomorrow(ref(random))],
  [1, ({ reviews }, _, __, random) => reviews.suspend(ref(random))],
  [1, ({ reviews }, _, __, random) => reviews.resume(ref(random))],
  [1, ({ reviews }, _, __, random) => reviews.forget(ref(random))],
  [1, ({ reviews }, _, __, random) => reviews.setLimits({ retention: 0.8 + random() / 10 })],
  [
    1,
    ({ reviews }, _, __, random) =>
      reviews.dateToday(reviews.ahead().flatMap(({ id }) => (random() < 0.5 ? [id] : []))),
  ],
  [1, ({ clock }) => Object.assign(clock, { offset: 0 })],
  [1, shiftClock],
  [2, changeCards],
  [2, editText],
  [5, deliver],
  [1, importAgain],
  [0.2, writeNonsense],
  [0.1, contradict],
]
const total = acts.reduce((sum, [weight]) => sum + weight, 0)

export function act(device: Device, devices: readonly Device[], world: World, random: Random): void {
  let chance = random() * total
  const before = new Set(device.reviews.events().map(({ id }) => id))
  for (const [weight, run] of acts) {
    chance -= weight
    if (chance >= 0) continue
    run(device, devices, world, random)
    break
  }
  world.acts += 1
  for (const event of device.reviews.events()) {
    if (before.has(event.id) || world.written.has(event.id)) continue
    world.written.set(event.id, event)
    if (event.kind === 'review') world.answers.add(event.id)
  }
}

function undo({ reviews }: Device, _: readonly Device[], world: World): void {
  if (reviews.undo()) world.undone += 1
}

function shiftClock({ clock }: Device, _: readonly Device[], __: World, random: Random): void {
  clock.offset += Math.floor((random() - 0.5) * 86_400_000)
}

function changeCards({ cards }: Device, _: readonly Device[], __: World, random: Random): void {
  const card = pick(cards.all(), random)
  const kind = random()
  if (!card || kind < 0.3) cards.add({ kind: 'basic', front: `front ${random()}`, back: 'back' })
  else if (kind < 0.6) cards.change(card.id, random() < 0.5 ? { front: `f${random()}` } : { tags: [`t${random()}`] })
  else if (kind < 0.8) cards.trash(card.id)
  else cards.restore(card.id)
}

function editText({ docs }: Device, _: readonly Device[], __: World, random: Random): void {
  const text = docs.notes.getText('text')
  const at = Math.floor(random() * (text.length + 1))
  if (random() < 0.7) text.insert(at, `word${Math.floor(random() * 100)} `)
  else text.delete(at, Math.min(5, text.length - at))
}

/** Some of what a device wrote reaches another: in any order, some of it twice. */
function deliver(device: Device, devices: readonly Device[], _: World, random: Random): void {
  const to = pick(devices, random)
  if (!to || to === device) return
  const parcels = device.written.filter(() => random() < 0.6).map((parcel) => ({ parcel, order: random() }))
  parcels.sort((a, b) => a.order - b.order)
  for (const { parcel } of parcels) for (let times = random() < 0.2 ? 2 : 1; times > 0; times--) receive(to, parcel)
}

/** A file of some of one device's events is read on another, which may get them by exchange too. */
function importAgain(device: Device, devices: readonly Device[], _: World, random: Random): void {
  const events = pick(devices, random)?.reviews.events() ?? []
  device.reviews.importEvents(events.filter(() => random() < 0.7))
}

function writeNonsense({ docs }: Device, _: readonly Device[], __: World, random: Random): void {
  eventsArray(docs.reviews).push([pick([null, 'x', { id: 'n', kind: 'dance' }, [1], { at: 1e300 }], random)])
}

function contradict({ docs, reviews }: Device, _: readonly Device[], world: World, random: Random): void {
  const event = pick(reviews.events(), random)
  if (event?.kind !== 'review') return
  world.hasContradiction = true
  eventsArray(docs.reviews).push([{ ...event, grade: (event.grade % 4) + 1 }])
}
