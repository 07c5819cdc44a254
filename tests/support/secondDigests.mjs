/** Digests and content hash as EXCHANGE.md has them, written from that document alone. */
import { createHash } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export const vectorOf = (doc) => Y.decodeStateVector(Y.encodeStateVector(doc))

const u32 = (n) => n >>> 0
const times = (n, factor) => u32(Math.imul(n, factor))
function fin(n) {
  let x = times(n ^ (n >>> 16), 0x85ebca6b)
  x = times(x ^ (x >>> 13), 0xc2b2ae35)
  return u32(x ^ (x >>> 16))
}

export function digestOf(salt, tag, numbers) {
  const view = new DataView(salt.buffer, salt.byteOffset)
  let [a, b] = [view.getUint32(0, true), view.getUint32(4, true)]
  const take = (word) => {
    a = times(a ^ word, 0x85ebca6b)
    a = u32(a ^ (a >>> 13))
    b = times(b ^ ((word << 16) | (word >>> 16)) ^ a, 0xc2b2ae35)
    b = u32(b ^ (b >>> 16))
    a = u32(a + b)
  }
  take(tag)
  for (const n of numbers) {
    take(u32(n % 2 ** 32))
    take(Math.floor(n / 2 ** 32))
  }
  const [a2, b2] = [fin(a), fin(b ^ fin(a))]
  return [u32(a2 + b2), b2]
}

/** Runs of deletions by `client/cell`. */
export function runsOf(doc) {
  const cells = new Map()
  for (const [client, runs] of Y.createDeleteSetFromStructStore(doc.store).clients) {
    for (const { clock, len } of runs) {
      const cell = Math.floor(clock / 4096)
      const key = `${client}/${cell}`
      if (!cells.has(key)) cells.set(key, { client, cell, key, runs: [] })
      cells.get(key).runs.push([clock, clock + len])
    }
  }
  return cells
}
export const cellDigest = (salt, { client, cell, runs }) => digestOf(salt, 4, [client, cell, ...runs.flat()])

/** All cells of a document; `key` is the client of structs, `client/cell` of deletions. */
export function cellsOf(doc, salt, bits) {
  const bucketOf = (tag, numbers) => (bits === 0 ? 0 : digestOf(salt, tag, numbers)[1] >>> (32 - bits))
  const structs = [...vectorOf(doc)].map(([client, clock]) => {
    return {
      key: `${client}`,
      client,
      clock,
      digest: digestOf(salt, 1, [client, clock]),
      bucket: bucketOf(2, [client]),
    }
  })
  const deletes = [...runsOf(doc).values()].map((cell) => {
    return { ...cell, digest: cellDigest(salt, cell), bucket: bucketOf(3, [cell.client, cell.cell]) }
  })
  return [...structs, ...deletes]
}
export const isStructs = ({ cell }) => cell === undefined

export function rootOf(doc, salt) {
  let [a, b] = [0, 0]
  for (const { digest } of cellsOf(doc, salt, 0)) [a, b] = [u32(a + digest[0]), u32(b + digest[1])]
  return [a, b]
}
export function bucketsOf(cells, bits) {
  const sums = new Array(2 ** bits).fill(0)
  for (const { bucket, digest } of cells) sums[bucket] = u32(sums[bucket] + digest[0])
  return sums
}

/* Content. */
const byAscending = ([a], [b]) => (a < b ? -1 : 1)
function* listOf(type) {
  for (let item = type._start; item; item = item.right) yield item
}

function writeItems(e, items) {
  let text = ''
  const flush = () => {
    if (text) token(e, 1, (to) => encoding.writeVarString(to, text))
    text = ''
  }
  for (const { deleted, content } of items) {
    if (deleted) continue
    if (content instanceof Y.ContentString) text += content.str
    else {
      flush()
      writeContent(e, content)
    }
  }
  flush()
}

function token(e, kind, write) {
  encoding.writeUint8(e, kind)
  write(e)
}
const any = (e, kind, values) => {
  for (const value of values) token(e, kind, () => encoding.writeAny(e, value))
}

function writeContent(e, content) {
  if (content instanceof Y.ContentAny) any(e, 2, content.arr)
  else if (content instanceof Y.ContentJSON) any(e, 3, content.arr)
  else if (content instanceof Y.ContentBinary) token(e, 4, () => encoding.writeVarUint8Array(e, content.content))
  else if (content instanceof Y.ContentEmbed) any(e, 5, [content.embed])
  else if (content instanceof Y.ContentFormat) {
    token(e, 6, () => encoding.writeVarString(e, content.key))
    any(e, 6, [content.value])
  } else if (content instanceof Y.ContentType) writeType(e, content.type)
  else if (content instanceof Y.ContentDoc) token(e, 8, () => encoding.writeVarString(e, content.doc.guid))
}

function writeType(e, type) {
  const head = new Y.UpdateEncoderV1()
  type._write(head)
  token(e, 7, () => encoding.writeVarUint8Array(e, encoding.toUint8Array(head.restEncoder)))
  for (const [key, item] of [...type._map].sort(byAscending)) {
    if (item.deleted) continue
    token(e, 9, () => encoding.writeVarString(e, key))
    writeItems(e, [item])
  }
  writeItems(e, listOf(type))
  encoding.writeUint8(e, 10)
}

const sha256 = (encoder) => new Uint8Array(createHash('sha256').update(encoding.toUint8Array(encoder)).digest())

export function contentHash(doc) {
  const whole = encoding.createEncoder()
  for (const [name, type] of [...doc.share].sort(byAscending)) {
    const parts = [
      ['#', [...listOf(type)]],
      ...[...type._map].sort(byAscending).map(([key, item]) => [`=${key}`, [item]]),
    ]
    const entries = parts.filter(([, items]) => items.some(({ deleted }) => !deleted))
    if (entries.length === 0) continue
    encoding.writeVarString(whole, name)
    encoding.writeVarUint(whole, entries.length)
    for (const [key, items] of entries) {
      const entry = encoding.createEncoder()
      writeItems(entry, items)
      encoding.writeVarString(whole, key)
      encoding.writeUint8Array(whole, sha256(entry))
    }
  }
  return sha256(whole)
}
