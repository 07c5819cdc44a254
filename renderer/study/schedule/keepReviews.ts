/** Writes the learner's answers to the log. Nothing here takes anything away: an undo is an event too. */
import type * as Y from 'yjs'
import type { Ports } from '../ports'
import type { Lane } from './lane'
import { eventTime, parseEvent, plainEvent } from './parseEvent'
import type { CardRef, ReviewBook, ReviewEvent, Zone } from './reviewBook'
import type { Schedule } from './schedule'

const dayMs = 86_400_000

export interface Log {
  readonly schedule: Schedule
  readonly array: Y.Array<unknown>
  readonly now: () => number
  readonly newId: Ports['newId']
  readonly zone: Zone
}

type Without<T, Field extends PropertyKey> = T extends unknown ? Omit<T, Field> : never
type Draft = Without<ReviewEvent, 'id'>
type Writing = Omit<
  ReviewBook,
  | 'states'
  | 'queue'
  | 'stats'
  | 'ahead'
  | 'isClockDoubtful'
  | 'events'
  | 'ignored'
  | 'limits'
  | 'setLimits'
  | 'subscribe'
>

export function keepReviews(log: Log): Writing {
  const { schedule, now, zone } = log
  const session: { readonly id: string; readonly card: CardRef }[] = []
  const write = (draft: Draft) => append(log, [draft])[0] ?? ''
  const timeFor = (card: CardRef) => {
    const at = now()
    return afterLast(schedule.at(at).lanes.get(card), at)
  }
  /** Writes what can be taken back. */
  const keep = (draft: Draft & { readonly card: CardRef }) => {
    session.push({ id: write(draft), card: draft.card })
  }
  return {
    add: (cards) => addCards(log, cards),
    grade: (card, grade, ms) => keep({ kind: 'review', at: timeFor(card), card, grade, ...duration(ms) }),
    preview: (card) => schedule.preview(schedule.at(now()).lanes.get(card), timeFor(card)),
    undo: () => {
      const last = session.pop()
      if (last) write({ kind: 'undo', at: now(), of: last.id })
      return last?.card
    },
    canUndo: () => session.length > 0,
    buryUntilTomorrow: (card) => keep({ kind: 'bury', at: timeFor(card), card, until: zone.dayOf(now()) + 1 }),
    suspend: (card) => keep({ kind: 'suspend', at: timeFor(card), card }),
    resume: (card) => void write({ kind: 'resume', at: timeFor(card), card }),
    forget: (card) => void write({ kind: 'forget', at: timeFor(card), card }),
    dateToday: (ids) => dateToday(log, new Set(ids)),
    importEvents: (events) => importEvents(log, events),
  }
}

/** Gives the ids. */
function append({ array, newId }: Log, drafts: readonly Draft[]): string[] {
  const events = drafts.map((draft) => plainEvent({ ...draft, id: newId() }))
  const bad = events.find((event) => !parseEvent(event))
  if (bad) throw new Error(`Not a review event: ${JSON.stringify(bad)}`)
  if (events.length > 0) array.push(events)
  return events.map(({ id }) => id)
}

/**
 * A learner's own answers to a card stay in the order in which they were given, though a clock was set back meanwhile.
 * The step is bounded: what a far-off clock dated lies ahead and is no answer to follow.
 */
const afterLast = (lane: Lane | undefined, now: number): number =>
  lane && lane.newestIn >= now ? Math.min(lane.newestIn + 1, eventTime(now + dayMs)) : now

/** Each a millisecond after the one before, so that they stay in this order. */
function addCards(log: Log, cards: readonly CardRef[]): void {
  const at = log.now()
  const known = log.schedule.states(at)
  const added = [...new Set(cards)].filter((card) => !known.has(card))
  append(
    log,
    added.map((card, place) => ({ kind: 'add', at: eventTime(at + place), card })),
  )
}

/** Dates events that lie ahead now, in the order in which they lie and after what counts already. */
function dateToday(log: Log, ids: ReadonlySet<string>): void {
  const now = log.now()
  const { lanes, lastRedate } = log.schedule.at(now)
  const last = new Map<CardRef, number>()
  const drafts = log.schedule.ahead(now).flatMap((event): Draft[] => {
    if (!ids.has(event.id)) return []
    const to = Math.max(afterLast(lanes.get(event.card), now), (last.get(event.card) ?? 0) + 1)
    last.set(event.card, to)
    return [{ kind: 'redate', at: eventTime(Math.max(now, lastRedate(event.id) + 1)), of: event.id, to }]
  })
  append(log, drafts)
}

function importEvents({ array, schedule, now }: Log, events: readonly ReviewEvent[]): number {
  const { has } = schedule.at(now())
  const fresh = new Map<string, ReviewEvent>()
  for (const given of events) {
    const event = parseEvent(given)
    if (event && !has(event.id) && !fresh.has(event.id)) fresh.set(event.id, plainEvent(event))
  }
  if (fresh.size > 0) array.push([...fresh.values()])
  return fresh.size
}

const duration = (ms: number | undefined) =>
  ms !== undefined && ms >= 0 ? { ms: Math.min(Math.round(ms), dayMs) } : {}
