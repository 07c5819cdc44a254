/**
 * A hash of what a document says, the same for all replicas that say the same, whatever types they have declared and
 * however their structs are cut. Kept by root and key, so that a change costs the hash of its own entry.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Type = Y.AbstractType<unknown>

/** The list part of a root stands under this key, which no map key can be, since those are marked with `=`. */
const listKey = '#'

export class EntryHashes {
  private readonly doc: Y.Doc
  private readonly roots = new Map<string, Map<string, Uint8Array>>()
  private last: Uint8Array | undefined

  constructor(doc: Y.Doc) {
    this.doc = doc
  }

  note(transaction: Y.Transaction): void {
    for (const [type, keys] of transaction.changed) {
      this.last = undefined
      const entry = entryOf(type as Type)
      if (entry.key !== undefined) this.mark(entry.root, entry.key)
      else for (const key of keys) this.mark(entry.root, key === null ? listKey : `=${key}`)
    }
  }

  hash(): Uint8Array {
    if (this.last) return this.last
    const encoder = encoding.createEncoder()
    for (const name of [...this.doc.share.keys()].sort()) {
      const root = this.doc.share.get(name) as Type | undefined
      if (root) this.writeRoot(encoder, name, root)
    }
    this.last = sha256(encoding.toUint8Array(encoder))
    return this.last
  }

  private mark(root: Type, key: string): void {
    for (const [name, type] of this.doc.share) if ((type as unknown) === root) this.roots.get(name)?.delete(key)
  }

  private writeRoot(encoder: encoding.Encoder, name: string, root: Type): void {
    const known = this.roots.get(name) ?? new Map<string, Uint8Array>()
    this.roots.set(name, known)
    const keys = [...root._map].flatMap(([key, item]) => (item.deleted ? [] : [`=${key}`]))
    if (hasContent(root)) keys.push(listKey)
    if (keys.length === 0) return
    encoding.writeVarString(encoder, name)
    encoding.writeVarUint(encoder, keys.length)
    for (const key of keys.sort()) {
      const hash = known.get(key) ?? entryHash(root, key)
      known.set(key, hash)
      encoding.writeVarString(encoder, key)
      encoding.writeUint8Array(encoder, hash)
    }
  }
}

/** The root that a type is in, and below which of its keys; no key for a root itself. */
function entryOf(type: Type): { readonly root: Type; readonly key?: string } {
  let at = type
  let key: string | undefined
  for (let item = at._item; item; item = at._item) {
    key = item.parentSub === null ? listKey : `=${item.parentSub}`
    at = item.parent as Type
  }
  return key === undefined ? { root: at } : { root: at, key }
}

function hasContent(type: Type): boolean {
  for (let item = type._start; item; item = item.right) if (!item.deleted) return true
  return false
}

function entryHash(root: Type, key: string): Uint8Array {
  const encoder = encoding.createEncoder()
  const first = key === listKey ? listSteps(root) : itemSteps(root._map.get(key.slice(1)))
  // A stack of its own, since the depth is the peers' to choose.
  const stack: Generator<Step>[] = [first]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { value: step, done } = top.next()
    if (done || !step) stack.pop()
    else if (step.kind === 'type') stack.push(typeSteps(step.type))
    else step.write(encoder)
  }
  return sha256(encoding.toUint8Array(encoder))
}

type Step =
  | { readonly kind: 'bytes'; readonly write: (encoder: encoding.Encoder) => void }
  | { readonly kind: 'type'; readonly type: Type }

const tag = { text: 1, any: 2, json: 3, binary: 4, embed: 5, format: 6, type: 7, doc: 8, key: 9, end: 10 } as const
const bytes = (write: (encoder: encoding.Encoder) => void): Step => ({ kind: 'bytes', write })
const tagged = (which: number, write: (encoder: encoding.Encoder) => void): Step =>
  bytes((encoder) => {
    encoding.writeUint8(encoder, which)
    write(encoder)
  })

function* typeSteps(type: Type): Generator<Step> {
  yield tagged(tag.type, (encoder) => {
    const head = new Y.UpdateEncoderV1()
    type._write(head)
    encoding.writeVarUint8Array(encoder, head.toUint8Array())
  })
  for (const key of [...type._map.keys()].sort()) {
    const item = type._map.get(key)
    if (!item || item.deleted) continue
    yield tagged(tag.key, (encoder) => encoding.writeVarString(encoder, key))
    yield* itemSteps(item)
  }
  yield* listSteps(type)
  yield tagged(tag.end, () => undefined)
}

function* listSteps(type: Type): Generator<Step> {
  let text: string[] = []
  const run = () => {
    const whole = text.join('')
    text = []
    return tagged(tag.text, (encoder) => encoding.writeVarString(encoder, whole))
  }
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) text.push(item.content.str)
    else {
      if (text.length > 0) yield run()
      yield* itemSteps(item)
    }
  }
  if (text.length > 0) yield run()
}

function* itemSteps(item: Y.Item | undefined): Generator<Step> {
  const content = item?.content
  if (content instanceof Y.ContentType) yield { kind: 'type', type: content.type }
  else if (content instanceof Y.ContentAny) for (const value of content.arr) yield any(tag.any, value)
  else if (content instanceof Y.ContentString) yield tagged(tag.text, (e) => encoding.writeVarString(e, content.str))
  else if (content instanceof Y.ContentJSON) for (const value of content.arr) yield any(tag.json, value)
  else if (content instanceof Y.ContentBinary)
    yield tagged(tag.binary, (e) => encoding.writeVarUint8Array(e, content.content))
  else if (content instanceof Y.ContentEmbed) yield any(tag.embed, content.embed)
  else if (content instanceof Y.ContentFormat) {
    yield tagged(tag.format, (e) => encoding.writeVarString(e, content.key))
    yield any(tag.format, content.value)
  } else if (content instanceof Y.ContentDoc) yield tagged(tag.doc, (e) => encoding.writeVarString(e, content.doc.guid))
}

const any = (which: number, value: unknown): Step =>
  tagged(which, (encoder) => encoding.writeAny(encoder, value as never))
