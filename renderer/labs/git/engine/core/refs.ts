/** Branches, tags, HEAD and their logs. */
import { compareBytes } from './bytes'
import { type Oid, zeroOid } from './objects'
import type { Repository } from './repository'

export const branchRef = (name: string): string => `refs/heads/${name}`

/** `main` for `refs/heads/main`; undefined for what is no branch. */
export const branchName = (ref: string | undefined): string | undefined =>
  ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined

/** The ref that HEAD, or another symbolic ref, points to; undefined where it holds an id. */
export function readSymbolic(repo: Repository, name = 'HEAD'): string | undefined {
  const text = repo.readGit(name)
  return text?.startsWith('ref: ') ? text.slice(5).trim() : undefined
}

/** The id that a full name stands for (`HEAD`, `refs/heads/main`, `ORIG_HEAD`), through symbolic refs. */
export function readRef(repo: Repository, name: string): Oid | undefined {
  let at = name
  for (let depth = 0; depth < 6; depth++) {
    const text = repo.readGit(at)?.trim()
    if (text === undefined) return packedRefs(repo).get(at)
    if (!text.startsWith('ref: ')) return /^[0-9a-f]{40}/.test(text) ? text.slice(0, 40) : undefined
    at = text.slice(5).trim()
  }
  return undefined
}

/** `git gc` and `pack-refs` put refs into one file. */
export function packedRefs(repo: Repository): ReadonlyMap<string, Oid> {
  const lines = (repo.readGit('packed-refs') ?? '').split('\n')
  return new Map(
    lines.flatMap((line) => (/^[0-9a-f]{40} refs\//.test(line) ? [[line.slice(41), line.slice(0, 40)] as const] : [])),
  )
}

/** Full names below a prefix, with their ids, by name. Symbolic refs are followed; those that lead nowhere are left out. */
export function listRefs(repo: Repository, prefix = 'refs/'): readonly (readonly [string, Oid])[] {
  const found = new Set([...packedRefs(repo).keys()].filter((name) => name.startsWith(prefix)))
  for (const [path] of repo.files.walk(repo.path('refs')))
    if (`refs/${path}`.startsWith(prefix)) found.add(`refs/${path}`)
  return [...found].sort(compareBytes).flatMap((name) => {
    const oid = readRef(repo, name)
    return oid === undefined ? [] : [[name, oid] as const]
  })
}

/** Who wrote a log line, and when: `Name <mail> seconds zone`. */
export interface LogNote {
  readonly who: string
  /** What the log says: `commit: Add a service`. Undefined writes no line. */
  readonly message: string | undefined
}

/** Points a ref, or the branch that HEAD is on, to an id, and notes it in the logs as Git does. */
export function updateRef(repo: Repository, name: string, oid: Oid, note: LogNote): void {
  const old = readRef(repo, name)
  const target = readSymbolic(repo, name) ?? name
  // A ref that stays where it is has no line for it; HEAD on a branch has.
  if (old !== oid) {
    repo.writeGit(target, `${oid}\n`)
    noteChange(repo, target, old, oid, note)
  }
  if (target !== 'HEAD' && readSymbolic(repo) === target) noteChange(repo, 'HEAD', old, oid, note)
}

/** Puts HEAD on a branch, which need not exist, or on a commit. */
export function setHead(repo: Repository, to: { ref: string } | { oid: Oid }, note: LogNote): void {
  const old = readRef(repo, 'HEAD')
  const isMoved = 'ref' in to || to.oid !== old || readSymbolic(repo) !== undefined
  repo.writeGit('HEAD', 'ref' in to ? `ref: ${to.ref}\n` : `${to.oid}\n`)
  const oid = 'ref' in to ? readRef(repo, to.ref) : to.oid
  if (oid !== undefined && isMoved) noteChange(repo, 'HEAD', old, oid, note)
}

/** A ref that is written without a log, such as `ORIG_HEAD`. */
export function writePlainRef(repo: Repository, name: string, oid: Oid): void {
  repo.writeGit(name, `${oid}\n`)
}

export function deleteRef(repo: Repository, name: string): void {
  repo.removeGit(name)
  repo.removeGit(`logs/${name}`)
  const dir = (path: string) => path.slice(0, path.lastIndexOf('/'))
  const kind = name.split('/').slice(0, 2).join('/')
  repo.files.prune(repo.path(dir(name)), repo.path(kind))
  repo.files.prune(repo.path(dir(`logs/${name}`)), repo.path(`logs/${kind}`))
  const packed = repo.readGit('packed-refs')
  if (!packed || !packedRefs(repo).has(name)) return
  const kept = packed.split('\n')
  const at = kept.findIndex((line) => line.slice(41) === name)
  kept.splice(at, kept[at + 1]?.startsWith('^') ? 2 : 1)
  repo.writeGit('packed-refs', kept.join('\n'))
}

/** As `branch -d`, `tag -d` and pruning do it: the file of packed refs is written anew, even where there was none. */
export function deleteRefs(repo: Repository, names: readonly string[]): void {
  for (const name of names) deleteRef(repo, name)
  if (names.length > 0 && !repo.hasGit('packed-refs')) repo.writeGit('packed-refs', packedHeader)
}

export const packedHeader = '# pack-refs with: peeled fully-peeled sorted \n'

/** Which refs have logs in a repository with a working tree. */
const isLogged = (name: string) =>
  name === 'HEAD' ||
  name.startsWith('refs/heads/') ||
  name.startsWith('refs/remotes/') ||
  name.startsWith('refs/notes/')

function noteChange(repo: Repository, name: string, old: Oid | undefined, oid: Oid, { who, message }: LogNote): void {
  if (message === undefined) return
  if (!repo.hasGit(`logs/${name}`) && (repo.worktree === undefined || !isLogged(name))) return
  appendLog(repo, name, { old: old ?? zeroOid, oid, who, message })
}

export interface LogLine {
  readonly old: Oid
  readonly oid: Oid
  readonly who: string
  readonly message: string
}

export function appendLog(repo: Repository, name: string, line: LogLine): void {
  repo.files.append(repo.path(`logs/${name}`), logText(line))
}

export const logText = ({ old, oid, who, message }: LogLine): string => {
  const text = message.trim().replace(/\s+/g, ' ')
  return `${old} ${oid} ${who}${text === '' ? '' : `\t${text}`}\n`
}

/** The log of a ref, oldest first; undefined where it has none. */
export function readLog(repo: Repository, name: string): readonly LogLine[] | undefined {
  const text = repo.readGit(`logs/${name}`)
  return text?.split('\n').flatMap((line) => {
    const tab = line.indexOf('\t')
    const head = tab < 0 ? line : line.slice(0, tab)
    if (head.length < 82) return []
    const message = tab < 0 ? '' : line.slice(tab + 1)
    return [{ old: head.slice(0, 40), oid: head.slice(41, 81), who: head.slice(82), message }]
  })
}
