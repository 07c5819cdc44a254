/**
 * Brings a document's content to that of another by new edits, so that it also reaches the other devices. Nothing is
 * taken out of the document's history.
 */
import * as Y from 'yjs'
import { canonical, type Root, rootsOf } from './plain'

/** What happened since: reviews and answers are facts, and stay unless the learner says otherwise. */
export type Logs = 'keepNewer' | 'takeBack'

export function bringTo(current: Y.Doc, wanted: Y.Doc, logs: Logs, origin: unknown): void {
  const goal = rootsOf(wanted)
  const here = rootsOf(current)
  const change = () => {
    for (const [name, root] of goal) bringRoot(here.get(name) ?? sameKind(current, name, root), root, logs)
    for (const [name, root] of here) if (!goal.has(name)) emptyRoot(root, logs)
  }
  current.transact(change, origin)
}

function sameKind(doc: Y.Doc, name: string, root: Root): Root {
  if (root instanceof Y.Map) return doc.getMap(name)
  return root instanceof Y.Text ? doc.getText(name) : doc.getArray(name)
}

function bringRoot(here: Root, goal: Root, logs: Logs) {
  if (here instanceof Y.Map && goal instanceof Y.Map) bringMap(here, goal)
  else if (here instanceof Y.Text && goal instanceof Y.Text) bringText(here, goal)
  else if (here instanceof Y.Array && goal instanceof Y.Array) bringLog(here, goal, logs)
}

function emptyRoot(here: Root, logs: Logs) {
  if (here instanceof Y.Map) bringMap(here, new Map())
  else if (here instanceof Y.Text) here.delete(0, here.length)
  else if (logs === 'takeBack') here.delete(0, here.length)
}

interface Entries {
  readonly keys: () => Iterable<string>
  readonly has: (key: string) => boolean
  readonly get: (key: string) => unknown
}

function bringMap(here: Y.Map<unknown>, goal: Entries) {
  for (const key of [...here.keys()]) if (!goal.has(key)) here.delete(key)
  for (const key of goal.keys()) {
    const [now, then] = [here.get(key), goal.get(key)]
    if (now instanceof Y.Map && then instanceof Y.Map) bringMap(now, then)
    else if (now instanceof Y.Text && then instanceof Y.Text) bringText(now, then)
    else if (now instanceof Y.Array && then instanceof Y.Array) bringList(now, then)
    else if (!here.has(key) || !isSame(now, then)) here.set(key, copy(then))
  }
}

/** Only what differs is written, so that what another device writes at the same time in the rest stays in its place. */
function bringText(here: Y.Text, goal: Y.Text) {
  const [now, then] = [here.toString(), goal.toString()]
  if (now === then) return
  let start = 0
  while (start < now.length && now[start] === then[start]) start++
  if (isHigh(now, start - 1)) start--
  const longest = Math.min(now.length, then.length) - start
  let end = 0
  while (end < longest && now[now.length - 1 - end] === then[then.length - 1 - end]) end++
  if (isLow(now, now.length - end)) end--
  here.delete(start, now.length - start - end)
  here.insert(start, then.slice(start, then.length - end))
}

/** A character of two units is written whole: half of one cannot be kept. */
const isHigh = (text: string, at: number) => /[\ud800-\udbff]/.test(text[at] ?? '')
const isLow = (text: string, at: number) => /[\udc00-\udfff]/.test(text[at] ?? '')

function bringList(here: Y.Array<unknown>, goal: Y.Array<unknown>) {
  if (isSame(here, goal)) return
  here.delete(0, here.length)
  here.insert(0, goal.map(copy))
}

/** A list at the root is a log: entries are told apart by their id, or else by their content. */
function bringLog(here: Y.Array<unknown>, goal: Y.Array<unknown>, logs: Logs) {
  const wanted = new Set(goal.map(idOf))
  if (logs === 'takeBack') {
    const all = here.map(idOf)
    for (let at = all.length - 1; at >= 0; at--) if (!wanted.has(all[at] ?? '')) here.delete(at)
  }
  const there = new Set(here.map(idOf))
  const missing: unknown[] = goal.toArray().filter((entry) => !there.has(idOf(entry)))
  if (missing.length > 0) here.push(missing.map(copy))
}

export function idOf(entry: unknown): string {
  const plain = toPlain(entry)
  const isNamed = typeof plain === 'object' && plain !== null && 'id' in plain && typeof plain.id === 'string'
  return isNamed ? `id:${plain.id}` : canonical(plain)
}

const isShared = (value: unknown): value is Root =>
  value instanceof Y.Map || value instanceof Y.Array || value instanceof Y.Text
const toPlain = (value: unknown): unknown => (isShared(value) ? value.toJSON() : value)
const isSame = (one: unknown, other: unknown) =>
  isShared(one) === isShared(other) && canonical(toPlain(one)) === canonical(toPlain(other))
const copy = (value: unknown): unknown => (isShared(value) ? value.clone() : value)
