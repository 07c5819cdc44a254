/** `git rebase`. */

import { endWhatIsUnderWay } from '../branch/leaving'
import { forceTree, switchTrees } from '../branch/switchTrees'
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { readRef, readSymbolic, setHead, updateRef } from '../core/refs'
import { createAutostash, saveAutostash } from '../stash/autostash'
import { requireCleanWork, unmergedPaths } from '../work/status'
import { continueRebase, hasUnstaged } from './rebaseContinue'
import { checkOptions, type RebaseMode, type RebaseOptions, readRebaseOptions } from './rebaseOptions'
import { endRebase } from './rebaseRun'
import { startRebase } from './rebaseStart'
import { isUpToDate, readTarget, type Target } from './rebaseTarget'
import { editTodo } from './rebaseTodo'
import { rebaseAction } from './replay'
import { attempt } from './say'
import { inRebase, isRebasing, readLine, removeFiles } from './state'

export function rebase(git: Git, args: readonly string[]): number {
  const { options, mode } = readRebaseOptions(args)
  const { repo } = git
  git.workRepo
  checkOptions(git, options, mode)
  if (mode) {
    if (!isRebasing(repo)) throw new Fatal('No rebase in progress?')
    return runMode(git, mode)
  }
  if (isRebasing(repo)) throw new Fatal(underWay)
  return begin(git, options)
}

const underWay = `It seems that there is already a rebase-merge directory, and
I wonder if you are in the middle of another rebase.  If that is the
case, please try
	git rebase (--continue | --abort | --skip)
If that is not the case, please
	rm -fr ".git/rebase-merge"
and run me again.  I am stopping in case you still have something
valuable there.
`

function runMode(git: Git, mode: RebaseMode): number {
  switch (mode) {
    case 'continue':
      if (readRef(git.repo, 'HEAD') === undefined) throw new Fatal('Cannot read HEAD')
      if (!hasUnstaged(git)) return continueRebase(git)
      sayOpen(git)
      git.out('You must edit all merge conflicts and then\nmark them as resolved using git add\n')
      return 1
    case 'skip':
      return skip(git)
    case 'abort':
      return abort(git)
    case 'quit':
      return quit(git)
    case 'edit-todo':
      return editTodo(git)
    case 'show-current-patch':
      return git.run(['show', 'REBASE_HEAD', '--'])
  }
}

function skip(git: Git): number {
  const head = readRef(git.repo, 'HEAD')
  if (head !== undefined) forceTree(git, head)
  endWhatIsUnderWay(git, false)
  return continueRebase(git)
}

function abort(git: Git): number {
  const { repo } = git
  const name = readLine(repo, inRebase('head-name')) ?? ''
  const orig = readLine(repo, inRebase('orig-head')) ?? ''
  const isBranch = name.startsWith('refs/')
  const note = git.note(`${rebaseAction(git, 'abort')}: returning to ${isBranch ? name : orig}`)
  const moveBack = () => {
    forceTree(git, orig, 'tracked')
    return 0
  }
  if (attempt(git, moveBack) !== 0) throw new Fatal(`could not move back to ${orig}`)
  if (isBranch) updateRef(repo, name, orig, note)
  if (isBranch) setHead(repo, { ref: name }, note)
  else updateRef(repo, 'HEAD', orig, note)
  endWhatIsUnderWay(git, false)
  removeFiles(repo, ['REBASE_HEAD'])
  endRebase(git)
  return 0
}

function quit(git: Git): number {
  const { repo } = git
  const kept = readLine(repo, inRebase('autostash'))
  if (kept !== undefined) saveAutostash(git, kept)
  repo.removeGit('rebase-merge')
  return 0
}

/** Says which paths are in conflict; whether there are any. */
function sayOpen(git: Git): boolean {
  const open = [...unmergedPaths(git.repo.index()).keys()]
  git.out(open.map((path) => `${path}: needs merge\n`).join(''))
  return open.length > 0
}

function refuseAutostash({ repo }: Git): never {
  const lines = repo.index().flatMap(({ stage, path, oid }) => (stage > 0 ? [`${path}: unmerged (${oid})\n`] : []))
  throw new Fatal(`${lines.join('')}Cannot save the current index state\nfatal: Cannot autostash\n`, 128, false)
}

function begin(git: Git, options: RebaseOptions): number {
  const target = readTarget(git, options)
  const isForced = options.on('force-rebase') || options.on('no-ff') || options.on('signoff')
  const stashed = options.given('autostash') ? options.on('autostash') : git.configBool('rebase.autostash', false)
  if (sayOpen(git) && stashed) refuseAutostash(git)
  const autostash = stashed ? createAutostash(git) : undefined
  requireCleanWork(git, 'rebase')
  const squashes = options.given('autosquash') ? options.on('autosquash') : git.configBool('rebase.autosquash', false)
  const isPlain = !options.on('interactive') && options.all('exec').length === 0 && !squashes
  if (isPlain && isUpToDate(git, target)) {
    const name = target.branch?.replace(/^refs\/heads\//, '') ?? 'HEAD'
    const current = name === 'HEAD' ? 'HEAD is up to date' : `Current branch ${name} is up to date`
    if (!isForced) {
      switchIfNamed(git, target)
      removeFiles(git.repo, ['AUTO_MERGE', 'REBASE_HEAD'])
      if (!options.on('quiet')) git.out(`${current}.\n`)
      keepAutostash(git, autostash)
      endRebase(git)
      return 0
    }
    if (!options.on('quiet')) git.out(`${current}, rebase forced.\n`)
  }
  return startRebase(git, target, options, autostash)
}

/** The file that the end of every rebase looks into. */
export function keepAutostash({ repo }: Git, oid: string | undefined): void {
  if (oid !== undefined) repo.writeGit(inRebase('autostash'), `${oid}\n`)
}

/** `git rebase main topic` ends on `topic` even where there is nothing to do. */
function switchIfNamed(git: Git, { switchTo, head, branch }: Target): void {
  const { repo } = git
  if (switchTo === undefined) return
  const isThere = branch !== undefined && readSymbolic(repo) === branch
  const note = git.note(`${git.action('rebase')}: checkout ${switchTo}`)
  switchTrees(git, readRef(repo, 'HEAD'), head, 'checkout')
  if (branch === undefined) setHead(repo, { oid: head }, note)
  else setHead(repo, { ref: branch }, note)
  // The branch is set as well, which is noted for HEAD once more where HEAD is on it.
  if (isThere) setHead(repo, { ref: branch }, note)
}
