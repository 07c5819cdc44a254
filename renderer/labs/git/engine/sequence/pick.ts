/** One commit picked or reverted onto HEAD: the merge, the message, the commit. */
import { applyMerge, stagedPaths, switchTrees } from '../branch/switchTrees'
import { Failure } from '../command/faults'
import { type Commit, emptyTree, type Oid } from '../core/objects'
import { readRef, updateRef } from '../core/refs'
import { writeTree } from '../core/repository'
import { abbreviate } from '../history/revision'
import { mergeTrees } from '../merge/ort'
import { leavesOf } from '../work/commits'
import { headTree, unmergedPaths } from '../work/status'
import { authorScript } from './author'
import { type CommitWish, commitPick, runCommit } from './commit'
import { originLine, revertText, signedOff } from './messages'
import { noteSafety } from './pickFiles'
import {
  bodyOf,
  done,
  failed,
  labelOf,
  mergeOptions,
  type Outcome,
  type Replay,
  type ReplayAction,
  stopped,
  titleOf,
} from './replay'
import { sayError, sayHint, sayUnmerged } from './say'
import { addToSquash } from './squash'
import { inRebase, readLine, removeFiles } from './state'
import { isFixup, type TodoItem } from './todo'

export interface Picked {
  readonly outcome: Outcome
  /** The editor was open, so that the list may be another now. */
  readonly wasEdited: boolean
}

interface Pick {
  readonly replay: Replay
  readonly item: TodoItem
  readonly oid: Oid
  readonly commit: Commit
  /** HEAD's commit, or the tree of the index for `-n`; undefined before the first commit. */
  readonly head: Oid | undefined
  readonly parent: Oid | undefined
  readonly isLastFixup: boolean
  /** The first commit of a history that is rebased from its root. */
  readonly isRoot: boolean
}

const plain = (outcome: Outcome): Picked => ({ outcome, wasEdited: false })

/** `item` names a commit. `isLastFixup` says that no `squash` or `fixup` follows. */
export function pickOne(replay: Replay, item: TodoItem, isLastFixup = false): Picked {
  const { repo } = replay
  const oid = item.oid ?? ''
  const commit = repo.commit(oid)
  if (!commit) return plain(failed)
  const head = readRef(repo, 'HEAD')
  if (replay.noCommit) {
    const open = repo.index().filter(({ stage }) => stage > 0)
    replay.git.err(open.map(({ path, oid: at }) => `${path}: unmerged (${at})\n`).join(''))
    if (open.length > 0) return complaint(replay, 'your index file is unmerged.')
  } else if (isIndexDirty(replay)) return plain(sayDirty(replay))
  const parent = parentOf(replay, oid, commit)
  if (typeof parent === 'object') return complaint(replay, parent.error)
  const isRoot = head !== undefined && replay.isRebase && head === readLine(repo, inRebase('squash-onto'))
  if (isRoot && isFixup(item)) return complaint(replay, 'cannot fixup root commit')
  const pick: Pick = {
    ...{ replay, item, oid, commit, parent, isLastFixup, isRoot },
    head: replay.noCommit ? writeTree(repo, leavesOf(repo.index())) : head,
  }
  const picked =
    replay.allowFf && !isFixup(item) && parent === (isRoot ? undefined : head)
      ? fastForward(pick)
      : mergeAndFinish(pick)
  noteSafety(replay)
  return picked
}

function mergeAndFinish(pick: Pick): Picked {
  const begun = mergeOne(pick, pick.replay.git.config('core.commentchar') ?? '#')
  return begun.outcome.kind === 'done' ? finishOne(pick, begun.message) : plain(begun.outcome)
}

function complaint(replay: Replay, text: string): Picked {
  sayError(replay.git, text)
  return plain(failed)
}

export function isIndexDirty({ repo }: Replay): boolean {
  const head = readRef(repo, 'HEAD')
  return unmergedPaths(repo.index()).size > 0 || stagedPaths(repo, head).length > 0
}

const verbs = { 'cherry-pick': 'Cherry-picking', revert: 'Reverting', rebase: 'Rebasing' } as const satisfies Record<
  ReplayAction,
  string
>

