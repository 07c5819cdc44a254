/** Whether a document holds only what the study record is made of: its own roots, maps, lists, texts and flat values. */
import * as Y from 'yjs'
import type { RefusalReason } from '../parcel'
import type { DocName } from '../record'

export interface Fault {
  readonly why: RefusalReason
  readonly detail: string
}

export type RootKind = 'map' | 'list'

export const rootKinds: Readonly<Record<DocName, ReadonlyMap<string, RootKind>>> = {
  notes: new Map([
    ['notes', 'map'],
    ['cards', 'map'],
  ]),
  reviews: new Map([['events', 'list']]),
  study: new Map([
    ['read', 'map'],
    ['answers', 'list'],
    ['reviewLimits', 'map'],
    ['labs', 'map'],
  ]),
}

/** The record needs four: a tag in the tags of a note in the notes. */
export const deepest = 16

export function contentFault(name: DocName, doc: Y.Doc): Fault | undefined {
  for (const [root, type] of doc.share) {
    const kind = rootKinds[name].get(root)
    if (!kind) return { why: 'newer', detail: 'It has parts that this version does not know.' }
    const detail = (kind === 'map' ? type._start : type._map.size > 0)
      ? 'A list and a map share a name.'
      : oddPart(type, 0)
    if (detail) return { why: 'damaged', detail }
  }
  return undefined
}

const kinds: readonly unknown[] = [Y.Map, Y.Array, Y.Text]

function oddPart(type: Y.ContentType['type'], depth: number): string | undefined {
  if (depth > deepest) return 'It is nested too deep.'
  for (const item of type._map.values()) {
    const odd = item.deleted ? undefined : oddContent(item.content, depth)
    if (odd) return odd
  }
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue
    if (type instanceof Y.Text) {
      if (!(item.content instanceof Y.ContentString)) return 'A text holds what is no text.'
      continue
    }
    const odd = oddContent(item.content, depth)
    if (odd) return odd
  }
  return undefined
}

function oddContent(content: Y.Item['content'], depth: number): string | undefined {
  if (content instanceof Y.ContentType) {
    const { type } = content
    return kinds.includes(type.constructor) ? oddPart(type, depth + 1) : 'It holds what the record has no place for.'
  }
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return oddValues(content.arr, depth)
  return 'It holds what the record has no place for.'
}

/** What is wrong with plain values that stand `depth` types deep; undefined where nothing is. */
export function oddValues(values: readonly unknown[], depth: number): string | undefined {
  for (const value of values) {
    const odd = oddValue(value, depth + 1)
    if (odd) return odd
  }
  return undefined
}

/** JSON has no such integers, and an object that stands on another one does not say what it holds. */
function oddValue(value: unknown, depth: number): string | undefined {
  if (typeof value === 'bigint') return 'It holds what the record has no place for.'
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined
  if (depth > deepest) return 'It is nested too deep.'
  if (Array.isArray(value)) return oddValues(value, depth)
  if (Object.getPrototypeOf(value) !== Object.prototype) return 'It holds what the record has no place for.'
  return oddValues(Object.values(value), depth)
}
