/** `git remote set-head`. */
import { Failure, Fatal } from '../command/faults'
import type { Command } from '../command/git'
import { parseOptions } from '../command/options'
import { zeroOid } from '../core/objects'
import { appendLog, branchName, deleteRef, readRef } from '../core/refs'
import { openUrl } from './places'
import { headBranches } from './remoteShow'
import { remoteOf } from './remotes'

export const setHead: Command = (git, args) => {
  const options = parseOptions(args, { auto: 'flag a', delete: 'flag d' })
  const [name, branch, ...more] = options.rest
  const isAlone = options.on('auto') || options.on('delete')
  if (name === undefined || more.length > 0 || (isAlone ? branch !== undefined : branch === undefined))
    throw new Fatal('usage: git remote set-head <name> (-a | --auto | -d | --delete | <branch>)\n', 129, false)
  const ref = `refs/remotes/${name}/HEAD`
  if (options.on('delete')) {
    deleteRef(git.repo, ref)
    return 0
  }
  let target = branch
  if (options.on('auto')) {
    const remote = remoteOf(git, name)
    const found = headBranches(openUrl(git, remote.urls[0] ?? name))
    if (found.length === 0) throw new Failure('Cannot determine remote HEAD')
    if (found.length > 1) {
      const lines = found.map((one) => `  git remote set-head ${name} ${branchName(one) ?? one}\n`).join('')
      throw new Failure(`Multiple remote HEAD branches. Please choose one explicitly with:\n${lines}`.trimEnd())
    }
    target = branchName(found[0]) ?? found[0]
  }
  const kept = `refs/remotes/${name}/${target}`
  if (readRef(git.repo, kept) === undefined) throw new Failure(`Not a valid ref: ${kept}`)
  const old = readRef(git.repo, ref) ?? zeroOid
  git.repo.writeGit(ref, `ref: ${kept}\n`)
  const oid = readRef(git.repo, kept) ?? zeroOid
  if (git.repo.worktree !== undefined)
    appendLog(git.repo, ref, { old, oid, who: git.ident, message: 'remote set-head' })
  if (options.on('auto')) git.out(`${name}/HEAD set to ${target}\n`)
  return 0
}
