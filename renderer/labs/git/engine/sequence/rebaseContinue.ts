/** A rebase goes on after the user's work: what is staged becomes a commit first. */
import type { Git } from '../command/git'
import { readRef } from '../core/refs'
import { findCommit } from '../history/revision'
import { unmergedPaths, unstagedChanges } from '../work/status'
import { readAuthorScript } from './author'
import { runCommit } from './commit'
import { isIndexDirty } from './pick'
import { runSteps } from './rebaseRun'
import { countSteps, noteRewritten, readRebase, type Steps } from './rebaseState'
import { bodyOf, type Replay, rebaseAction } from './replay'
import { sayError } from './say'
import { inRebase, readLine, removeFiles } from './state'
import { isFixup, nextOf, parseTodo, type TodoItem } from './todo'

export const hasUnstaged = (git: Git): boolean =>
  unmergedPaths(git.repo.index()).size > 0 || unstagedChanges(git).length > 0

export function continueRebase(git: Git): number {
  const { repo } = git
  const replay = readRebase(git)
  const text = repo.readGit(inRebase('git-rebase-todo')) ?? ''
  const { items, errors } = parseTodo(text, (word) => findCommit(git, word), repo.hasGit(inRebase('done')))
  for (const error of errors) sayError(git, error)
  if (errors.length > 0) {
    sayError(git, "please fix this using 'git rebase --edit-todo'.")
    return 1
  }
  const steps = stepsOf(replay, items)
  replay.reflogAction = rebaseAction(git, 'continue')
  if (!commitStaged(replay, steps)) return 1
  const stoppedAt = readLine(repo, inRebase('stopped-sha'))
  if (stoppedAt !== undefined) noteRewritten(replay, stoppedAt, nextOf(steps.items))
  return runSteps(replay, steps)
}

function stepsOf({ git, repo }: Replay, items: readonly TodoItem[]): Steps {
  const before = parseTodo(repo.readGit(inRebase('done')) ?? '', (word) => findCommit(git, word))
  const done = countSteps(before.items)
  const total = done + countSteps(items)
  repo.writeGit(inRebase('end'), `${total}\n`)
  return { items: [...items], done, total }
}

const adviceForStaged = `you have staged changes in your working tree
If these changes are meant to be squashed into the previous commit, run:

  git commit --amend 

If they are meant to go into a new commit, run:

  git commit 

In both cases, once you're done, continue with:

  git rebase --continue
`

/** False where it cannot go on, which was said. */
function commitStaged(replay: Replay, { items }: Steps): boolean {
  const { git, repo } = replay
  const isClean = !isIndexDirty(replay)
  const amends = readLine(repo, inRebase('amend'))
  const chain = amends === undefined ? 'none' : readChain(replay, amends, isClean, nextOf(items))
  if (chain === 'refused') return false
  if (isClean) {
    removeFiles(repo, ['CHERRY_PICK_HEAD', 'MERGE_MSG'])
    if (chain !== 'last' && chain !== 'lastEdited') return true
  }
  const isLast = chain === 'last' || chain === 'lastEdited'
  if (!commitNow(replay, amends !== undefined, chain)) {
    sayError(git, 'could not commit staged changes.')
    return false
  }
  removeFiles(repo, [inRebase('amend'), 'MERGE_HEAD'])
  if (isLast) removeFiles(repo, [inRebase('message-fixup'), inRebase('message-squash')])
  if (replay.fixups.length > 0) forgetFixups(replay)
  return true
}

function commitNow(replay: Replay, amends: boolean, chain: Chain): boolean {
  const { git, repo } = replay
  const isLast = chain === 'last' || chain === 'lastEdited'
  const script = repo.readGit(inRebase('author-script'))
  const author = script === undefined ? undefined : readAuthorScript(script)
  if (!isLast && author === undefined) {
    sayError(git, "could not open '.git/rebase-merge/author-script' for reading: No such file or directory")
    sayError(git, adviceForStaged)
    return false
  }
  const wish = {
    file: isLast ? undefined : inRebase('message'),
    ...{ author, amends, edits: chain !== 'last', allowsEmpty: true, isVerbatim: false, isRoot: false },
  }
  return runCommit(chain === 'last' ? { ...replay, cleanup: 'strip' } : replay, wish) === 0
}

function forgetFixups(replay: Replay): void {
  replay.repo.removeGit(inRebase('current-fixups'))
  replay.fixups = []
}

/** Where in a chain of fixups it stopped; `last` and `lastEdited` commit the message once more, clean. */
type Chain = 'none' | 'middle' | 'last' | 'lastEdited' | 'refused'

function readChain(replay: Replay, amends: string, isClean: boolean, next: TodoItem | undefined): Chain {
  const { git, repo } = replay
  const head = readRef(repo, 'HEAD')
  if (!isClean && head !== amends) {
    sayError(
      git,
      "\nYou have uncommitted changes in your working tree. Please, commit them\nfirst and then run 'git rebase --continue' again.",
    )
    return 'refused'
  }
  if (!isClean || replay.fixups.length === 0) return 'none'
  if (head !== amends || !repo.hasGit(inRebase('stopped-sha'))) {
    if (!isFixup(next)) {
      removeFiles(repo, ['message-fixup', 'message-squash'].map(inRebase))
      forgetFixups(replay)
    }
    return 'none'
  }
  return withoutLast(replay, next)
}

/** The last commit of the chain was skipped. */
function withoutLast(replay: Replay, next: TodoItem | undefined): Chain {
  const { repo } = replay
  replay.fixups.pop()
  repo.writeGit(inRebase('current-fixups'), replay.fixups.map((line) => `${line}\n`).join(''))
  if (replay.fixups.length > 0 && !isFixup(next))
    return replay.fixups.some((line) => line.startsWith('squash ')) ? 'lastEdited' : 'last'
  if (isFixup(next)) {
    const head = repo.commit(readRef(repo, 'HEAD') ?? '')
    repo.writeGit(inRebase('message-squash'), head ? bodyOf(head) : '')
  }
  return 'middle'
}
