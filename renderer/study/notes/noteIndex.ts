/** What the notebook knows of each note, kept up to date note by note: one that changed costs itself, not the others. */
import type { NoteEntry, NoteId } from './notebook'
import { isSameEntry } from './storedNote'

export interface KnownNote {
  readonly entry: NoteEntry
  readonly text: string
}

export interface NoteIndex {
  readonly known: ReadonlyMap<NoteId, KnownNote>
  /** Sorted by the newest change; the same arrays until an entry in them changes. */
  readonly live: () => readonly NoteEntry[]
  readonly trashed: () => readonly NoteEntry[]
  /** Reads these notes anew. */
  readonly update: (ids: ReadonlySet<NoteId>) => void
}

/** Beyond this many changes at once, sorting everything is cheaper than placing one after the other. */
const fewChanges = 32

const byChange = (a: NoteEntry, b: NoteEntry) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1)

export function makeIndex(read: (id: NoteId) => KnownNote | undefined): NoteIndex {
  const known = new Map<NoteId, KnownNote>()
  let live: readonly NoteEntry[] = []
  let trashed: readonly NoteEntry[] = []

  const refresh = (id: NoteId): { readonly before: NoteEntry | undefined; readonly after: NoteEntry | undefined } => {
    const before = known.get(id)
    const after = read(id)
    if (!after) known.delete(id)
    else if (before && isSameEntry(before.entry, after.entry)) known.set(id, { entry: before.entry, text: after.text })
    else known.set(id, after)
    return { before: before?.entry, after: known.get(id)?.entry }
  }
  const update = (ids: ReadonlySet<NoteId>) => {
    const changes = [...ids].map(refresh).filter(({ before, after }) => before !== after)
    if (changes.length === 0) return
    if (changes.length > fewChanges) {
      const all = [...known.values()].map(({ entry }) => entry).sort(byChange)
      live = all.filter((entry) => entry.trashedAt === undefined)
      trashed = all.filter((entry) => entry.trashedAt !== undefined)
      return
    }
    for (const { before, after } of changes) {
      live = place(live, before, after, false)
      trashed = place(trashed, before, after, true)
    }
  }
  return { known, live: () => live, trashed: () => trashed, update }
}

/** The list without `before` and with `after` where each belongs; the same list where neither does. */
function place(
  list: readonly NoteEntry[],
  before: NoteEntry | undefined,
  after: NoteEntry | undefined,
  isTrash: boolean,
): readonly NoteEntry[] {
  const belongs = (entry: NoteEntry | undefined) => entry !== undefined && (entry.trashedAt !== undefined) === isTrash
  if (!belongs(before) && !belongs(after)) return list
  const next = list.filter((entry) => entry !== before)
  if (after && belongs(after)) next.splice(findPlace(next, after), 0, after)
  return next
}

function findPlace(list: readonly NoteEntry[], entry: NoteEntry): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const there = list[middle]
    if (there && byChange(there, entry) < 0) low = middle + 1
    else high = middle
  }
  return low
}
