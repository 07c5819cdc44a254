/** Which notes point where. A note's text is read for links when someone asks, and again only after it changed. */
import { findLinks, type NoteLink } from './links'
import type { Backlink, NoteEntry, NoteId } from './notebook'
import type { KnownNote, NoteIndex } from './noteIndex'

/** `note <id>` and `chapter <id>` for links, `anchor <chapter>` for margin notes. */
type Target = string

interface LinkIndex {
  readonly markStale: (ids: Iterable<NoteId>) => void
  readonly backlinks: (id: NoteId) => readonly Backlink[]
  readonly inChapter: (chapter: string) => readonly NoteEntry[]
}

const targetOf = ({ to }: NoteLink): Target => (to.kind === 'note' ? `note ${to.note}` : `chapter ${to.chapter}`)
const maxKept = 200

export function makeLinkIndex(index: NoteIndex): LinkIndex {
  const linksOf = new Map<NoteId, { readonly text: string; readonly links: readonly NoteLink[] }>()
  const { byTarget, point } = makePointers()
  const anchoredIn = new Map<NoteId, Target>()
  const stale = new Set<NoteId>()
  const kept = new Map<Target, readonly Backlink[]>()
  const keptEntries = new Map<string, readonly NoteEntry[]>()

  const refresh = (id: NoteId) => {
    const note = index.known.get(id)
    const anchor = note?.entry.anchor && `anchor ${note.entry.anchor.chapter}`
    const before = anchoredIn.get(id)
    if (before) point(id, [before], false)
    if (anchor) point(id, [anchor], true)
    if (anchor) anchoredIn.set(id, anchor)
    else anchoredIn.delete(id)
    readLinks(id, note)
  }
  const readLinks = (id: NoteId, note: KnownNote | undefined) => {
    const before = linksOf.get(id)
    if (before && before.text === note?.text) return
    if (before) point(id, before.links.map(targetOf), false)
    linksOf.delete(id)
    if (!note) return
    const links = findLinks(note.text)
    linksOf.set(id, { text: note.text, links })
    point(id, links.map(targetOf), true)
  }
  const live = (targets: readonly Target[]): readonly NoteEntry[] => {
    for (const id of stale) refresh(id)
    stale.clear()
    const ids = new Set(targets.flatMap((target) => [...(byTarget.get(target) ?? [])]))
    return [...ids]
      .flatMap((id) => index.known.get(id)?.entry ?? [])
      .filter((entry) => entry.trashedAt === undefined)
      .sort((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1))
  }
  const backlinks = (id: NoteId) => {
    const target = `note ${id}`
    const found = live([target]).flatMap((from) =>
      (linksOf.get(from.id)?.links ?? [])
        .filter((link) => targetOf(link) === target)
        .map(({ words }) => ({ from, words })),
    )
    return keep(kept, target, found, (a, b) => a.from === b.from && a.words === b.words)
  }
  const inChapter = (chapter: string) =>
    keep(keptEntries, chapter, live([`anchor ${chapter}`, `chapter ${chapter}`]), (a, b) => a === b)
  return {
    markStale: (ids) => {
      for (const id of ids) stale.add(id)
    },
    backlinks,
    inChapter,
  }
}

function makePointers() {
  const byTarget = new Map<Target, Set<NoteId>>()
  const point = (id: NoteId, targets: Iterable<Target>, points: boolean) => {
    for (const target of targets) {
      const from = byTarget.get(target) ?? new Set()
      if (points) from.add(id)
      else from.delete(id)
      if (from.size > 0) byTarget.set(target, from)
      else byTarget.delete(target)
    }
  }
  return { byTarget, point }
}

/** The list handed out before where it says the same. */
function keep<T>(
  lists: Map<string, readonly T[]>,
  key: string,
  now: readonly T[],
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  const before = lists.get(key)
  const equals = (one: T, at: number) => {
    const other = before?.[at]
    return other !== undefined && isSame(one, other)
  }
  if (before?.length === now.length && now.every(equals)) return before
  if (lists.size >= maxKept) lists.clear()
  lists.set(key, now)
  return now
}
