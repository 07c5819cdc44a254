/** The commits of a sequence: made quietly here, or by `git commit` where an editor or its words are wanted. */
import type { Oid } from '../core/objects'
import { readRef, updateRef } from '../core/refs'
import { writeTree } from '../core/repository'
import { cleanMessage, leavesOf, printCommitted, storeCommit } from '../work/commits'
import { headTree } from '../work/status'
import { readAuthorScript } from './author'
import { done, type Outcome, type Replay, stopped } from './replay'
import { attempt } from './say'
import { inRebase, removeFiles } from './state'

export interface CommitWish {
  /** The message; that of HEAD where it is undefined. */
  readonly message: string | undefined
  /** The file that holds it, from the git directory. */
  readonly file: string | undefined
  /** As commits hold it; the present user where it is undefined. */
  readonly author: string | undefined
  readonly amends: boolean
  readonly edits: boolean
  readonly allowsEmpty: boolean
  readonly isVerbatim: boolean
  /** It has no parent. */
  readonly isRoot: boolean
}

/** Commits the index. Where nothing would change, `git commit` says so and the sequence stops. */
export function commitPick(replay: Replay, wish: CommitWish, oid: Oid): Outcome {
  if (!wish.edits && commitQuietly(replay, wish)) return done
  const { repo } = replay
  if (replay.isRebase) repo.writeGit('REBASE_HEAD', `${oid}\n`)
  return runCommit(replay, wish) === 0 ? done : stopped
}

/** False where the commit would be empty and must not be. */
function commitQuietly(replay: Replay, wish: CommitWish): boolean {
  const { git, repo } = replay
  const tree = writeTree(repo, leavesOf(repo.index()))
  const head = readRef(repo, 'HEAD')
  const current = head === undefined ? undefined : repo.commit(head)
  const parents = wish.amends ? (current?.parents ?? []) : head === undefined || wish.isRoot ? [] : [head]
  if (!wish.allowsEmpty) {
    const parent = parents[0] === undefined ? undefined : repo.commit(parents[0])
    if ((wish.amends ? parent?.tree : headTree(repo)) === tree && (!wish.amends || parent)) return false
  }
  const message = cleaned(replay, wish, wish.message ?? current?.message ?? '')
  const author = wish.amends ? current?.author : wish.author
  const oid = storeCommit(git, { tree, parents, message, ...(author === undefined ? {} : { author }) })
  noteHead(replay, oid)
  removeFiles(repo, ['CHERRY_PICK_HEAD', 'REVERT_HEAD', 'MERGE_MSG'])
  // Git does not say here that a commit is the first one.
  if (!replay.isRebase) printCommitted(git, oid, true, true)
  return true
}

function cleaned(replay: Replay, wish: CommitWish, message: string): string {
  const { cleanup } = replay
  if (wish.isVerbatim) return message
  if (cleanup === undefined)
    return replay.signOff || replay.recordOrigin ? cleanMessage(message, 'whitespace') : message
  if (cleanup === 'default' || cleanup === 'strip') return cleanMessage(message, 'strip')
  return cleanup === 'whitespace' || cleanup === 'scissors' ? cleanMessage(message, 'whitespace') : message
}

/** Moves HEAD, and the branch that it is on, to a commit that was made. */
export function noteHead({ git, repo, reflogAction }: Replay, oid: Oid): void {
  const commit = repo.commit(oid)
  const line = commit?.message.split('\n')[0] ?? ''
  updateRef(repo, 'HEAD', oid, git.note(`${reflogAction}: ${line}`))
}

/** `git commit`, as the sequence calls it; its exit code. Within a rebase it speaks only where it fails or has an editor. */
export function runCommit(replay: Replay, wish: Omit<CommitWish, 'message'>, verifies = false): number {
  const { git } = replay
  const args = ['commit']
  if (!verifies) args.push('-n')
  if (wish.amends) args.push('--amend')
  if (wish.file !== undefined) args.push('-F', replay.repo.path(wish.file))
  else if (!wish.edits) args.push('-C', 'HEAD')
  if (replay.signOff) args.push('-s')
  if (wish.isVerbatim) args.push('--cleanup=verbatim')
  if (replay.cleanup !== undefined) args.push(`--cleanup=${replay.cleanup}`)
  if (wish.edits) args.push('-e')
  else if (!wish.isVerbatim && !replay.signOff && !replay.recordOrigin && replay.cleanup === undefined)
    args.push('--cleanup=verbatim')
  if (wish.allowsEmpty) args.push('--allow-empty')
  if (!wish.edits) args.push('--allow-empty-message')
  const run = () => attempt(git, () => git.run(args, replay.reflogAction, wish.author))
  if (!replay.isRebase || wish.edits) return run()
  const { result, out, err } = git.capture(run)
  if (result !== 0) git.err(err + out)
  return result
}

/** The author whose commit stopped. */
export const stoppedAuthor = ({ repo }: Replay): string | undefined =>
  readAuthorScript(repo.readGit(inRebase('author-script')) ?? '')
