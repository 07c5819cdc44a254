/** What the learner did, day by day, and what is coming. */
import { State } from 'ts-fsrs'
import { dueDay, type Exists, isKnown, isLearning } from './days'
import { type Lane, noAnswer } from './lane'
import type { CardRef, CardState, Stats, Zone } from './reviewBook'

const forecastDays = 30
/** A card left open over lunch is not an hour of work. */
const longestAnswerMs = 10 * 60_000
/** One day off in this many does not break a streak. */
const daysPerDayOff = 7

type Day = Stats['days'][number]
type Writable<T> = { -readonly [Field in keyof T]: T[Field] }

export function buildStats(lanes: ReadonlyMap<CardRef, Lane>, now: number, zone: Zone, exists: Exists): Stats {
  const today = zone.dayOf(now)
  const days = new Map<number, Writable<Day>>()
  const forecast = new Array<number>(forecastDays).fill(0)
  const counts = { fresh: 0, learning: 0, review: 0, suspended: 0 }
  for (const lane of lanes.values()) {
    tallyLane(days, lane, zone)
    if (!isKnown(lane) || !exists(lane.card)) continue
    counts[kindOf(lane.state)] += 1
    const ahead = Math.max(0, dueDay(lane.state, zone) - today)
    const isComing = !lane.state.isSuspended && lane.state.state !== 'new' && ahead < forecastDays
    if (isComing) forecast[ahead] = (forecast[ahead] ?? 0) + 1
  }
  const list = [...days.values()].sort((a, b) => a.day - b.day)
  return { forecast, days: list, streak: streakOf(new Set(days.keys()), today), counts }
}

const kindOf = (state: CardState): keyof Stats['counts'] =>
  state.isSuspended ? 'suspended' : isLearning(state) ? 'learning' : state.state === 'review' ? 'review' : 'fresh'

function tallyLane(days: Map<number, Writable<Day>>, { events, times, priors }: Lane, zone: Zone): void {
  for (const [place, event] of events.entries()) {
    const prior = priors[place] ?? noAnswer
    if (event.kind !== 'review' || prior === noAnswer) continue
    const day = zone.dayOf(times[place] ?? 0)
    const sum = days.get(day) ?? { day, reviews: 0, fresh: 0, mature: 0, remembered: 0, ms: 0 }
    days.set(day, sum)
    sum.reviews += 1
    sum.ms += Math.min(event.ms ?? 0, longestAnswerMs)
    if (prior === State.New) sum.fresh += 1
    if (prior === State.Review) sum.mature += 1
    if (prior === State.Review && event.grade > 1) sum.remembered += 1
  }
}

/** Today counts once it has a review; until then it takes nothing away. */
function streakOf(days: ReadonlySet<number>, today: number): number {
  let streak = 0
  let lastOff = Number.POSITIVE_INFINITY
  for (let day = days.has(today) ? today : today - 1; ; day--) {
    if (days.has(day)) streak += 1
    else if (lastOff - day >= daysPerDayOff && days.has(day - 1)) lastOff = day
    else return streak
  }
}
