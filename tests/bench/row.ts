/** One row of the benchmark's table. */
export interface Row {
  readonly name: string
  /** What was measured here, and of the peer that it is held against, in the row's unit. */
  readonly ours: number
  readonly peer?: { readonly name: string; readonly value: number }
  readonly unit: 'ms' | 's' | 'KB' | 'MB' | '×' | ''
  /** At most this much: a ratio to the peer where there is one, otherwise in the unit. None where it is only told. */
  readonly limit?: number | undefined
}

/** What is held against the limit. */
export const measure = (row: Row) => (row.peer ? row.ours / row.peer.value : row.ours)

export const holds = (row: Row) => row.limit === undefined || measure(row) <= row.limit

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  if (low === undefined || high === undefined) throw new Error('There is nothing to take the median of.')
  return (low + high) / 2
}
