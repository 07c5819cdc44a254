/** Which names were probably meant. */

const farthest = 3

/** The names nearest to what was typed, if any is near; all that are equally near. */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const rated = [...new Set(names)].map((name) => ({ name, far: name.startsWith(typed) ? 0 : distance(typed, name) }))
  const best = Math.min(...rated.map(({ far }) => far))
  if (best > farthest) return []
  return rated.flatMap(({ name, far }) => (far === best ? [name] : [])).sort()
}

/** How many letters must be put, taken, changed or swapped to make one from the other. */
function distance(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      let least = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}
