/** `git stash show`. */
import type { Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { diffFormat, diffSpec, showChanges } from '../print/changes'
import { compareLeaves } from '../tree/changes'
import { treeLeaves } from '../work/status'
import { findEntry } from './store'

const spec = {
  // Before the letters of diff: `-u` is its own here.
  'include-untracked': 'flag u',
  'only-untracked': 'flag',
  ...diffSpec,
} as const satisfies Spec

export function show(git: Git, args: readonly string[]): number {
  const { repo } = git
  const options = parseOptions(args, spec)
  const entry = findEntry(git, options.rest)
  const treeOf = (oid: string | undefined) => (oid === undefined ? undefined : repo.commit(oid)?.tree)
  const untracked = treeLeaves(repo, treeOf(entry.untracked))
  const isOnly = options.on('only-untracked')
  const old = isOnly ? new Map() : treeLeaves(repo, treeOf(entry.base))
  const own = isOnly ? new Map() : treeLeaves(repo, treeOf(entry.oid))
  const now = isOnly || options.on('include-untracked') ? new Map([...own, ...untracked]) : own
  const otherwise = git.configBool('stash.showpatch', false) ? 'patch' : 'stat'
  showChanges(git, compareLeaves(old, now), diffFormat(git, options), [otherwise])
  return 0
}
