/** A whole repository as files that any git can go on with. */
import { utf8 } from '../core/bytes'
import { relativePath } from '../core/files'
import type { Repository } from '../core/repository'
import { indexBytes } from './indexFile'
import { looseBytes, loosePath, packOf } from './pack'

const empty = new Uint8Array(0)

/**
 * Paths from the top of the working tree (or of a bare repository) to contents, with the working tree and `.git`. A
 * path that ends in a slash is a directory that must be there although it may be empty.
 */
export function gitFolder(repo: Repository): ReadonlyMap<string, Uint8Array> {
  const folder = new Map<string, Uint8Array>()
  const top = repo.worktree ?? repo.gitDir
  const prefix = repo.worktree === undefined ? '' : `${relativePath(repo.worktree, repo.gitDir)}/`
  if (repo.worktree !== undefined)
    for (const [path, { text }] of repo.files.walk(top, (dir) => !isGitDir(dir))) folder.set(path, utf8(text))
  for (const dir of ['objects/info/', 'objects/pack/', 'refs/heads/', 'refs/tags/']) folder.set(prefix + dir, empty)
  for (const [path, { text }] of repo.files.walk(repo.gitDir)) folder.set(prefix + path, utf8(text))
  if (repo.hasGit('index')) folder.set(`${prefix}index`, indexBytes(repo.index()))
  for (const [path, bytes] of objectFiles(repo)) folder.set(prefix + path, bytes)
  return folder
}

const isGitDir = (dir: string) => dir === '.git' || dir.endsWith('/.git')

/** Paths of the working tree whose files are to be executable. */
export function executablePaths(repo: Repository): ReadonlySet<string> {
  if (repo.worktree === undefined) return new Set()
  const files = [...repo.files.walk(repo.worktree, (dir) => !isGitDir(dir))]
  return new Set(files.flatMap(([path, { isExecutable }]) => (isExecutable ? [path] : [])))
}

function* objectFiles(repo: Repository): Generator<readonly [string, Uint8Array]> {
  const node = repo.files.node(repo.path('objects'))
  if (node?.kind !== 'objects') return
  for (const [oid, object] of node.objects) if (!node.packed.has(oid)) yield [loosePath(oid), looseBytes(object)]
  const packed = [...node.packed].filter((oid) => node.objects.has(oid))
  if (packed.length === 0) return
  const { name, pack, index } = packOf(repo, packed)
  yield [`objects/pack/${name}.pack`, pack]
  yield [`objects/pack/${name}.idx`, index]
}
