/** Repeatable randomness for fuzzing: SEED in the environment repeats a run that failed. */

export interface Random {
  readonly seed: number
  /** A whole number from 0 up to, but not including, `end`. */
  readonly below: (end: number) => number
  readonly pick: <T>(items: readonly T[]) => T
}

/** Mulberry32, and a line on the console that tells how to repeat the run. */
export function seededRandom(name: string): Random {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))
  console.log(`${name}: SEED=${seed}`)
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return { seed, below, pick: <T>(items: readonly T[]): T => items[below(items.length)] as T }
}