export function sayDirty({ git, repo, action }: Replay): Outcome {
  if (unmergedPaths(repo.index()).size > 0) sayUnmerged(git, verbs[action])
  else {
    sayError(git, `your local changes would be overwritten by ${action}.`)
    sayHint(git, 'commit your changes or stash them to proceed.')
  }
  return failed
}

function parentOf({ mainline }: Replay, oid: Oid, { parents }: Commit): Oid | undefined | { error: string } {
  if (parents.length > 1) {
    if (mainline === undefined) return { error: `commit ${oid} is a merge but no -m option was given.` }
    return parents[mainline - 1] ?? { error: `commit ${oid} does not have parent ${mainline}` }
  }
  if (parents.length > 0 && mainline !== undefined && mainline > 1)
    return { error: `commit ${oid} does not have parent ${mainline}` }
  return parents[0]
}

function fastForward({ replay, item, oid, commit, head }: Pick): Picked {
  const { git, repo } = replay
  if (replay.isRebase) repo.writeGit(inRebase('author-script'), authorScript(commit.author))
  try {
    switchTrees(git, head, oid, 'merge')
  } catch (fault) {
    if (!(fault instanceof Failure)) throw fault
    sayError(git, fault.message)
    return plain(failed)
  }
  updateRef(repo, 'HEAD', oid, git.note(`${git.action(replay.action)}: fast-forward`))
  return item.command === 'reword' ? reworded(replay, false) : plain(done)
}

function reworded(replay: Replay, allowsEmpty: boolean): Picked {
  const wish = {
    file: undefined,
    author: undefined,
    amends: true,
    edits: true,
    allowsEmpty,
    isVerbatim: false,
    isRoot: false,
  }
  const code = runCommit(replay, wish, true)
  return { outcome: code === 0 ? done : stopped, wasEdited: true }
}

/** Merges, and writes MERGE_MSG and CHERRY_PICK_HEAD or REVERT_HEAD. */
function mergeOne(pick: Pick, comment: string): { outcome: Outcome; message: string } {
  const { replay, item, oid, commit, head, parent } = pick
  const { git, repo } = replay
  const isRevert = item.command === 'revert'
  const mine = labelOf(repo, oid, commit)
  const parentLabel = `parent of ${mine}`
  const trees = {
    own: commit.tree,
    parent: (parent === undefined ? undefined : repo.commit(parent)?.tree) ?? emptyTree,
  }
  let message = isRevert ? revertText(oid, commit, parent) : bodyOf(commit)
  if (replay.recordOrigin && !isRevert) message = originLine(message, oid)
  if (isFixup(item)) addToSquash(replay, item, oid, commit)
  if (pick.isLastFixup && !repo.hasGit(inRebase('message-fixup')))
    repo.writeGit('SQUASH_MSG', repo.readGit(inRebase('message-squash')) ?? '')
  if (replay.signOff && !isFixup(item)) message = signedOff(git, message)
  if (replay.isRebase) repo.writeGit(inRebase('author-script'), authorScript(commit.author))
  const labels = {
    ours: 'HEAD',
    base: isRevert ? mine : parent === undefined ? '(empty tree)' : parentLabel,
    theirs: isRevert ? (parent === undefined ? '(empty tree)' : parentLabel) : mine,
  }
  const base = isRevert ? trees.own : trees.parent
  const next = replay.changesNothing ? base : isRevert ? trees.parent : trees.own
  const ours = head === undefined ? emptyTree : (repo.commit(head)?.tree ?? head)
  const result = mergeTrees(repo, base, ours, next, mergeOptions(git, labels, replay.favour))
  try {
    applyMerge(git, ours, result, 'merge')
  } catch (fault) {
    if (!(fault instanceof Failure)) throw fault
    sayError(git, fault.message)
    return { outcome: failed, message }
  }
  if (!replay.isRebase || !result.isClean) git.out(result.messages.map((line) => `${line}\n`).join(''))
  const paths = [...unmergedPaths(repo.index()).keys()]
  if (!result.isClean) message += `\n${comment} Conflicts:\n${paths.map((path) => `${comment}\t${path}\n`).join('')}`
  repo.writeGit('MERGE_MSG', message)
  if (!isRevert && !isFixup(item) && !replay.noCommit && (result.isClean || !replay.isRebase))
    repo.writeGit('CHERRY_PICK_HEAD', `${oid}\n`)
  if (isRevert && (!result.isClean || replay.noCommit)) repo.writeGit('REVERT_HEAD', `${oid}\n`)
  if (result.isClean) return { outcome: done, message }
  sayError(git, `could not ${isRevert ? 'revert' : 'apply'} ${abbreviate(repo, oid)}... ${titleOf(commit)}`)
  sayAdvice(replay)
  return { outcome: stopped, message }
}

