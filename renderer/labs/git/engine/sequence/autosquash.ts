/** Puts `fixup!`, `squash!` and `amend!` commits behind those that they are for, and execs behind each commit. */
import type { Oid } from '../core/objects'
import { isFixup, type TodoItem } from './todo'

const prefix = /^(fixup|squash|amend)! */

/** `titles` are the subjects of the items' commits; `find` gives the commit that a word names. */
export function autosquash(
  items: readonly TodoItem[],
  titles: readonly (string | undefined)[],
  find: (word: string) => Oid | undefined,
): readonly TodoItem[] {
  const groups = new Map<number, TodoItem[]>()
  const ofTitle = new Map<string, number>()
  const ofCommit = new Map<Oid, number>()
  // A commit that was moved belongs to the group of the one that it was moved to.
  const groupOf = new Map<number, number>()
  items.forEach((item, at) => {
    const title = titles[at]
    const target = title === undefined ? undefined : targetOf(title, at, titles, ofTitle, ofCommit, find)
    if (item.oid !== undefined) ofCommit.set(item.oid, at)
    if (title !== undefined && target === undefined && !ofTitle.has(title)) ofTitle.set(title, at)
    const group = target === undefined ? at : (groupOf.get(target) ?? target)
    groupOf.set(at, group)
    const moved = target === undefined || title === undefined ? item : melded(item, title)
    groups.set(group, [...(groups.get(group) ?? []), moved])
  })
  return [...groups.values()].flat()
}

function targetOf(
  title: string,
  at: number,
  titles: readonly (string | undefined)[],
  ofTitle: ReadonlyMap<string, number>,
  ofCommit: ReadonlyMap<Oid, number>,
  find: (word: string) => Oid | undefined,
): number | undefined {
  if (!prefix.test(title)) return undefined
  let rest = title
  while (prefix.test(rest)) rest = rest.replace(prefix, '')
  const named = ofTitle.get(rest)
  if (named !== undefined) return named
  const oid = rest === '' || rest.includes(' ') ? undefined : find(rest)
  const found = oid === undefined ? undefined : ofCommit.get(oid)
  if (found !== undefined) return found
  const begun = titles.slice(0, at).findIndex((other) => other?.startsWith(rest))
  return begun < 0 ? undefined : begun
}

function melded(item: TodoItem, title: string): TodoItem {
  if (title.startsWith('squash!')) return { ...item, command: 'squash' }
  return title.startsWith('amend!') ? { ...item, command: 'fixup', flag: '-C' } : { ...item, command: 'fixup' }
}

export function withExecs(items: readonly TodoItem[], lines: readonly string[]): readonly TodoItem[] {
  const execs = lines.map((text): TodoItem => ({ command: 'exec', text, line: '' }))
  const all: TodoItem[] = []
  let isDue = false
  for (const item of items) {
    if (isDue && !isFixup(item)) {
      all.push(...execs)
      isDue = false
    }
    all.push(item)
    if (item.command === 'pick') isDue = true
  }
  return isDue ? [...all, ...execs] : all
}
