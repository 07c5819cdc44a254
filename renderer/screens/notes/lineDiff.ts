/** What changed between two texts, line by line: the longest common subsequence, within bounds. */

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Cells of the table; beyond it the middle counts as replaced as a whole. */
const largest = 4_000_000

export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const old = before.split('\n')
  const now = after.split('\n')
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const as = (kind: DiffLine['kind']) => (text: string) => ({ kind, text })
  return [
    ...now.slice(0, start).map(as('same')),
    ...middle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...now.slice(now.length - end).map(as('same')),
  ]
}

function middle(old: readonly string[], now: readonly string[]): readonly DiffLine[] {
  if (old.length * now.length > largest) return replaced(old, now)
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = now.length - 1; column >= 0; column--)
      common[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const lines: DiffLine[] = []
  let row = 0
  let column = 0
  while (row < old.length && column < now.length) {
    const [one = '', other = ''] = [old[row], now[column]]
    if (one === other) {
      lines.push({ kind: 'same', text: one })
      row++
      column++
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      lines.push({ kind: 'removed', text: one })
      row++
    } else {
      lines.push({ kind: 'added', text: other })
      column++
    }
  }
  return [...lines, ...replaced(old.slice(row), now.slice(column))]
}

const replaced = (old: readonly string[], now: readonly string[]): readonly DiffLine[] => [
  ...old.map((text) => ({ kind: 'removed' as const, text })),
  ...now.map((text) => ({ kind: 'added' as const, text })),
]

export interface Stretch {
  readonly kind: DiffLine['kind'] | 'left out'
  readonly lines: readonly string[]
}

/** The lines in stretches of one kind; of what did not change only the lines around changes. */
export function stretches(diff: readonly DiffLine[], around: number): readonly Stretch[] {
  const found: { kind: DiffLine['kind']; lines: string[] }[] = []
  for (const { kind, text } of diff) {
    const last = found.at(-1)
    if (last?.kind === kind) last.lines.push(text)
    else found.push({ kind, lines: [text] })
  }
  return found.flatMap((stretch, place): readonly Stretch[] => {
    const head = place === 0 ? 0 : around
    const tail = place === found.length - 1 ? 0 : around
    const { lines } = stretch
    if (stretch.kind !== 'same' || lines.length <= head + tail + 1) return [stretch]
    const left = { kind: 'left out' as const, lines: lines.slice(head, lines.length - tail) }
    const before = { kind: 'same' as const, lines: lines.slice(0, head) }
    const after = { kind: 'same' as const, lines: lines.slice(lines.length - tail) }
    return [before, left, after].filter((one) => one.lines.length > 0)
  })
}
