/** Virtual time: it passes only when asked to, from one appointment to the next. */

export interface Timeline {
  /** Milliseconds since the start. */
  readonly now: () => number
  /** Gives the way to call it off. */
  readonly later: (ms: number, job: () => void) => () => void
  /** Keeps every appointment within the next `ms`, then stands there. */
  readonly wait: (ms: number) => void
  /** Keeps appointments until `isOver` says so, none is left, or `mostMs` have passed. */
  readonly run: (isOver: () => boolean, mostMs: number) => void
  /** From now on time counts from here; appointments are kept as far off as they are. */
  readonly countAnew: () => void
}

interface Appointment {
  at: number
  readonly turn: number
  readonly job: () => void
}

export function startTimeline(): Timeline {
  let time = 0
  let turn = 0
  let waiting: readonly Appointment[] = []
  const next = () => {
    const [first, ...rest] = waiting
    if (!first) return false
    waiting = rest
    time = Math.max(time, first.at)
    first.job()
    return true
  }
  const nextAt = () => waiting[0]?.at ?? Number.POSITIVE_INFINITY
  return {
    countAnew: () => {
      waiting = waiting.map((one) => Object.assign(one, { at: one.at - time }))
      time = 0
    },
    now: () => time,
    later: (ms, job) => {
      const made: Appointment = { at: time + Math.max(0, ms), turn: turn++, job }
      waiting = [...waiting, made].sort((one, other) => one.at - other.at || one.turn - other.turn)
      return () => {
        waiting = waiting.filter((one) => one !== made)
      }
    },
    wait: (ms) => {
      const end = time + ms
      while (nextAt() <= end) next()
      time = end
    },
    run: (isOver, mostMs) => {
      const end = time + mostMs
      while (!isOver() && nextAt() <= end) next()
    },
  }
}
