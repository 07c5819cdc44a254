/** `git write-tree` */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { writeTree } from '../core/repository'
import { leavesOf } from './commits'

const writeSpec = { 'missing-ok': 'flag' } as const

export function writeTreeCommand(git: Git, args: readonly string[]): number {
  parseOptions(args, writeSpec)
  const { repo } = git
  const index = repo.index()
  const open = index.filter(({ stage }) => stage > 0)
  if (open.length > 0) {
    git.err(open.map(({ path, oid }) => `${path}: unmerged (${oid})\n`).join(''))
    throw new Fatal('git-write-tree: error building trees')
  }
  git.out(`${writeTree(repo, leavesOf(index))}
`)
  return 0
}
