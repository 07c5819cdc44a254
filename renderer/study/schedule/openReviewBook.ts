/** Opens the reviews of a learner's documents: what is written to the log, and what is read from its replay. */
import type * as Y from 'yjs'
import type { Ports } from '../ports'
import type { RecordDocs } from '../record'
import { keepReviews } from './keepReviews'
import { limitsMap, readLimits, writeLimits } from './limits'
import { eventTime } from './parseEvent'
import { buildQueue } from './queue'
import type { Limits, ReviewBook, Zone } from './reviewBook'
import { Schedule } from './schedule'
import { onceFor, sameWhileEqual } from './snapshots'
import { buildStats } from './stats'

/** The log: plain event objects, only ever appended to. docs/formats/reviews.md describes it. */
export const eventsArray = (reviews: Y.Doc): Y.Array<unknown> => reviews.getArray('events')

const minuteMs = 60_000

export function openReviewBook(docs: Pick<RecordDocs, 'reviews' | 'study'>, ports: Ports, zone: Zone): ReviewBook {
  const now = () => eventTime(ports.now())
  const array = eventsArray(docs.reviews)
  const map = limitsMap(docs.study)
  let limits = readLimits(map)
  const schedule = new Schedule(array, limits.retention)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const changed of [...listeners]) changed()
  }
  array.observe((change) => {
    schedule.follow(change)
    tell()
  })
  map.observe(() => {
    const next = readLimits(map)
    if (next.retention !== limits.retention) schedule.setRetention(next.retention)
    limits = next
    tell()
  })
  return {
    ...keepReviews({ schedule, array, now, newId: ports.newId, zone }),
    ...readReviews(schedule, now, zone, () => limits),
    limits: () => limits,
    setLimits: (change) => writeLimits(map, change),
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}

type Reading = Pick<ReviewBook, 'states' | 'queue' | 'stats' | 'ahead' | 'isClockDoubtful' | 'events' | 'ignored'>

function readReviews(schedule: Schedule, now: () => number, zone: Zone, limits: () => Limits): Reading {
  const queue = sameWhileEqual(buildQueue)
  const stats = onceFor(sameWhileEqual(buildStats))
  const findAhead = onceFor(sameWhileEqual((at: number) => schedule.ahead(at)))
  const ahead = () => {
    const at = now()
    schedule.at(at)
    return findAhead([schedule.version], at)
  }
  const events = onceFor((from: Schedule) => from.events())
  return {
    states: () => schedule.states(now()),
    queue: (exists, isUnlimited = false) => {
      const at = now()
      const within = isUnlimited ? { ...limits(), reviewsADay: Number.POSITIVE_INFINITY } : limits()
      return queue({ lanes: schedule.at(at).lanes.values(), now: at, zone, limits: within, exists })
    },
    stats: (exists) => {
      const at = now()
      const { lanes } = schedule.at(at)
      return stats([schedule.version, exists, Math.floor(at / minuteMs)], lanes, at, zone, exists)
    },
    ahead,
    isClockDoubtful: () => ahead().length * 2 > schedule.count,
    events: () => events([schedule.version], schedule),
    ignored: () => schedule.at(now()).ignored,
  }
}
