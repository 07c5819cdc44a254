/** `git init`. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { layOut } from '../core/machine'
import { isRefName } from './refName'

const spec = {
  template: 'value',
  bare: 'flag',
  shared: 'optional',
  quiet: 'flag q',
  'separate-git-dir': 'value',
  'initial-branch': 'value b',
  'object-format': 'value',
} as const

export function init(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  if (options.value('object-format') === 'sha256') throw new Fatal('this lab knows SHA-1 repositories only')
  if (options.rest.length > 1) {
    git.err(
      'usage: git init [-q | --quiet] [--bare] [-b <branch-name> | --initial-branch=<branch-name>] [<directory>]\n',
    )
    return 129
  }
  const { files } = git.machine
  const named = options.rest[0]
  const dir = named === undefined ? git.cwd : git.resolve(named)
  if (files.has(dir) && !files.isDir(dir)) throw new Fatal(`cannot mkdir ${named}: File exists`)
  if (!files.mkdir(dir)) throw new Fatal(`cannot mkdir ${named}: File exists`)
  const isHere = isGitDir(git, dir)
  const isBare = options.on('bare')
  const gitDir = isBare || (isHere && dir.endsWith('/.git')) ? dir : `${dir === '/' ? '' : dir}/.git`
  const isAgain = isGitDir(git, gitDir)
  const given = options.value('initial-branch')
  if (isAgain) {
    if (given !== undefined) git.err(`warning: re-init: ignored --initial-branch=${given}\n`)
  } else {
    const branch = given ?? git.config('init.defaultbranch')
    if (branch === undefined) git.err(defaultHint)
    if (branch !== undefined && !isRefName(`refs/heads/${branch}`))
      throw new Fatal(`invalid initial branch name: '${branch}'`)
    layOut(files, gitDir, isBare, branch ?? 'master')
  }
  if (!options.on('quiet'))
    git.out(`${isAgain ? 'Reinitialized existing' : 'Initialized empty'} Git repository in ${gitDir}/\n`)
  return 0
}

const isGitDir = ({ machine: { files } }: Git, dir: string) =>
  files.file(`${dir}/HEAD`) !== undefined &&
  files.node(`${dir}/objects`)?.kind === 'objects' &&
  files.isDir(`${dir}/refs`)

const defaultHint = [
  "Using 'master' as the name for the initial branch. This default branch name",
  'is subject to change. To configure the initial branch name to use in all',
  'of your new repositories, which will suppress this warning, call:',
  '',
  '\tgit config --global init.defaultBranch <name>',
  '',
  "Names commonly chosen instead of 'master' are 'main', 'trunk' and",
  "'development'. The just-created branch can be renamed via this command:",
  '',
  '\tgit branch -m <name>',
]
  .map((line) => `hint: ${line}\n`)
  .join('')
