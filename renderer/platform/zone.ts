/** The learner's own days, in the zone that this device is set to at the moment of asking. */

const minuteMs = 60_000
const dayMs = 86_400_000
/** The night belongs to the day before, as in Anki. */
const rolloverHour = 4

export const zone = {
  /** Days since 1970 of the learner's day that holds `at`. */
  dayOf: (at: number): number => {
    const local = at - new Date(at).getTimezoneOffset() * minuteMs
    return Math.floor((local - rolloverHour * 60 * minuteMs) / dayMs)
  },
}
