/** The start of a rebase: its list, its files, and HEAD on the new base. */
import { switchTrees } from '../branch/switchTrees'
import { Failure } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { readRef, setHead, writePlainRef } from '../core/refs'
import { mergeBases } from '../merge/bases'
import { stat, summary } from '../print/changes'
import { compareTrees } from '../tree/changes'
import { findRenames } from '../tree/renames'
import { favourOf } from './pickCommand'
import type { RebaseOptions } from './rebaseOptions'
import { endRebase, runSteps } from './rebaseRun'
import { countSteps, noteRewritten, readRebase, writeStart } from './rebaseState'
import type { Target } from './rebaseTarget'
import { arrange, type Edited, editList, makeList } from './rebaseTodo'
import { rebaseAction } from './replay'
import { sayError } from './say'
import { inRebase } from './state'
import { isFixup, linesText, type TodoItem, withLines } from './todo'

export function startRebase(git: Git, target: Target, options: RebaseOptions, autostash: Oid | undefined): number {
  const { repo } = git
  printStat(git, target, options)
  const isInteractive = options.on('interactive')
  const allowFf = !options.on('force-rebase') && !options.on('no-ff') && !options.on('signoff')
  writeFiles(git, target, options, allowFf)
  if (autostash !== undefined) repo.writeGit(inRebase('autostash'), `${autostash}\n`)
  const squashes = options.given('autosquash')
    ? options.on('autosquash')
    : isInteractive && git.configBool('rebase.autosquash', false)
  const list = arrange(git, makeList(git, target, options), options, squashes)
  const edited = editList(git, list, target, isInteractive)
  if (edited.kind === 'nothing') {
    endRebase(git)
    sayError(git, 'nothing to do')
    return 1
  }
  return goOn(git, target, edited, allowFf)
}

function writeFiles(git: Git, target: Target, options: RebaseOptions, allowFf: boolean): void {
  const { repo } = git
  const given = options.value('empty')
  const byDefault = options.on('interactive') ? 'stop' : options.all('exec').length > 0 ? 'keep' : 'drop'
  writeStart(git, {
    headName: target.branch ?? 'detached HEAD',
    ...{ onto: target.onto, origHead: target.head, allowFf },
    ...{ isQuiet: options.on('quiet'), isVerbose: options.on('verbose'), signOff: options.on('signoff') },
    favours: options.all('strategy-option'),
    empty: given === 'drop' || given === 'keep' ? given : given === 'ask' ? 'stop' : byDefault,
    reschedules: options.given('reschedule-failed-exec')
      ? options.on('reschedule-failed-exec')
      : git.configBool('rebase.reschedulefailedexec', false),
  })
  if (target.rootBase !== undefined) repo.writeGit(inRebase('squash-onto'), `${target.rootBase}\n`)
  favourOf(options.all('strategy-option'))
}

function goOn(git: Git, target: Target, edited: Exclude<Edited, { kind: 'nothing' }>, allowFf: boolean): number {
  const { repo } = git
  if (edited.kind === 'wrong') {
    checkOut(git, target, target.onto)
    return 1
  }
  const { base, skipped, items } = allowFf
    ? skipUnchanged(git, withLines(edited.items), target)
    : { base: target.onto, skipped: [], items: withLines(edited.items) }
  repo.writeGit(inRebase('git-rebase-todo'), linesText(items))
  if (skipped.length > 0) repo.writeGit(inRebase('done'), linesText(skipped))
  if (!checkOut(git, target, base)) return 1
  const total = countSteps(edited.items)
  repo.writeGit(inRebase('end'), `${total}\n`)
  const replay = readRebase(git, allowFf)
  // The next commits are melded into the last of those.
  if (skipped.length > 0 && isFixup(items[0])) noteRewritten(replay, base, items[0])
  return runSteps(replay, { items: [...items], done: countSteps(skipped), total })
}

/** Picks at the start that are where they should be already. */
function skipUnchanged(git: Git, items: readonly TodoItem[], target: Target) {
  let base = target.onto
  let at = 0
  for (; at < items.length; at++) {
    const item = items[at]
    if (item?.command === 'noop' || item?.command === 'drop' || item?.command === 'comment') continue
    if (item?.command !== 'pick' || item.oid === undefined) break
    const parents = git.repo.commit(item.oid)?.parents ?? []
    if (parents.length !== 1 || parents[0] !== base) break
    base = item.oid
  }
  return { base, skipped: items.slice(0, at), items: items.slice(at) }
}

function checkOut(git: Git, target: Target, base: Oid): boolean {
  const { repo } = git
  try {
    switchTrees(git, readRef(repo, 'HEAD'), base, 'checkout')
  } catch (fault) {
    if (!(fault instanceof Failure)) throw fault
    sayError(git, fault.message)
    endRebase(git)
    sayError(git, 'could not detach HEAD')
    return false
  }
  writePlainRef(repo, 'ORIG_HEAD', target.head)
  setHead(repo, { oid: base }, git.note(`${rebaseAction(git, 'start')}: checkout ${target.ontoName}`))
  return true
}

/** `--stat` and `-v`: what the other side did since the branch was made. */
function printStat(git: Git, { onto, head }: Target, options: RebaseOptions): void {
  const { repo } = git
  const isStat =
    options.on('verbose') || (options.given('stat') ? options.on('stat') : git.configBool('rebase.stat', false))
  if (!isStat || options.on('quiet') || options.given('no-stat')) return
  const bases = mergeBases(repo, onto, head)
  const base = bases.length === 1 ? bases[0] : undefined
  if (options.on('verbose'))
    git.out(base === undefined ? `Changes to ${onto}:\n` : `Changes from ${base} to ${onto}:\n`)
  const tree = (oid: Oid | undefined) => (oid === undefined ? undefined : repo.commit(oid)?.tree)
  const changes = findRenames(repo, compareTrees(repo, tree(base), tree(onto)))
  if (changes.length > 0) git.out(stat(git, changes) + summary(git, changes))
}
