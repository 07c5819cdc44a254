/** The longest run of numbers, in the order given, that only rises; of several, the one that ends lowest. For lists of a few. */
export function longestRise(numbers: readonly number[]): readonly number[] {
  const best: (readonly number[])[] = []
  for (const number of numbers) {
    const before = best.filter((run) => (run.at(-1) ?? -1) < number)
    best.push([...longest(before), number])
  }
  return longest(best)
}

function longest(runs: readonly (readonly number[])[]): readonly number[] {
  let found: readonly number[] = []
  for (const run of runs) {
    const isLonger = run.length > found.length
    const endsLower = run.length === found.length && (run.at(-1) ?? 0) < (found.at(-1) ?? 0)
    if (isLonger || endsLower) found = run
  }
  return found
}
