/** Any object by its id: its bytes, what it names, and how its id comes about. */
import { concat, hex, sha1Hex, utf8 } from '../core/bytes'
import { encodeBody, type GitObject, type ObjectType, type Oid, type TreeEntry } from '../core/objects'
import type { Repository } from '../core/repository'

export interface ObjectView {
  readonly oid: Oid
  readonly object: GitObject
  readonly type: ObjectType
  /** Of the body, in bytes. */
  readonly size: number
  /** `commit 243` and a zero byte. */
  readonly header: Uint8Array
  readonly body: Uint8Array
}

/** Undefined where no such object is stored. */
export function viewObject(repo: Repository, oid: Oid): ObjectView | undefined {
  const object = repo.get(oid)
  if (!object) return undefined
  const body = encodeBody(object)
  const { type } = object
  return { oid, object, type, size: body.length, header: utf8(`${type} ${body.length}\0`), body }
}

/** How the id comes about. */
export interface IdSteps {
  /** Header and body in bytes. */
  readonly length: number
  /** SHA-1 works on blocks of 64 bytes, after a bit, zeros and the length were added. */
  readonly blocks: number
  /** The five words of 32 bits in which it ends. */
  readonly words: readonly string[]
  readonly oid: Oid
}

export function computeId({ header, body }: Pick<ObjectView, 'header' | 'body'>): IdSteps {
  const whole = concat([header, body])
  const oid = sha1Hex(whole)
  return {
    length: whole.length,
    blocks: Math.ceil((whole.length + 9) / 64),
    words: oid.match(/.{8}/g) ?? [],
    oid,
  }
}

export interface HexRow {
  readonly offset: string
  /** Sixteen or fewer pairs of digits. */
  readonly pairs: readonly string[]
  /** One character a byte; a dot for what is no printable ASCII. */
  readonly text: string
}

/** Sixteen bytes a row, at most so many rows. */
export function hexRows(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): readonly HexRow[] {
  const rows: HexRow[] = []
  for (let at = 0; at < bytes.length && rows.length < most; at += 16) {
    const part = bytes.subarray(at, at + 16)
    rows.push({
      offset: at.toString(16).padStart(4, '0'),
      pairs: [...part].map((byte) => hex(Uint8Array.of(byte))),
      text: [...part].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join(''),
    })
  }
  return rows
}

/** What a tree names, with the kind of each: a submodule's commit is in another repository. */
export interface TreeRow extends TreeEntry {
  readonly type: ObjectType
}

export function treeRows(repo: Repository, oid: Oid): readonly TreeRow[] {
  return repo.entries(oid).map((entry) => ({
    ...entry,
    type: entry.mode === '40000' ? 'tree' : entry.mode === '160000' ? 'commit' : 'blob',
  }))
}
