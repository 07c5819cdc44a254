/** What a rebase leaves behind when it stops at a commit, and what it says. */
import type { Oid } from '../core/objects'
import { readRef } from '../core/refs'
import { abbreviate } from '../history/revision'
import { commitPatch } from './patch'
import { bodyOf, done, labelOf, type Outcome, type Replay, stopped } from './replay'
import { sayError } from './say'
import { inRebase } from './state'

/** Stops at a commit; `amends` says that its commit was made and may be amended. */
export function stopAt(replay: Replay, oid: Oid, subject: string, outcome: Outcome, amends: boolean): Outcome {
  const { git, repo } = replay
  const commit = repo.commit(oid)
  if (!commit) return stopped
  repo.writeGit(inRebase('stopped-sha'), `${oid}\n`)
  repo.writeGit('REBASE_HEAD', `${oid}\n`)
  repo.writeGit(inRebase('patch'), commitPatch(git, commit))
  if (!repo.hasGit(inRebase('message'))) repo.writeGit(inRebase('message'), `${bodyOf(commit)}\n`)
  if (amends) {
    willAmend(replay)
    git.err(
      'You can amend the commit now, with\n\n  git commit --amend \n\nOnce you are satisfied with your changes, run\n\n  git rebase --continue\n',
    )
  } else if (outcome.kind !== 'done') git.err(`Could not apply ${abbreviate(repo, oid)}... ${subject}\n`)
  return outcome
}

export function willAmend({ repo }: Replay): void {
  repo.writeGit(inRebase('amend'), `${readRef(repo, 'HEAD')}\n`)
}

/** A `squash` or `fixup` that did not go through. */
export function stopAtFixup(replay: Replay, oid: Oid, subject: string, outcome: Outcome): Outcome {
  const { git, repo } = replay
  const text = repo.readGit(inRebase('message-squash'))
  if (text === undefined) {
    sayError(git, "could not copy '.git/rebase-merge/message-squash' to '.git/rebase-merge/message'")
    return stopped
  }
  repo.writeGit(inRebase('message'), text)
  repo.writeGit('MERGE_MSG', text)
  return stopAt(replay, oid, subject, outcome, false)
}

/** `break` */
export function stopHere({ git, repo }: Replay): Outcome {
  const head = readRef(repo, 'HEAD')
  const commit = head === undefined ? undefined : repo.commit(head)
  git.err(`Stopped at ${head !== undefined && commit ? labelOf(repo, head, commit) : 'HEAD'}\n`)
  return done
}
