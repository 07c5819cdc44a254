/**
 * The events that count, by card. It knows nothing of days or of FSRS: it takes events in any order and any number of
 * times, and resolves what was taken back or dated anew.
 */
import { type CardEvent, type Entry, type Lane, openLane } from './lane'
import { canonical, parseEvent } from './parseEvent'
import type { CardRef, ReviewEvent } from './reviewBook'

type Redate = Extract<ReviewEvent, { kind: 'redate' }>

/** An event by its id; those of cards have an entry. */
interface Known {
  readonly event: ReviewEvent
  readonly entry: Entry | undefined
}

export class EventLog {
  readonly lanes = new Map<CardRef, Lane>()
  /** Values that are no event which this version knows; they stay in the document. */
  ignored = 0
  /** Cards whose events changed since the last replay. */
  readonly touched = new Set<Lane>()
  readonly #known = new Map<string, Known>()
  readonly #redates = new Map<string, Redate[]>()
  readonly #undone = new Set<string>()

  /** Every event once, in no order. */
  events = (): ReviewEvent[] => Array.from(this.#known.values(), ({ event }) => event)

  has = (id: string): boolean => this.#known.has(id)

  entry = (id: string): Entry | undefined => this.#known.get(id)?.entry

  /** When the newest change of an event's date was made. */
  lastRedate = (id: string): number => (this.#redates.get(id) ?? []).reduce((newest, { at }) => Math.max(newest, at), 0)

  /** False where an event contradicts an earlier one with its id and is to be preferred: then all is to be read anew. */
  take(values: readonly unknown[]): boolean {
    const retimed = new Set<string>()
    for (const value of values) {
      const event = parseEvent(value)
      if (!event) this.ignored += 1
      else if (!this.#known.has(event.id)) this.#index(event, retimed)
      else if (this.#isPreferred(event)) return false
    }
    for (const id of retimed) this.#resolve(id)
    return true
  }

  #isPreferred(event: ReviewEvent): boolean {
    const known = this.#known.get(event.id)
    return known !== undefined && known.event !== event && canonical(event) < canonical(known.event)
  }

  #index(event: ReviewEvent, retimed: Set<string>): void {
    if (event.kind === 'undo') {
      this.#known.set(event.id, { event, entry: undefined })
      this.#undone.add(event.of)
      const target = this.#known.get(event.of)?.event
      retimed.add(target?.kind === 'redate' ? target.of : event.of)
    } else if (event.kind === 'redate') {
      this.#known.set(event.id, { event, entry: undefined })
      const others = this.#redates.get(event.of)
      if (others) others.push(event)
      else this.#redates.set(event.of, [event])
      retimed.add(event.of)
    } else this.#indexCard(event, retimed)
  }

  #indexCard(event: CardEvent, retimed: Set<string>): void {
    const entry: Entry = { event, at: event.at, isUndone: false, prior: undefined }
    this.#known.set(event.id, { event, entry })
    let lane = this.lanes.get(event.card)
    if (!lane) {
      lane = openLane(event.card)
      this.lanes.set(event.card, lane)
    }
    lane.entries.push(entry)
    this.touched.add(lane)
    if (this.#undone.has(event.id) || this.#redates.has(event.id)) retimed.add(event.id)
  }

  /** Sets whether and when a card's event counts; undos and redates themselves always do. */
  #resolve(id: string): void {
    const entry = this.#known.get(id)?.entry
    const lane = entry && this.lanes.get(entry.event.card)
    if (!entry || !lane) return
    let newest: Redate | undefined
    for (const redate of this.#redates.get(id) ?? [])
      if (!this.#undone.has(redate.id) && (!newest || isLater(redate, newest))) newest = redate
    entry.isUndone = this.#undone.has(id)
    entry.at = newest?.to ?? entry.event.at
    this.touched.add(lane)
  }
}

const isLater = (a: ReviewEvent, b: ReviewEvent) => a.at > b.at || (a.at === b.at && a.id > b.id)

/** One event an id: of those that contradict each other, the first by their text, on every device alike. */
export function withoutContradictions(values: readonly unknown[]): unknown[] {
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
