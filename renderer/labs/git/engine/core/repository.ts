/** A repository on the disk: its places, its objects and its index. Refs, reflogs and settings stand in files of their own. */
import { compareBytes } from './bytes'
import { parseConfig } from './config'
import { type Files, join, sizeOfObject } from './files'
import { type IndexEntry, indexOrder } from './indexEntry'
import { type Commit, type GitObject, type Oid, oidOf, type Tree, type TreeEntry, treeOrder } from './objects'

/** Objects that are written again count as new, as git gives their files a new time. */
const aDay = 86_400

export class Repository {
  readonly files: Files
  /** Where HEAD, refs and objects are: `/home/you/app/.git`. */
  readonly gitDir: string
  /** Undefined for a bare repository. */
  readonly worktree: string | undefined

  constructor(files: Files, gitDir: string, worktree: string | undefined) {
    this.files = files
    this.gitDir = gitDir
    this.worktree = worktree
  }

  /* Files in the git directory, such as `MERGE_HEAD` or `rebase-merge/done`. */
  path(name: string): string {
    return join(this.gitDir, name)
  }
  readGit(name: string): string | undefined {
    return this.files.read(this.path(name))
  }
  writeGit(name: string, text: string): void {
    this.files.write(this.path(name), text)
  }
  removeGit(name: string): void {
    this.files.remove(this.path(name))
  }
  hasGit(name: string): boolean {
    return this.files.has(this.path(name))
  }

  /* Objects */
  get(oid: Oid): GitObject | undefined {
    return this.objectsNode()?.objects.get(oid)
  }
  has(oid: Oid): boolean {
    return this.get(oid) !== undefined
  }
  /** Every id that is stored, reachable or not, in the order in which they were stored. */
  oids(): Iterable<Oid> {
    return this.objectsNode()?.objects.keys() ?? []
  }
  put(object: GitObject): Oid {
    const oid = oidOf(object)
    const now = this.files.clock()
    const isYoung = (this.objectsNode()?.times?.get(oid) ?? Number.NEGATIVE_INFINITY) > now - aDay
    if (isYoung && this.has(oid)) return oid
    const node = this.files.ownObjects(this.path('objects'))
    node?.objects.set(oid, object)
    this.files.grow(sizeOfObject(object))
    node?.times?.set(oid, now)
    return oid
  }
  putBlob(text: string): Oid {
    return this.put({ type: 'blob', text })
  }
  commit(oid: Oid): Commit | undefined {
    const object = this.get(oid)
    return object?.type === 'commit' ? object : undefined
  }
  /** The entries of a tree; a tree that is not stored has none. */
  entries(oid: Oid): readonly TreeEntry[] {
    const object = this.get(oid)
    return object?.type === 'tree' ? object.entries : []
  }
  /** The text of a blob; a blob that is not stored is empty. */
  text(oid: Oid): string {
    const object = this.get(oid)
    if (object?.type !== 'blob') return ''
    this.files.spend(object.text.length / 50)
    return object.text
  }
  private objectsNode() {
    const node = this.files.node(this.path('objects'))
    return node?.kind === 'objects' ? node : undefined
  }

  /* The index */
  index(): readonly IndexEntry[] {
    const node = this.files.node(this.path('index'))
    return node?.kind === 'index' ? node.entries : []
  }
  /** Puts the entries into order. */
  setIndex(entries: Iterable<IndexEntry>): void {
    this.files.put(this.path('index'), { kind: 'index', entries: [...entries].sort(indexOrder) })
  }

  /** Whether the mode of a file tells if it is a program: `core.fileMode`. */
  get trustsModes(): boolean {
    const text = this.readGit('config') ?? ''
    if (text !== this.configText) {
      const value = parseConfig(text).findLast(({ key }) => key === 'core.filemode')?.value
      this.isModeTrusted = value === undefined || !/^(false|no|off|0)$/i.test(value)
      this.configText = text
    }
    return this.isModeTrusted
  }
  private configText = ''
  private isModeTrusted = true

  /* The working tree; paths are from its top. */
  workPath(path: string): string {
    return join(this.worktree ?? '/', path)
  }
}

/** A file as a tree or the index names it. */
export interface Leaf {
  readonly mode: IndexEntry['mode']
  readonly oid: Oid
}

/** Path to leaf for every file below a tree, in the order of the paths' bytes. No tree, no files. */
export function flatten(repo: Repository, tree: Oid | undefined): Map<string, Leaf> {
  const leaves: (readonly [string, Leaf])[] = []
  const go = (oid: Oid, prefix: string) => {
    for (const { mode, name, oid: child } of repo.entries(oid))
      if (mode === '40000') go(child, `${prefix}${name}/`)
      else leaves.push([prefix + name, { mode, oid: child }])
  }
  if (tree !== undefined) go(tree, '')
  return new Map(leaves.sort(([one], [other]) => compareBytes(one, other)))
}

/** Stores the trees of these files and gives the id of the topmost. */
export function writeTree(repo: Repository, leaves: Iterable<readonly [string, Leaf]>): Oid {
  const root: Folder = new Map()
  for (const [path, leaf] of leaves) {
    const parts = path.split('/')
    const name = parts.pop() ?? ''
    let at = root
    for (const part of parts) {
      const next = at.get(part)
      const folder: Folder = next instanceof Map ? next : new Map()
      if (folder !== next) at.set(part, folder)
      at = folder
    }
    at.set(name, leaf)
  }
  return writeFolder(repo, root)
}

type Folder = Map<string, Leaf | Folder>

function writeFolder(repo: Repository, folder: Folder): Oid {
  const entries: TreeEntry[] = []
  for (const [name, child] of folder)
    entries.push(
      child instanceof Map
        ? { mode: '40000', name, oid: writeFolder(repo, child) }
        : { mode: child.mode, name, oid: child.oid },
    )
  const sorted: Tree = { type: 'tree', entries: entries.sort(treeOrder) }
  return repo.put(sorted)
}
