/**
 * The events that count, by card. It knows nothing of days or of FSRS: it takes events in any order and any number of
 * times, and resolves what was taken back or dated anew.
 */
import { actOf, type Lane, openLane, pushEvent, takenBack } from './lane'
import { canonical, parseEvent } from './parseEvent'
import type { CardRef, ReviewEvent } from './reviewBook'

type Redate = Extract<ReviewEvent, { kind: 'redate' }>

export class EventLog {
  readonly lanes = new Map<CardRef, Lane>()
  /** Values that are no event which this version knows; they stay in the document. */
  ignored = 0
  /** Cards whose events changed since the last replay. */
  touched: Lane[] = []
  readonly #events = new Map<string, ReviewEvent>()
  readonly #redates = new Map<string, Redate[]>()
  readonly #undone = new Set<string>()
  /** Events that were taken back or dated anew and are not yet resolved. */
  readonly #changed = new Set<string>()

  /** Every event once, in no order. */
  events = (): ReviewEvent[] => [...this.#events.values()]

  get count(): number {
    return this.#events.size
  }

  has = (id: string): boolean => this.#events.has(id)

  /** When the newest change of an event's date was made. */
  lastRedate = (id: string): number => (this.#redates.get(id) ?? []).reduce((newest, { at }) => Math.max(newest, at), 0)

  /** Marks a card for the next replay. */
  touch(lane: Lane): void {
    if (!lane.isTouched) this.touched.push(lane)
    lane.isTouched = true
  }

  /** Takes the first events. False where an id comes twice: then they are to be made distinct first. */
  fill(values: readonly unknown[]): boolean {
    for (const value of values) {
      const event = parseEvent(value)
      if (!event) {
        this.ignored += 1
        continue
      }
      const { size } = this.#events
      this.#events.set(event.id, event)
      if (this.#events.size === size) return false
      this.#index(event)
    }
    this.#resolve()
    return true
  }

  /** Takes more events. False where one contradicts an earlier one with its id and is to be preferred: fill anew. */
  take(values: readonly unknown[]): boolean {
    for (const value of values) {
      const event = parseEvent(value)
      const known = event && this.#events.get(event.id)
      if (!event) this.ignored += 1
      else if (known && canonical(event) < canonical(known)) return false
      else if (!known) {
        this.#events.set(event.id, event)
        this.#index(event)
      }
    }
    this.#resolve()
    return true
  }

  #index(event: ReviewEvent): void {
    if (event.kind === 'undo') {
      this.#undone.add(event.of)
      this.#changed.add(event.of)
    } else if (event.kind === 'redate') {
      const others = this.#redates.get(event.of)
      if (others) others.push(event)
      else this.#redates.set(event.of, [event])
      this.#changed.add(event.of)
    } else {
      const lane = this.#laneOf(event.card)
      pushEvent(lane, event)
      this.touch(lane)
    }
    const isChanged = this.#undone.size + this.#redates.size > 0
    if (isChanged && (this.#undone.has(event.id) || this.#redates.has(event.id))) this.#changed.add(event.id)
  }

  #laneOf(card: CardRef): Lane {
    let lane = this.lanes.get(card)
    if (!lane) {
      lane = openLane(card)
      this.lanes.set(card, lane)
    }
    return lane
  }

  /** Sets anew whether and when the events count of each card of which one changed: a card at a time, however many did. */
  #resolve(): void {
    if (this.#changed.size === 0) return
    const lanes = new Set<Lane>()
    for (const id of this.#changed) {
      const event = this.#events.get(id)
      const target = event?.kind === 'redate' ? this.#events.get(event.of) : event
      if (target && 'card' in target) lanes.add(this.#laneOf(target.card))
    }
    this.#changed.clear()
    for (const lane of lanes) {
      this.touch(lane)
      for (const [place, event] of lane.events.entries()) {
        lane.acts[place] = this.#undone.has(event.id) ? takenBack : actOf(event)
        lane.times[place] = this.#redated(event.id) ?? event.at
      }
    }
  }

  /** The newest date that an event was given and that was not taken back. */
  #redated(id: string): number | undefined {
    let newest: Redate | undefined
    for (const redate of this.#redates.get(id) ?? [])
      if (!this.#undone.has(redate.id) && (!newest || isLater(redate, newest))) newest = redate
    return newest?.to
  }
}

const isLater = (a: ReviewEvent, b: ReviewEvent) => a.at > b.at || (a.at === b.at && a.id > b.id)

/** One event an id: of those that contradict each other, the first by their text, on every device alike. */
export function distinctEvents(values: readonly unknown[]): unknown[] {
  const chosen = new Map<string, ReviewEvent>()
  const rest: unknown[] = []
  for (const value of values) {
    const event = parseEvent(value)
    const other = event && chosen.get(event.id)
    if (!event) rest.push(value)
    else if (!other || canonical(event) < canonical(other)) chosen.set(event.id, event)
  }
  return [...rest, ...chosen.values()]
}