function sayAdvice({ git, action, noCommit, repo }: Replay): void {
  if (action === 'rebase') {
    const text = `Resolve all conflicts manually, mark them as resolved with
"git add/rm <conflicted_files>", then run "git rebase --continue".
You can instead skip this commit: run "git rebase --skip".
To abort and get back to the state before "git rebase", run "git rebase --abort".`
    sayHint(git, text)
    repo.removeGit('CHERRY_PICK_HEAD')
  } else if (noCommit)
    sayHint(git, "after resolving the conflicts, mark the corrected paths\nwith 'git add <paths>' or 'git rm <paths>'")
  else
    sayHint(
      git,
      `After resolving the conflicts, mark them with
"git add/rm <pathspec>", then run
"git ${action} --continue".
You can instead skip this commit with "git ${action} --skip".
To abort and get back to the state before "git ${action}",
run "git ${action} --abort".`,
    )
}

/** Commits what was merged cleanly. */
function finishOne(pick: Pick, message: string): Picked {
  const { replay, item, oid, commit } = pick
  const { git, repo } = replay
  const empty = whatIfEmpty(pick)
  if (empty === 'drop') {
    removeFiles(repo, ['CHERRY_PICK_HEAD', 'MERGE_MSG', 'AUTO_MERGE'])
    git.err(`dropping ${oid} ${titleOf(commit)} -- patch contents already upstream\n`)
  }
  let wasEdited = false
  let outcome: Outcome = done
  if (!replay.noCommit && empty !== 'drop') {
    const wish = wishOf(pick, message, empty === 'allow')
    wasEdited = wish.edits
    outcome = commitPick(replay, wish, oid)
    if (outcome.kind === 'done' && item.command === 'reword')
      ({ outcome, wasEdited } = reworded(replay, wish.allowsEmpty))
  }
  if (outcome.kind === 'done' && pick.isLastFixup) {
    removeFiles(repo, ['message-fixup', 'message-squash', 'current-fixups'].map(inRebase))
    replay.fixups = []
  }
  return { outcome, wasEdited }
}

function wishOf(pick: Pick, message: string, allowsEmpty: boolean): CommitWish {
  const { replay, item, commit } = pick
  const { repo, git } = replay
  const isRevert = item.command === 'revert'
  const edits = replay.edit ?? (isRevert && git.isTty)
  const own = { author: isRevert ? undefined : commit.author, amends: isFixup(item), allowsEmpty, isRoot: pick.isRoot }
  if (!isFixup(item)) return { ...own, message, file: edits ? 'MERGE_MSG' : undefined, edits, isVerbatim: false }
  const read = (file: string) => ({ file, message: repo.readGit(file) ?? '' })
  if (!pick.isLastFixup) return { ...own, ...read(inRebase('message-squash')), edits, isVerbatim: false }
  if (repo.hasGit(inRebase('message-fixup')))
    return { ...own, ...read(inRebase('message-fixup')), edits, isVerbatim: true }
  return { ...own, ...read('SQUASH_MSG'), edits: true, isVerbatim: false }
}

/** What is to be done with a pick that changes nothing. */
function whatIfEmpty({ replay, commit, parent }: Pick): 'allow' | 'drop' | 'refuse' {
  const { repo } = replay
  if (!replay.allowEmpty || writeTree(repo, leavesOf(repo.index())) !== (headTree(repo) ?? emptyTree)) return 'refuse'
  if (replay.keepRedundant) return 'allow'
  const before = parent === undefined ? emptyTree : repo.commit(parent)?.tree
  if (before === commit.tree) return 'allow'
  return replay.dropRedundant ? 'drop' : 'refuse'
}
