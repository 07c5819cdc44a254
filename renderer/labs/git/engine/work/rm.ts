/** `git rm`. */

import { removeWorkFile } from '../branch/workingTree'
import { Exit, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import type { IndexEntry } from '../core/indexEntry'
import { type Pathspec, readPathspec } from './pathspec'
import { quotePath } from './quote'
import { hashOf, headTree, modeOf, treeLeaves } from './status'

const spec = {
  'dry-run': 'flag n',
  quiet: 'flag q',
  cached: 'flag',
  force: 'flag f',
  recursive: 'flag r',
  'ignore-unmatch': 'flag',
  sparse: 'flag',
} as const

export function rm(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  const repo = git.workRepo
  if (options.rest.length === 0) throw new Fatal('No pathspec was given. Which files should I remove?')
  const pathspec = readPathspec(git, options.rest)
  const index = repo.index()
  const meant = index.filter(({ path }) => pathspec.matches(path))
  if (!checkMatches(pathspec, index, options.on('recursive'), options.on('ignore-unmatch'))) return 0
  const isCached = options.on('cached')
  if (!options.on('force')) refuseLosses(git, meant, isCached)
  const gone = new Set(meant.map(({ path }) => path))
  if (!options.on('quiet')) git.out([...gone].map((path) => `rm '${path}'\n`).join(''))
  if (options.on('dry-run')) return 0
  if (!isCached) removeFiles(git, gone)
  repo.setIndex(index.filter(({ path }) => !gone.has(path)))
  return 0
}

function removeFiles(git: Git, paths: ReadonlySet<string>): void {
  let isFirst = true
  for (const path of paths) {
    if (git.repo.files.isDir(git.repo.workPath(path))) {
      if (isFirst) throw new Fatal(`git rm: '${path}': Is a directory`)
      continue
    }
    removeWorkFile(git, path)
    isFirst = false
  }
}

/** Fails where a path means nothing, or a directory without `-r`; false where there is nothing to do. */
function checkMatches(
  pathspec: Pathspec,
  index: readonly IndexEntry[],
  isRecursive: boolean,
  mayMiss: boolean,
): boolean {
  let hasAny = false
  for (const item of pathspec.items) {
    if (item.isExclude && index.some(({ path }) => pathspec.items.some((one) => !one.isExclude && one.fits(path))))
      continue
    const hits = index.filter(({ path }) => !item.isExclude && item.fits(path))
    if (hits.length === 0) {
      if (!mayMiss) throw new Fatal(`pathspec '${item.given}' did not match any files`)
      continue
    }
    hasAny = true
    const isBelow = ({ path }: IndexEntry) =>
      item.path === '' || (path !== item.path && path.startsWith(`${item.path}/`))
    if (!isRecursive && hits.every(isBelow)) throw new Fatal(`not removing '${item.given}' recursively without -r`)
  }
  return hasAny
}

/** Refuses where contents would be lost that are nowhere else. */
function refuseLosses(git: Git, entries: readonly IndexEntry[], isCached: boolean): void {
  const { repo } = git
  const head = treeLeaves(repo, headTree(repo))
  const both: string[] = []
  const staged: string[] = []
  const local: string[] = []
  for (const { path, stage, mode, oid, isIntentToAdd } of entries) {
    if (stage !== 0) continue
    const file = repo.files.file(repo.workPath(path))
    if (!file) continue
    const isLocal = isIntentToAdd || hashOf(file) !== oid || modeOf(repo, path, file) !== mode
    const old = head.get(path)
    const isStaged = !old || old.oid !== oid || old.mode !== mode
    if (isLocal && isStaged) {
      if (!isCached || !isIntentToAdd) both.push(path)
    } else if (!isCached && isStaged) staged.push(path)
    else if (!isCached && isLocal) local.push(path)
  }
  const text = [
    refusal(both, 'staged content different from both the\nfile and the HEAD:', '(use -f to force removal)'),
    refusal(staged, 'changes staged in the index:', keep),
    refusal(local, 'local modifications:', keep),
  ].join('')
  if (text === '') return
  git.err(text)
  throw new Exit(1)
}

const keep = '(use --cached to keep the file, or -f to force removal)'

function refusal(paths: readonly string[], what: string, how: string): string {
  if (paths.length === 0) return ''
  const many = paths.length > 1
  const list = paths.map((path) => `    ${quotePath(path)}\n`).join('')
  return `error: the following ${many ? 'files have' : 'file has'} ${what}\n${list}${how}\n`
}
