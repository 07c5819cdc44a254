/** Two texts as numbers, one for each different line, and which of their lines the other does not have. */

/** How much of the blanks of a line counts when two are compared. */
export type Blanks = 'all' | 'change' | 'end' | 'cr'

export interface Sequence {
  /** Equal numbers are equal lines. */
  readonly ids: Int32Array
  /** 1 for a line that was added or taken away; one place more than there are lines. */
  readonly changed: Uint8Array
}

export interface Pair {
  readonly old: Sequence
  readonly now: Sequence
}

const sequence = (ids: Int32Array): Sequence => ({ ids, changed: new Uint8Array(ids.length + 1) })

export function numberLines(old: readonly string[], now: readonly string[], ignored: Blanks | undefined): Pair {
  const numbers = new Map<string, number>()
  const numbered = (lines: readonly string[]) => {
    const ids = new Int32Array(lines.length)
    lines.forEach((line, at) => {
      const key = ignored === undefined ? line : withoutBlanks(line, ignored)
      const id = numbers.get(key) ?? numbers.size
      numbers.set(key, id)
      ids[at] = id
    })
    return sequence(ids)
  }
  return { old: numbered(old), now: numbered(now) }
}

function withoutBlanks(line: string, ignored: Blanks): string {
  if (ignored === 'all') return line.replace(/[ \t\n\v\f\r]+/g, '')
  if (ignored === 'cr') return line.replace(/\r?\n$/, '')
  const end = line.replace(/[ \t\n\v\f\r]+$/, '')
  return ignored === 'end' ? end : end.replace(/[ \t\n\v\f\r]+/g, ' ')
}

/** A part of both sequences, with marks of its own. */
export const slice = ({ old, now }: Pair, oldAt: number, oldEnd: number, nowAt: number, nowEnd: number): Pair => ({
  old: sequence(old.ids.subarray(oldAt, oldEnd)),
  now: sequence(now.ids.subarray(nowAt, nowEnd)),
})

/** Marks every line of a part of each. */
export function markAll({ old, now }: Pair, oldAt: number, oldEnd: number, nowAt: number, nowEnd: number): void {
  old.changed.fill(1, oldAt, Math.max(oldAt, oldEnd))
  now.changed.fill(1, nowAt, Math.max(nowAt, nowEnd))
}
