/**
 * The disk of a machine: a tree of directories and text files in memory. A repository's objects and index are nodes of
 * that tree as well, so that what copies, moves or deletes a directory takes them along, and one root is the whole state.
 */
import { compareBytes } from './bytes'
import type { IndexEntry } from './indexEntry'
import { Beyond, diskFull, diskSize, longestPath, longPath, nodeSize, tooMuchWork } from './limits'
import type { GitObject, Oid } from './objects'

/** Never changed in place: a change of the file is another node. */
export interface FileNode {
  readonly kind: 'file'
  readonly text: string
  readonly isExecutable: boolean
}
export interface DirNode {
  readonly kind: 'dir'
  readonly epoch: number
  readonly entries: Map<string, Node>
}
/** A repository's objects, at `<git dir>/objects`. */
export interface ObjectsNode {
  readonly kind: 'objects'
  readonly epoch: number
  readonly objects: Map<Oid, GitObject>
  /** Those that `gc` has put into a pack. */
  readonly packed: Set<Oid>
  /** When each was written, in seconds since 1970; `gc` keeps what is young. */
  readonly times?: Map<Oid, number>
}
/** A repository's index, at `<git dir>/index`. */
export interface IndexNode {
  readonly kind: 'index'
  readonly entries: readonly IndexEntry[]
}
export type Node = FileNode | DirNode | ObjectsNode | IndexNode

/** What `Files.root` was at some time. It stays as it is, whatever comes after. */
export type Snapshot = DirNode

/** What is written there is gone. */
export const nowhere = '/dev/null'

/** Paths are absolute, with no `.`, `..` or slash at the end; the root is `/`. */
export class Files {
  private root: DirNode = { kind: 'dir', epoch: 0, entries: new Map() }
  private epoch = 0
  /** What may still be written before the disk is measured again. */
  private free = 0
  /** Work that was done, and how much may be; see `limits`. */
  spent = 0
  allowance = Number.POSITIVE_INFINITY
  /** Of the machine that the disk is in. */
  clock: () => number = () => 0

  /** The disk as it is now, in constant time. */
  snapshot(): Snapshot {
    this.epoch++
    return this.root
  }

  restore(snapshot: Snapshot): void {
    this.epoch++
    this.root = snapshot
    this.free = 0
  }

  /** Counts work. Throws `Beyond` where it was too much. */
  spend(units: number): void {
    this.spent += units
    if (this.spent > this.allowance) throw new Beyond(tooMuchWork)
  }

  /** Counts what was written. Throws `Beyond` where the disk is full. */
  grow(size: number): void {
    this.spend(size / 50)
    this.free -= size + nodeSize
    if (this.free >= 0) return
    const used = sizeOf(this.root, diskSize)
    if (used > diskSize) throw new Beyond(diskFull)
    this.free = diskSize - used
  }

  node(path: string): Node | undefined {
    const parts = names(path)
    this.spend(1 + parts.length / 8)
    let at: Node | undefined = this.root
    for (const name of parts) {
      if (at?.kind !== 'dir') return undefined
      at = at.entries.get(name)
    }
    return at
  }

  file(path: string): FileNode | undefined {
    const node = this.node(path)
    return node?.kind === 'file' ? node : undefined
  }

  read(path: string): string | undefined {
    const text = this.file(path)?.text
    if (text !== undefined) this.spend(text.length / 50)
    return text
  }

  isDir(path: string): boolean {
    return this.node(path)?.kind === 'dir'
  }

  has(path: string): boolean {
    return this.node(path) !== undefined
  }

  /** Names in a directory, in the order of their bytes; empty where there is no directory. */
  list(path: string): readonly string[] {
    const node = this.node(path)
    if (node?.kind === 'dir') this.spend(node.entries.size)
    return node?.kind === 'dir' ? [...node.entries.keys()].sort(compareBytes) : []
  }

  /** Writes a file with the directories above it. False where a file stands in the way of a directory, or the other way round. */
  write(path: string, text: string, isExecutable = this.file(path)?.isExecutable ?? false): boolean {
    if (this.isDir(path)) return false
    return this.put(path, { kind: 'file', text: path === nowhere ? '' : text, isExecutable })
  }

  append(path: string, text: string): boolean {
    return this.write(path, (this.read(path) ?? '') + text)
  }

  /** Makes a directory and those above it. False where a file stands in the way. */
  mkdir(path: string): boolean {
    if (path.length > longestPath) throw new Beyond(longPath)
    this.grow(0)
    return this.own(names(path)) !== undefined
  }

