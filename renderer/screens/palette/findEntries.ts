/** Which entries of the palette fit what was typed. */

export interface PaletteEntry {
  readonly id: string
  readonly kind: 'command' | 'section' | 'term' | 'lab' | 'search'
  readonly name: string
  /** Keys of a command, the chapter of a section, or the lab of a challenge. */
  readonly detail?: string
  readonly run: () => void
}

const most = 12

/** Entries in which every typed word begins some word of the name; names that begin with the query first, then commands. */
export function findEntries(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const words = split(query)
  if (words.length === 0) return entries.filter((entry) => entry.kind === 'command').slice(0, most)
  const start = query.trim().toLowerCase()
  const rank = (entry: PaletteEntry) =>
    entry.name.toLowerCase().startsWith(start) ? 0 : entry.kind === 'command' ? 1 : 2
  return entries
    .filter((entry) =>
      fits(
        split(`${entry.name} ${entry.kind === 'section' || entry.kind === 'lab' ? (entry.detail ?? '') : ''}`),
        words,
      ),
    )
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map((one) => one.entry)
}

const split = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const fits = (name: readonly string[], words: readonly string[]) =>
  words.every((word) => name.some((part) => part.startsWith(word)))
