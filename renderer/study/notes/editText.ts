/** Edits of a shared text by the smallest change, so that what another device wrote beside it stays. */
import type * as Y from 'yjs'

const isHighHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowHalf = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

export interface TextChange {
  readonly at: number
  readonly removed: number
  readonly added: string
}

/** The one run in which the texts differ, or undefined where they are equal. It never cuts a character in half. */
export function findChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (start > 0 && isHighHalf(before.charCodeAt(start - 1))) start--
  let end = 0
  const isEqualAtEnd = () => before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  while (end < shorter - start && isEqualAtEnd()) end++
  if (end > 0 && isLowHalf(before.charCodeAt(before.length - end))) end--
  return { at: start, removed: before.length - start - end, added: after.slice(start, after.length - end) }
}

/** Makes the text `next`. Half characters become U+FFFD, as they would when written to disk. */
export function replaceText(text: Y.Text, next: string, origin?: unknown): void {
  dropEmbeds(text)
  const change = findChange(text.toString(), next.toWellFormed())
  if (!change) return
  const edit = () => {
    if (change.removed > 0) text.delete(change.at, change.removed)
    if (change.added !== '') text.insert(change.at, change.added)
  }
  if (text.doc) text.doc.transact(edit, origin)
  else edit()
}

/** Only a foreign program writes anything but characters; it would shift every position behind it. */
export function dropEmbeds(text: Y.Text): void {
  if (text.length === text.toString().length) return
  let at = text.length
  for (const { insert } of [...(text.toDelta() as { insert: unknown }[])].reverse()) {
    const length = typeof insert === 'string' ? insert.length : 1
    at -= length
    if (typeof insert !== 'string') text.delete(at, length)
  }
}

/** A step of a Yjs delta. */
interface Step {
  readonly retain?: number | undefined
  readonly insert?: unknown
  readonly delete?: number | undefined
}

/** Where a caret stands after a change made elsewhere, given as a Yjs delta. */
export function moveCaret(caret: number, delta: readonly Step[]): number {
  let at = 0
  let moved = caret
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    at += retain
    if (at > moved) return moved
    const added = typeof insert === 'string' ? insert.length : 0
    if (added > 0 && at < moved) moved += added
    at += added
    moved -= Math.min(removed, Math.max(0, moved - at))
  }
  return moved
}