  /** Puts a node there, whatever was there before. False where a file stands in the place of a directory above it. */
  put(path: string, node: Node): boolean {
    const parts = names(path)
    const name = parts.pop()
    if (name === undefined) return false
    if (path.length > longestPath) throw new Beyond(longPath)
    const dir = this.own(parts)
    // What is held in two places is owned by none.
    dir?.entries.set(name, node)
    this.grow(node.kind === 'file' ? node.text.length : 0)
    return dir !== undefined
  }

  /** Removes a file, or a directory with all that is in it. */
  remove(path: string): boolean {
    const parts = names(path)
    const name = parts.pop()
    if (name === undefined || !this.has(path)) return false
    return this.own(parts)?.entries.delete(name) ?? false
  }

  /** The same node in a second place; it costs nothing, and a change of one does not touch the other. */
  copy(from: string, to: string): boolean {
    const node = this.node(from)
    if (!node) return false
    this.epoch++
    this.free = 0 // how much that was is not known
    return this.put(to, node)
  }

  /** Removes directories that became empty, from this one upwards, as far as `top`, which stays. */
  prune(path: string, top: string): void {
    for (let at = path; at !== top && at.startsWith(`${top === '/' ? '' : top}/`); at = parentOf(at)) {
      const node = this.node(at)
      if (node && (node.kind !== 'dir' || node.entries.size > 0)) return
      if (node) this.remove(at)
    }
  }

  /** Files below a directory, with paths from there, in no order; `enter` says whether to go into a directory. */
  *walk(path: string, enter: (dir: string) => boolean = () => true): Generator<readonly [string, FileNode]> {
    const node = this.node(path)
    if (node?.kind !== 'dir') return
    for (const found of walkDir(node, '', enter)) {
      this.spend(1)
      yield found
    }
  }

  /** The objects node there, fit to be changed in place. */
  ownObjects(path: string): ObjectsNode | undefined {
    const node = this.node(path)
    if (node?.kind !== 'objects') return undefined
    if (node.epoch === this.epoch) return node
    const own: ObjectsNode = {
      ...{ kind: 'objects', epoch: this.epoch },
      ...{ objects: new Map(node.objects), packed: new Set(node.packed), times: new Map(node.times) },
    }
    this.put(path, own)
    return own
  }

  /** The directory there, made where it is missing, fit to be changed in place. */
  private own(parts: readonly string[]): DirNode | undefined {
    let dir = this.root.epoch === this.epoch ? this.root : this.cloned(this.root)
    this.root = dir
    for (const name of parts) {
      const next = dir.entries.get(name)
      if (next && next.kind !== 'dir') return undefined
      const own: DirNode = next?.epoch === this.epoch ? next : this.cloned(next)
      if (own !== next) dir.entries.set(name, own)
      dir = own
    }
    return dir
  }

  private cloned(dir: DirNode | undefined): DirNode {
    return { kind: 'dir', epoch: this.epoch, entries: new Map(dir?.entries) }
  }
}

/** Of a node with all that is in it, up to `most` or a little beyond. */
function sizeOf(node: Node, most: number): number {
  if (node.kind === 'file') return nodeSize + node.text.length
  let size = nodeSize
  if (node.kind === 'index') size += node.entries.length * nodeSize
  else if (node.kind === 'dir')
    for (const child of node.entries.values()) {
      if (size > most) break
      size += sizeOf(child, most - size)
    }
  else for (const object of node.objects.values()) size += sizeOfObject(object)
  return size
}

export const sizeOfObject = (object: GitObject): number =>
  nodeSize +
  (object.type === 'blob'
    ? object.text.length
    : object.type === 'tree'
      ? object.entries.length * 40
      : object.message.length)

function* walkDir(
  dir: DirNode,
  prefix: string,
  enter: (dir: string) => boolean,
): Generator<readonly [string, FileNode]> {
  for (const [name, node] of dir.entries) {
    if (node.kind === 'file') yield [prefix + name, node]
    else if (node.kind === 'dir' && enter(prefix + name)) yield* walkDir(node, `${prefix}${name}/`, enter)
  }
}

const names = (path: string): string[] => path.split('/').filter((name) => name !== '')

export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
export const join = (dir: string, name: string): string => (dir === '/' ? `/${name}` : `${dir}/${name}`)

/** An absolute path without `.` and `..`. */
export function resolvePath(cwd: string, path: string): string {
  const parts: string[] = []
  for (const name of names(path.startsWith('/') ? path : `${cwd}/${path}`)) {
    if (name === '..') parts.pop()
    else if (name !== '.') parts.push(name)
  }
  return `/${parts.join('/')}`
}

/** A path as seen from a directory above it or beside it: `../lib/a.txt`; `./` for the directory itself. */
export function relativePath(from: string, to: string): string {
  const a = names(from)
  const b = names(to)
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same++
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/') || './'
}
