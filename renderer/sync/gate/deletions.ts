/** Whether a change takes so much away that the learner should say yes first. */
import * as Y from 'yjs'
import { rootKinds } from '../../study/shape/contentFault'
import { deletedParts, logged } from './changes'
import type { Change } from './mirror'

export type Deletions = Partial<Record<'notes' | 'cards' | 'events' | 'answers', number>>

/** Entries that are gone, and of how many, since a connection began. */
export interface Tally {
  readonly gone: Map<'notes' | 'cards', Set<string>>
  /** How many there were. */
  readonly of: ReadonlyMap<'notes' | 'cards', number>
}

const fewest = 10
const mostShare = 0.25

export function openTally(notes: Y.Doc): Tally {
  const count = (root: 'notes' | 'cards') => {
    const map = notes.getMap<unknown>(root)
    return [...map.keys()].filter((key) => isThere(map.get(key))).length
  }
  return {
    gone: new Map([
      ['notes', new Set()],
      ['cards', new Set()],
    ]),
    of: new Map([
      ['notes', count('notes')],
      ['cards', count('cards')],
    ]),
  }
}

/** A note without a text, or one that was deleted for ever, is as good as none. */
function isThere(entry: unknown): boolean {
  if (!(entry instanceof Y.Map)) return entry !== undefined
  const body: unknown = entry.get('body')
  return body instanceof Y.Text ? body.length > 0 : !entry.has('purgedAt')
}

/** `tally` for changes of notes. What the learner is to be asked; undefined where it is little, and then it is added to the tally. */
export function weighDeletions(change: Change, tally: Tally | undefined): Deletions | undefined {
  const asked: Deletions = {}
  for (const part of deletedParts(change.before, change.transaction))
    for (const [root] of logged(part)) if (isLog(change, root)) asked[root] = (asked[root] ?? 0) + 1
  const gone = new Map<'notes' | 'cards', Set<string>>()
  for (const root of tally ? (['notes', 'cards'] as const) : []) {
    const all = goneBy(change, root, tally)
    if (all.size >= fewest && all.size > mostShare * (tally?.of.get(root) ?? 0)) asked[root] = all.size
    gone.set(root, all)
  }
  if (Object.keys(asked).length > 0) return asked
  for (const [root, all] of gone) tally?.gone.set(root, all)
  return undefined
}

const isLog = ({ name }: Change, root: string): root is 'events' | 'answers' =>
  rootKinds[name].get(root) === 'list' && (root === 'events' || root === 'answers')

/** The entries that are gone since the connection began, with this change. What came back is not. */
function goneBy(
  { name, touched, now, before }: Change,
  root: 'notes' | 'cards',
  tally: Tally | undefined,
): Set<string> {
  const keys = name === 'notes' ? touched.get(root) : undefined
  const gone = tally?.gone.get(root) ?? new Set<string>()
  if (!keys) return gone
  const all = new Set(gone)
  for (const key of keys) {
    if (isThere(now.getMap(root).get(key))) all.delete(key)
    else if (isThere(before.getMap(root).get(key))) all.add(key)
  }
  return all
}
