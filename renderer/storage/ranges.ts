/** Ranges of row numbers. */
export type Range = readonly [first: number, last: number]

/** The numbers from `first` to `last` that are neither in the ascending `present` nor within `absent`. */
export function missingIn(
  { first, last }: { readonly first: number; readonly last: number },
  present: readonly number[],
  absent: readonly Range[],
): Range[] {
  const there: Range[] = present.filter((seq) => seq >= first && seq <= last).map((seq) => [seq, seq])
  const missing: Range[] = []
  let next = first
  for (const [from, to] of [...there, ...absent].sort(([one], [other]) => one - other)) {
    if (from > next) missing.push([next, Math.min(from - 1, last)])
    next = Math.max(next, to + 1)
  }
  if (next <= last) missing.push([next, last])
  return missing
}

/** How many numbers from `first` to `last` are not within `absent`. */
export const countPresent = (first: number, last: number, absent: readonly Range[]): number =>
  missingIn({ first, last }, [], absent).reduce((sum, [from, to]) => sum + to - from + 1, 0)
