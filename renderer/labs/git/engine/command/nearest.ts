/** Which names were probably meant. */
import { commonNames } from './names'

/** Where nothing is nearer than this, nothing is suggested. */
const farthest = 6
/** What it costs to come from what was typed to a name. Swapped letters are free: everybody swaps letters. */
const cost = { change: 2, put: 1, take: 3 }

/** The names nearest to what was typed, if any is near; all that are equally near, after those that begin with it. */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const rated = [...new Set(names)]
    .sort()
    .map((name) => ({ name, far: isStartOf(typed, name) ? 0 : distance(typed, name) + 1 }))
    .sort((one, other) => one.far - other.far)
  const best = rated.find(({ far }) => far > 0)?.far ?? Number.POSITIVE_INFINITY
  return best > farthest ? [] : rated.flatMap(({ name, far }) => (far <= best ? [name] : []))
}

const isStartOf = (typed: string, name: string) => commonNames.has(name) && name.startsWith(typed)

function distance(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at * cost.put)
  for (let i = 1; i <= one.length; i++) {
    const next = [i * cost.take]
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : cost.change)
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      next.push(
        Math.min(
          changed,
          isSwapped ? (before[j - 2] ?? 0) : changed,
          (row[j] ?? 0) + cost.take,
          (next[j - 1] ?? 0) + cost.put,
        ),
      )
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}
