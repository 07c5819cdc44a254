/** Moving HEAD, the index and the working tree to a branch or a commit. */
import { Exit, Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { emptyTree, type Oid } from '../core/objects'
import { branchName, branchRef, readRef, setHead } from '../core/refs'
import { writeTree } from '../core/repository'
import { abbreviate } from '../history/revision'
import { mergeTrees } from '../merge/ort'
import { trackingText } from '../remote/tracking'
import { modeOf } from '../work/status'
import type { CheckoutOptions } from './checkoutOptions'
import { noTarget, type Target } from './checkoutTarget'
import { createBranch } from './create'
import { type Head, headOf, shortCommit } from './heads'
import { detachAdvice, endWhatIsUnderWay, printLeft } from './leaving'
import { printLocalChanges } from './localChanges'
import { plumbingRefusal, porcelainRefusal } from './refusal'
import { applyMerge, leavesOf, stagedPaths, treeOf } from './switchTrees'
import { Unpack } from './unpack'

export function switchBranches(git: Git, options: CheckoutOptions, chosen: Target): number {
  const head = headOf(git)
  const isBare = chosen.name === undefined
  const isEmpty = options.isOrphan && options.isSwitch
  const target: Target = isEmpty
    ? { ...noTarget, tree: emptyTree }
    : isBare
      ? { ...noTarget, name: 'HEAD', commit: head.oid, tree: head.oid }
      : chosen
  if (!isEmpty && target.commit === undefined) throw new Fatal('You are on a branch yet to be born')
  if (!(isBare && options.isSwitch && !isEmpty) && !isMereBranch(options, isBare)) moveFiles(git, options, head, target)
  if (!options.isQuiet && !head.ref && head.oid !== undefined && target.commit !== head.oid)
    printLeft(git, head.oid, target.commit)
  moveHead(git, options, head, target)
  return 0
}

/** `checkout -b x` alone touches no file. */
const isMereBranch = ({ newBranch, isReset, isOrphan, isMerge, discards, isQuiet }: CheckoutOptions, isBare: boolean) =>
  isBare && newBranch !== undefined && !isReset && !isOrphan && !isMerge && !discards && !isQuiet

function moveFiles(git: Git, options: CheckoutOptions, head: Head, target: Target): void {
  const { repo } = git
  const to = target.tree ?? emptyTree
  if (options.discards) {
    resetTree(git, to, options.isForced)
    return
  }
  const unmerged = new Set(repo.index().flatMap(({ stage, path }) => (stage > 0 ? [path] : [])))
  if (unmerged.size > 0) {
    git.out([...unmerged].map((path) => `${path}: needs merge\n`).join(''))
    throw new Failure('you need to resolve your current index first')
  }
  const unpack = new Unpack(git).twoWay(leavesOf(repo, head.oid), leavesOf(repo, to))
  if (unpack.refusals.length === 0) unpack.apply()
  else if (options.isMerge && head.oid !== undefined) mergeLocal(git, options, head, head.oid, target, to)
  else throw porcelainRefusal(unpack.refusals, 'checkout')
  if (!options.isQuiet && target.commit !== undefined) printLocalChanges(git, target.commit)
}

function resetTree(git: Git, to: Oid, isForced: boolean): void {
  const unpack = new Unpack(git, { reset: isForced ? 'everything' : 'tracked' }).oneWay(leavesOf(git.repo, to))
  const [first] = unpack.refusals
  if (first) throw new Failure(plumbingRefusal(first), 128)
  unpack.apply()
}

/** `-m`: the local changes are merged into the other tree, with the one that is left as the base. */
function mergeLocal(git: Git, options: CheckoutOptions, head: Head, old: Oid, target: Target, to: Oid): void {
  const { repo } = git
  const staged = stagedPaths(repo, old)
  if (staged.length > 0)
    throw new Fatal(`cannot continue with staged changes in the following files:\n${staged.join(' ')}`)
  const local = writeTree(
    repo,
    repo.index().flatMap(({ path }) => {
      const file = repo.files.file(repo.workPath(path))
      return file ? [[path, { mode: modeOf(repo, path, file), oid: repo.putBlob(file.text) }] as const] : []
    }),
  )
  resetTree(git, to, options.isForced)
  const labels = {
    base: head.branch ?? abbreviate(repo, old),
    ours: target.name ?? 'HEAD',
    theirs: 'local',
  }
  const result = mergeTrees(repo, treeOf(repo, old), treeOf(repo, to), local, { labels, style: options.style })
  applyMerge(git, to, result, 'merge')
  // What was changed here is not staged; conflicts stay.
  const now = leavesOf(repo, to)
  const conflicts = repo.index().filter(({ stage }) => stage > 0)
  const conflicted = new Set(conflicts.map(({ path }) => path))
  const kept = [...now].flatMap(([path, leaf]) =>
    conflicted.has(path) ? [] : [{ path, stage: 0 as const, mode: leaf.mode, oid: leaf.oid }],
  )
  repo.setIndex([...kept, ...conflicts])
}

function moveHead(git: Git, options: CheckoutOptions, head: Head, target: Target): void {
  const { repo } = git
  const { newBranch, isQuiet } = options
  // What a branch follows is told as it was before this command.
  const before = git.at(git.cwd)
  before.configAll('branch')
  const isExisting = newBranch !== undefined && readRef(repo, branchRef(newBranch)) !== undefined
  if (newBranch !== undefined && !options.isOrphan)
    createBranch(git, {
      ...{ name: newBranch, start: target.name ?? 'HEAD', isForced: options.isReset, isQuiet },
      ...{ track: options.track ?? 'setting', mayMoveHead: true },
    })
  const name = newBranch ?? target.name ?? 'HEAD'
  const ref = newBranch === undefined ? target.ref : branchRef(newBranch)
  const from = head.branch ?? head.ref ?? head.oid ?? '(invalid)'
  const note = git.note(git.action(`checkout: moving from ${from} to ${name}`))
  const isNowhere = name === 'HEAD' && ref === undefined && !options.isDetached
  if (!isNowhere && (options.isDetached || ref === undefined)) {
    if (target.commit === undefined) throw new Exit(1)
    setHead(repo, { oid: target.commit }, note)
    if (!isQuiet) {
      if (head.ref && !options.isDetached && git.configBool('advice.detachedhead', true)) detachAdvice(git, name)
      git.err(`HEAD is now at ${shortCommit(repo, target.commit)}\n`)
    }
  } else if (ref !== undefined) {
    setHead(repo, { ref }, note)
    if (!isQuiet) git.err(`${arrival(options, head, ref, isExisting)} '${branchName(ref) ?? ref}'\n`)
    dropLogOfUnborn(git, head)
  }
  endWhatIsUnderWay(git, !isQuiet)
  const branch = ref === undefined ? headOf(git).branch : branchName(ref)
  if (!isQuiet && branch !== undefined && (isNowhere || ref !== undefined)) git.out(trackingText(before, branch))
}

function arrival({ isReset, newBranch }: CheckoutOptions, head: Head, ref: string, isExisting: boolean): string {
  if (head.ref === ref) return isReset ? 'Reset branch' : 'Already on'
  if (newBranch === undefined) return 'Switched to branch'
  return isExisting ? 'Switched to and reset branch' : 'Switched to a new branch'
}

/** A branch without a commit leaves no log. */
function dropLogOfUnborn({ repo }: Git, { ref }: Head): void {
  if (ref !== undefined && readRef(repo, ref) === undefined) repo.removeGit(`logs/${ref}`)
}

/** Before the first commit, HEAD alone goes to another name. */
export function switchUnborn(git: Git, name: string, isQuiet: boolean): number {
  setHead(git.repo, { ref: branchRef(name) }, git.note('checkout -b'))
  if (!isQuiet) git.err(`Switched to a new branch '${name}'\n`)
  return 0
}
