/** Shuffles by a text instead of by chance, so that the same attempt shows the same order again. */

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Mulberry32: numbers from 0 up to 1, always the same ones for a seed. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function shuffle<T>(list: readonly T[], seed: string): readonly T[] {
  const next = numbersFrom(hash(seed))
  return list
    .map((value) => ({ value, rank: next() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ value }) => value)
}

/** Shuffled, and never as it was: for parts whose order is the answer. */
export function disorder<T>(list: readonly T[], seed: string): readonly T[] {
  const shuffled = shuffle(list, seed)
  const isAsBefore = shuffled.every((value, at) => value === list[at])
  return isAsBefore ? [...list.slice(1), ...list.slice(0, 1)] : shuffled
}
