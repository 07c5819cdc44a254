/** Who is let in because somebody pairs, and is no device of the group: few, and not for long. */
export interface Visit {
  readonly device: string
  /** Milliseconds since it was let in. */
  readonly ageMs: number
  /** It has opened the protocol of pairing. */
  readonly isPairing: boolean
}

const waitMs = 15_000
/** A pairing and its learners take no longer. */
const pairingMs = 300_000
const mostIdle = 12

/** Those whose connection is to be ended. */
export function overstayed<V extends Visit>(
  visits: readonly V[],
  isMember: (device: string) => boolean,
  isOpen: boolean,
): readonly V[] {
  const strangers = visits.filter(({ device }) => !isMember(device)).sort((one, other) => one.ageMs - other.ageMs)
  const late = strangers.filter(({ ageMs, isPairing }) => ageMs > (isPairing && isOpen ? pairingMs : waitMs))
  const idle = strangers.filter((visit) => !visit.isPairing && !late.includes(visit))
  return [...late, ...idle.slice(mostIdle)]
}
