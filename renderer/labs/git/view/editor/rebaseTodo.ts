/** The list of what an interactive rebase does, as rows that can be moved and changed. */

export const verbs = ['pick', 'reword', 'edit', 'squash', 'fixup', 'drop'] as const
export type Verb = (typeof verbs)[number]

export interface TodoRow {
  /** Which line of the text it is. */
  readonly line: number
  /** As the full word; undefined for what is no commit, such as `exec` or `label`. */
  readonly verb: Verb | undefined
  /** What follows the verb: `1a2b3c4 Add a service`; the whole line where there is none. */
  readonly rest: string
}

const letters: Readonly<Record<string, Verb>> = {
  p: 'pick',
  r: 'reword',
  e: 'edit',
  s: 'squash',
  f: 'fixup',
  d: 'drop',
}

/** Comments and empty lines are no rows. */
export function readTodo(text: string): readonly TodoRow[] {
  return text.split('\n').flatMap((content, line) => {
    if (content.trim() === '' || content.startsWith('#')) return []
    const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(content.trim()) ?? []
    const verb = verbs.find((one) => one === word) ?? letters[word]
    return [verb ? { line, verb, rest } : { line, verb, rest: content.trim() }]
  })
}

export function withVerb(text: string, { line, rest }: TodoRow, verb: Verb): string {
  return text
    .split('\n')
    .map((content, at) => (at === line ? `${verb} ${rest}` : content))
    .join('\n')
}

/** The row in the place of its neighbour, one up (-1) or one down (1); the same text where there is none. */
export function withRowMoved(text: string, row: TodoRow, by: -1 | 1): string {
  const rows = readTodo(text)
  const other = rows[rows.findIndex(({ line }) => line === row.line) + by]
  if (!other) return text
  const lines = text.split('\n')
  const [one = '', two = ''] = [lines[row.line], lines[other.line]]
  lines[row.line] = two
  lines[other.line] = one
  return lines.join('\n')
}
