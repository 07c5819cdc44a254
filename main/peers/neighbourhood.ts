/**
 * With whom a device connects when its group is large. All ids, in the order of their SHA-256, stand on a ring. A device
 * connects with the four nearest on each side that are around: then whoever is around forms one connected graph, however
 * many others are switched off. Places that are left go to members that nobody has seen, in turn.
 */
import { createHash } from 'node:crypto'

export const degree = 8
const turnMs = 60_000

const places = new Map<string, string>()
const placeOf = (id: string): string => {
  const known = places.get(id)
  if (known) return known
  const place = createHash('sha256').update(id).digest('hex')
  places.set(id, place)
  return place
}

/** `others` without `self`. `isAround`: connected, seen lately, or with an address that the learner typed. */
export const neighbourhood = (
  self: string,
  others: readonly string[],
  isAround: (id: string) => boolean,
  nowMs: number,
): readonly string[] => {
  if (others.length <= degree) return others
  const here = placeOf(self)
  const ring = [...others].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
  const start = ring.findIndex((id) => placeOf(id) > here)
  const clockwise = start < 0 ? ring : [...ring.slice(start), ...ring.slice(0, start)]
  const around = clockwise.filter(isAround)
  const near = around.length <= degree ? around : [...around.slice(0, degree / 2), ...around.slice(-degree / 2)]
  const left = degree - near.length
  if (left === 0) return near
  const rest = clockwise.filter((id) => !isAround(id))
  const turn = (Math.floor(nowMs / turnMs) * left) % Math.max(1, rest.length)
  return [...near, ...[...rest.slice(turn), ...rest.slice(0, turn)].slice(0, left)]
}
