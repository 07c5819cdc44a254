/** The log of one document, replayed: kept up to date card by card as events arrive and as time passes. */
import type * as Y from 'yjs'
import { distinctEvents, EventLog } from './eventLog'
import { type CardEvent, type Lane, replayLane, takenBack } from './lane'
import { emptyMemory, openScheduler, previewGrades, type Scheduler } from './memory'
import type { CardRef, CardState, Grade, ReviewEvent } from './reviewBook'

const dayMs = 86_400_000

export class Schedule {
  /** Counts the changes of what follows from the log. */
  version = 0
  #log = new EventLog()
  #scheduler: Scheduler
  #newestIn = Number.NEGATIVE_INFINITY
  #oldestAhead = Number.POSITIVE_INFINITY
  #states: ReadonlyMap<CardRef, CardState> | undefined
  readonly #events: Y.Array<unknown>

  constructor(events: Y.Array<unknown>, retention: number) {
    this.#events = events
    this.#scheduler = openScheduler(retention)
    this.#read(events.toArray())
  }

  /** The log with every card replayed up to a day after `now`: a clock may be a little wrong. */
  at(now: number): EventLog {
    const until = now + dayMs
    if (this.#newestIn > until || this.#oldestAhead <= until) this.#touchMoved(until)
    if (this.#log.touched.length > 0) this.#replay(until)
    return this.#log
  }

  states(now: number): ReadonlyMap<CardRef, CardState> {
    const { lanes } = this.at(now)
    this.#states ??= new Map(withState(lanes.values()))
    return this.#states
  }

  preview(lane: Lane | undefined, at: number): Readonly<Record<Grade, number>> {
    return previewGrades(this.#scheduler, lane?.memory ?? emptyMemory(at), at)
  }

  /** Events that count, but lie ahead of `now`, in the order in which they will. */
  ahead(now: number): readonly CardEvent[] {
    const lanes = [...this.at(now).lanes.values()].filter(({ oldestAhead }) => oldestAhead < Number.POSITIVE_INFINITY)
    const found = lanes.flatMap(({ events, times, acts, oldestAhead }) =>
      events.flatMap((event, place) => {
        const at = times[place] ?? 0
        return at >= oldestAhead && acts[place] !== takenBack ? [{ event, at }] : []
      }),
    )
    found.sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1))
    return found.map(({ event }) => event)
  }

  /** The log in its order: by time as written, then by id. */
  events(): readonly ReviewEvent[] {
    return this.#log.events().sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  }

  get count(): number {
    return this.#log.count
  }

  setRetention(retention: number): void {
    this.#scheduler = openScheduler(retention)
    for (const lane of this.#log.lanes.values()) this.#log.touch(lane)
    this.version += 1
  }

  /** What a change of the document means for the log. */
  follow(change: Y.YArrayEvent<unknown>): void {
    this.version += 1
    const { delta } = change
    const isAppended = delta.every((part) => part.delete === undefined)
    const values = delta.flatMap((part) => (Array.isArray(part.insert) ? (part.insert as unknown[]) : []))
    if (!isAppended || !this.#log.take(values)) this.#read(this.#events.toArray())
  }

  #read(values: readonly unknown[]): void {
    this.#log = new EventLog()
    if (this.#log.fill(values)) return
    this.#log = new EventLog()
    this.#log.fill(distinctEvents(values))
  }

  #touchMoved(until: number): void {
    this.#newestIn = Number.NEGATIVE_INFINITY
    this.#oldestAhead = Number.POSITIVE_INFINITY
    for (const lane of this.#log.lanes.values()) {
      if (lane.newestIn > until || lane.oldestAhead <= until) this.#log.touch(lane)
      else this.#note(lane)
    }
  }

  #replay(until: number): void {
    for (const lane of this.#log.touched) {
      replayLane(lane, this.#scheduler, until)
      this.#note(lane)
    }
    this.#log.touched = []
    this.#states = undefined
    this.version += 1
  }

  #note({ newestIn, oldestAhead }: Lane): void {
    this.#newestIn = Math.max(this.#newestIn, newestIn)
    this.#oldestAhead = Math.min(this.#oldestAhead, oldestAhead)
  }
}

function* withState(lanes: Iterable<Lane>): Generator<readonly [CardRef, CardState]> {
  for (const { card, state } of lanes) if (state) yield [card, state]
}
