/** Where the repositories are that URLs and paths name. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { join, nameOf, resolvePath } from '../core/files'
import type { Machine } from '../core/machine'
import type { Repository } from '../core/repository'

const isUrl = (url: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(url)
/** `git@host:path`; a slash before the colon makes it a path. */
const isScp = (url: string) => !isUrl(url) && /^[^/:]+:/.test(url)

/** The directory that a URL names on this machine; undefined where it is a host that is not known. */
export function pathOfUrl(machine: Machine, url: string, cwd: string): string | undefined {
  const known = [...machine.hosts].filter(([prefix]) => url.startsWith(prefix)).sort(([a], [b]) => b.length - a.length)
  const [best] = known
  if (best) return resolvePath('/', `${best[1]}/${url.slice(best[0].length)}`)
  if (url.startsWith('file://')) return resolvePath('/', url.slice(7))
  if (isUrl(url) || isScp(url)) return undefined
  return resolvePath(cwd, url)
}

/** Whether a URL is a plain path of this machine, whose objects `clone` takes as they are. */
export const isPath = (url: string): boolean => !isUrl(url) && !isScp(url)

/** The repository in a directory, with or without `.git`. */
export function openPath(machine: Machine, path: string): Repository | undefined {
  for (const suffix of ['/.git', '', '.git/.git', '.git']) {
    const dir = `${path === '/' ? '' : path}${suffix}`
    const repo = machine.repositoryAt(dir)
    if (repo?.gitDir === dir) return repo
  }
  return undefined
}

/** The repository of a URL. Throws as git does where there is none. */
export function openUrl(git: Git, url: string): Repository {
  const path = pathOfUrl(git.machine, url, git.foundRepo?.worktree ?? git.foundRepo?.gitDir ?? git.cwd)
  if (path === undefined) throw new Fatal(unreachable(url), 128, false)
  const repo = openPath(git.machine, path)
  if (repo) return repo
  const shown = url.startsWith('file://') ? url.slice(7) : url
  throw new Fatal(`fatal: '${shown}' does not appear to be a git repository\n${unreadable}`, 128, false)
}

const unreadable =
  'fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n'

function unreachable(url: string): string {
  const host = /^[a-z+]+:\/\/(?:[^/@]*@)?([^/:]*)/i.exec(url)?.[1] ?? /^(?:[^@]*@)?([^:]*):/.exec(url)?.[1] ?? url
  return /^https?:/i.test(url)
    ? `fatal: unable to access '${url.replace(/\/*$/, '/')}': Could not resolve host: ${host}\n`
    : `ssh: Could not resolve hostname ${host}: Name or service not known\n${unreadable}`
}

/** The directory that `clone` makes for a URL. */
export function cloneDirectory(url: string, isBare: boolean): string {
  const trimmed = url
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/[\s/]*$/, '')
    .replace(/\/\.git$/, '')
    .replace(/\/*$/, '')
  const name = nameOf(trimmed.slice(trimmed.lastIndexOf(':') + 1)).replace(/\.git$/, '')
  return isBare ? `${name}.git` : name
}

/** The path as git stores it for a clone: absolute, but not tidied. */
export const absolutePath = (cwd: string, path: string): string => (path.startsWith('/') ? path : join(cwd, path))

/** A URL as messages show it: no slashes and no `.git` at its end. */
export const shownUrl = (url: string): string => {
  const trimmed = url.replace(/\/+$/, '')
  return trimmed.length > 5 && trimmed.endsWith('.git') ? trimmed.slice(0, -4) : trimmed
}
