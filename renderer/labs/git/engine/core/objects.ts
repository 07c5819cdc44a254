/** Git's four kinds of object: how they are read and written, and how their ids come about. */
import { byteLength, compareBytes, concat, fromHex, fromUtf8, hex, sha1Hex, utf8 } from './bytes'

/** 40 hexadecimal digits: the SHA-1 of an object's header and body. */
export type Oid = string
export const zeroOid: Oid = '0'.repeat(40)
export const emptyTree: Oid = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
export const emptyBlob: Oid = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'

/** `40000` is a directory, as trees write it. */
export type Mode = '100644' | '100755' | '120000' | '40000' | '160000'

export interface TreeEntry {
  readonly mode: Mode
  /** Without a slash. */
  readonly name: string
  readonly oid: Oid
}

export interface Blob {
  readonly type: 'blob'
  readonly text: string
}
export interface Tree {
  readonly type: 'tree'
  /** In Git's order: see `treeOrder`. */
  readonly entries: readonly TreeEntry[]
}
export interface Commit {
  readonly type: 'commit'
  readonly tree: Oid
  readonly parents: readonly Oid[]
  /** `Name <mail> seconds zone`, as the object holds it. */
  readonly author: string
  readonly committer: string
  /** Ends in a newline unless it was made without one. */
  readonly message: string
}
export interface Tag {
  readonly type: 'tag'
  readonly object: Oid
  readonly objectType: ObjectType
  readonly name: string
  readonly tagger: string
  readonly message: string
}
export type GitObject = Blob | Tree | Commit | Tag
export type ObjectType = GitObject['type']

/** Directories sort as if their names ended in a slash. */
export const treeOrder = (one: TreeEntry, other: TreeEntry): number => compareBytes(sortName(one), sortName(other))
const sortName = ({ mode, name }: TreeEntry) => (mode === '40000' ? `${name}/` : name)

/** The body of an object, without its header. */
export function encodeBody(object: GitObject): Uint8Array {
  if (object.type === 'blob') return utf8(object.text)
  if (object.type === 'tree')
    return concat(object.entries.flatMap(({ mode, name, oid }) => [utf8(`${mode} ${name}\0`), fromHex(oid)]))
  return utf8(encodeText(object))
}

/** A commit or tag as `cat-file` shows it. */
export function encodeText(object: Commit | Tag): string {
  if (object.type === 'tag') {
    const head = `object ${object.object}\ntype ${object.objectType}\ntag ${object.name}\ntagger ${object.tagger}\n`
    return `${head}\n${object.message}`
  }
  const parents = object.parents.map((parent) => `parent ${parent}\n`).join('')
  return `tree ${object.tree}\n${parents}author ${object.author}\ncommitter ${object.committer}\n\n${object.message}`
}

/** Header and body, as they are hashed and stored. */
export function encode(object: GitObject): Uint8Array {
  const body = encodeBody(object)
  return concat([utf8(`${object.type} ${body.length}\0`), body])
}

export const oidOf = (object: GitObject): Oid => sha1Hex(encode(object))

/** The length of the body in bytes. */
export const sizeOf = (object: GitObject): number =>
  object.type === 'blob' ? byteLength(object.text) : encodeBody(object).length

/** Undefined where the body is none of that kind. */
export function decodeBody(type: ObjectType, body: Uint8Array): GitObject | undefined {
  if (type === 'blob') return { type, text: fromUtf8(body) }
  if (type === 'tree') return decodeTree(body)
  const text = fromUtf8(body)
  const end = text.indexOf('\n\n')
  if (end < 0) return undefined
  const lines = text.slice(0, end).split('\n')
  const message = text.slice(end + 2)
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1))
  const one = (key: string) => all(key)[0]
  if (type === 'tag') {
    const [object, objectType, name, tagger] = [one('object'), one('type'), one('tag'), one('tagger')]
    if (!object || !isObjectType(objectType) || name === undefined || tagger === undefined) return undefined
    return { type, object, objectType, name, tagger, message }
  }
  const [tree, author, committer] = [one('tree'), one('author'), one('committer')]
  if (!tree || author === undefined || committer === undefined) return undefined
  return { type, tree, parents: all('parent'), author, committer, message }
}

export const isObjectType = (value: unknown): value is ObjectType =>
  value === 'blob' || value === 'tree' || value === 'commit' || value === 'tag'

const modes: readonly string[] = ['100644', '100755', '120000', '40000', '160000'] satisfies Mode[]
export const isMode = (value: string): value is Mode => modes.includes(value)

function decodeTree(body: Uint8Array): Tree | undefined {
  const entries: TreeEntry[] = []
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf(0, at)
    if (end < 0 || end + 21 > body.length) return undefined
    const head = fromUtf8(body.subarray(at, end))
    const space = head.indexOf(' ')
    const mode = head.slice(0, space)
    if (!isMode(mode)) return undefined
    entries.push({ mode, name: head.slice(space + 1), oid: hex(body.subarray(end + 1, end + 21)) })
    at = end + 21
  }
  return { type: 'tree', entries }
}
