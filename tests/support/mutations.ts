/** Updates with bytes changed, as damage or a careless attacker leaves them. */
import type { seeded } from '../property/chance'

type Chance = ReturnType<typeof seeded>

/** What a broken or hostile sender makes of an update. */
export function mutate(update: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const bytes = new Uint8Array(update)
  const at = () => chance.int(0, Math.max(0, bytes.length - 1))
  const splice = (from: number, to: number, between: Uint8Array) =>
    new Uint8Array([...bytes.subarray(0, from), ...between, ...bytes.subarray(to)])
  const ways: readonly (() => Uint8Array)[] = [
    () => {
      for (let flips = chance.int(1, 4); flips > 0; flips--) bytes[at()] = chance.int(0, 255)
      return bytes
    },
    () => {
      const place = at()
      bytes[place] = (bytes[place] ?? 0) ^ (1 << chance.int(0, 7))
      return bytes
    },
    () => bytes.slice(0, at()),
    () => {
      const from = at()
      return splice(from, Math.min(bytes.length, from + chance.int(1, 9)), new Uint8Array())
    },
    () => {
      const from = chance.int(0, Math.max(0, other.length - 1))
      const place = at()
      return splice(place, place, other.subarray(from, from + chance.int(1, 40)))
    },
    () => splice(at(), bytes.length, other.subarray(chance.int(0, Math.max(0, other.length - 1)))),
    () => {
      const place = at()
      const huge = new Uint8Array([...new Array<number>(chance.int(2, 7)).fill(255), chance.int(0, 127)])
      return splice(place, place + 1, huge)
    },
    () => {
      bytes[chance.int(0, Math.min(12, bytes.length - 1))] = chance.int(0, 255)
      return bytes
    },
  ]
  return chance.pick(ways)()
}
