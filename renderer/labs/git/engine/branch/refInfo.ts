/** What a ref's object tells: the parts of its text that lists of refs show. */
import type { GitObject, Oid } from '../core/objects'
import { readRef, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'

export interface RefItem {
  /** The full name; `HEAD` where it is detached. */
  readonly name: string
  /** In the place of the name: `(HEAD detached at 1a2b3c4)`. */
  readonly shown?: string
  readonly oid: Oid
  /** What a symbolic ref points to. */
  readonly target: string | undefined
}

export function refItem(repo: Repository, name: string): RefItem | undefined {
  const oid = readRef(repo, name)
  return oid === undefined ? undefined : { name, oid, target: readSymbolic(repo, name) }
}

export interface Message {
  /** The first paragraph, on one line. */
  readonly subject: string
  readonly body: string
  /** All of it, without empty lines at the start. */
  readonly contents: string
  /** Its first lines, the later ones indented. */
  readonly lines: (count: number) => string
}

export function messageOf(object: GitObject): Message | undefined {
  if (object.type !== 'commit' && object.type !== 'tag') return undefined
  const contents = object.message.replace(/^\n+/, '')
  const gap = /\n\n+/.exec(contents)
  const head = gap ? contents.slice(0, gap.index) : contents
  return {
    subject: head.replace(/\n+$/, '').replaceAll('\n', ' '),
    body: gap ? contents.slice(gap.index + gap[0].length) : '',
    contents,
    lines: (count) => contents.replace(/\n$/, '').split('\n').slice(0, count).join('\n    '),
  }
}
