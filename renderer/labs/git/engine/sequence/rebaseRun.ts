/** The steps of a rebase, one after another, and its end. */
import type { Git } from '../command/git'
import { readRef, setHead, updateRef } from '../core/refs'
import { abbreviate, findCommit } from '../history/revision'
import { stat } from '../print/changes'
import { applyAutostash } from '../stash/autostash'
import { compareTrees, pathOf } from '../tree/changes'
import { findRenames } from '../tree/renames'
import { requireCleanWork } from '../work/status'
import { pickOne } from './pick'
import { isRescheduling, noteRewritten, type Steps, saveStep } from './rebaseState'
import { stopAt, stopAtFixup, stopHere, willAmend } from './rebaseStop'
import { type Outcome, type Replay, rebaseAction, stopped } from './replay'
import { attempt, clearLine, sayError, sayHint } from './say'
import { inRebase, readLine, removeFiles } from './state'
import { isFixup, isIdle, linesText, nextOf, parseTodo, type TodoItem } from './todo'

const ofStop = ['message', 'author-script', 'stopped-sha', 'amend'].map(inRebase)

/** Runs what is left. The exit code. */
export function runSteps(replay: Replay, steps: Steps): number {
  const { git, repo } = replay
  removeFiles(repo, ofStop)
  for (let item = steps.items[0]; item; item = steps.items[0]) {
    saveStep(replay, steps.items)
    if (item.command !== 'comment') {
      steps.done++
      repo.writeGit(inRebase('msgnum'), `${steps.done}\n`)
      if (!replay.isQuiet) git.err(`Rebasing (${steps.done}/${steps.total})${replay.isVerbose ? '\n' : '\r'}`)
    }
    removeFiles(repo, [...ofStop, 'MERGE_HEAD', 'AUTO_MERGE', 'REBASE_HEAD'])
    const before = steps.items
    const outcome = runStep(replay, steps, item)
    if (outcome !== 'next') return outcome.kind === 'stopped' ? outcome.code : outcome.kind === 'failed' ? 1 : 0
    steps.previous = steps.items === before ? item : undefined
    steps.items = steps.items.slice(1)
  }
  return finish(replay)
}

function runStep(replay: Replay, steps: Steps, item: TodoItem): Outcome | 'next' {
  if (item.command === 'break') {
    if (!replay.isVerbose) clearLine(replay.git)
    return stopHere(replay)
  }
  if (item.command === 'exec') return runExec(replay, steps, item)
  if (isIdle(item)) return 'next'
  if (item.oid === undefined) {
    replay.git.err(`error: this lab does not rebase merges: '${item.line}'\n`)
    return reschedule(replay, steps, item)
  }
  return runPick(replay, steps, item, item.oid)
}

function runPick(replay: Replay, steps: Steps, item: TodoItem, oid: string): Outcome | 'next' {
  const { git, repo } = replay
  const next = nextOf(steps.items.slice(1))
  replay.reflogAction = rebaseAction(git, item.command)
  const { outcome, wasEdited } = pickOne(replay, item, isFixup(item) && !isFixup(next))
  replay.reflogAction = rebaseAction(git, 'continue')
  if (outcome.kind === 'failed') reschedule(replay, steps, item)
  if (item.command === 'edit') {
    if (outcome.kind === 'done') {
      if (!replay.isVerbose) clearLine(git)
      git.err(`Stopped at ${abbreviate(repo, oid)}...  ${item.text}\n`)
    }
    return stopAt(replay, oid, item.text, outcome, outcome.kind === 'done')
  }
  if (outcome.kind === 'done') {
    noteRewritten(replay, oid, next)
    if (wasEdited) reread(replay, steps)
    return 'next'
  }
  if (isFixup(item)) {
    if (outcome.kind === 'stopped') willAmend(replay)
    return stopAtFixup(replay, oid, item.text, outcome)
  }
  const head = readRef(repo, 'HEAD')
  // A commit that was fast-forwarded to, or is about to be a root.
  const amends = item.command === 'reword' && (head === oid || head === readLine(repo, inRebase('squash-onto')))
  return stopAt(replay, oid, item.text, outcome, amends)
}

/** The present command goes back into the list. */
function reschedule(replay: Replay, steps: Steps, item: TodoItem): Outcome {
  const { git, repo } = replay
  sayHint(
    git,
    `Could not execute the todo command

    ${item.line}

It has been rescheduled; To edit the command before continuing, please
edit the todo list first:

    git rebase --edit-todo
    git rebase --continue`,
  )
  repo.writeGit(inRebase('git-rebase-todo'), linesText(steps.items))
  // Git notes the command before this one as done once more.
  if (steps.previous) repo.files.append(repo.path(inRebase('done')), linesText([steps.previous]))
  return stopped
}

function runExec(replay: Replay, steps: Steps, item: TodoItem): Outcome | 'next' {
  const { git } = replay
  if (!replay.isVerbose) clearLine(git)
  git.err(`Executing: ${item.text}\n`)
  const code = git.shellLine(item.text)
  git.forgetConfig()
  const isDirty = attempt(git, () => {
    requireCleanWork(git, 'rebase', '')
    return 0
  })
  const after = '\n  git rebase --continue\n\n\n'
  if (code !== 0) {
    const changed = isDirty ? 'and made changes to the index and/or the working tree.\n' : ''
    git.err(`warning: execution failed: ${item.text}\n${changed}You can fix the problem, and then run\n${after}`)
  } else if (isDirty)
    git.err(
      `warning: execution succeeded: ${item.text}\nbut left changes to the index and/or the working tree.\nCommit or stash your changes, and then run\n${after}`,
    )
  if (code === 0 && !isDirty) {
    reread(replay, steps)
    return 'next'
  }
  return isRescheduling(git) ? reschedule(replay, steps, item) : stopped
}

/** The list may have been changed while a program ran. */
function reread({ git, repo }: Replay, steps: Steps): void {
  const text = repo.readGit(inRebase('git-rebase-todo')) ?? ''
  if (text === linesText(steps.items.slice(1))) return
  const { items } = parseTodo(text, (word) => findCommit(git, word))
  const [now] = steps.items
  steps.items = now ? [now, ...items] : [...items]
  steps.total = steps.done + items.length
}

function finish(replay: Replay): number {
  const { git, repo } = replay
  const name = readLine(repo, inRebase('head-name')) ?? ''
  const head = readRef(repo, 'HEAD')
  if (name.startsWith('refs/') && head !== undefined) {
    const onto = readLine(repo, inRebase('onto'))
    if (!isUnmoved(replay, name)) return 1
    updateRef(repo, name, head, git.note(`${rebaseAction(git, 'finish')}: ${name} onto ${onto}`))
    setHead(repo, { ref: name }, git.note(`${rebaseAction(git, 'finish')}: returning to ${name}`))
  }
  if (replay.isVerbose) {
    const tree = (oid: string | undefined) => (oid === undefined ? undefined : repo.commit(oid)?.tree)
    const changes = compareTrees(repo, tree(readLine(repo, inRebase('orig-head'))), tree(head)).filter(
      // Git does not look into directories here.
      (change) => !pathOf(change).includes('/'),
    )
    git.out(stat(git, findRenames(repo, changes)))
  }
  endRebase(git, (isApplied) => {
    if (replay.isQuiet) return
    if (!replay.isVerbose) clearLine(git)
    git.err(`Successfully rebased and updated ${name}.\n`)
    return isApplied
  })
  return 0
}

/** Whether the branch is where the rebase found it; says so where it is not. */
function isUnmoved({ git, repo }: Replay, name: string): boolean {
  const [now, before] = [readRef(repo, name), readLine(repo, inRebase('orig-head'))]
  if (now === before) return true
  const why = now === undefined ? `unable to resolve reference '${name}'` : `is at ${now} but expected ${before}`
  sayError(git, `update_ref failed for ref '${name}': cannot lock ref '${name}': ${why}`)
  sayError(git, `could not update ${name}`)
  return false
}

/** Gives back what was stashed for the rebase, and removes its files. */
export function endRebase(git: Git, say: (isApplied: boolean) => unknown = () => undefined): void {
  const { repo } = git
  const kept = readLine(repo, inRebase('autostash'))
  repo.removeGit(inRebase('autostash'))
  if (kept !== undefined) applyAutostash(git, kept)
  say(kept !== undefined)
  repo.removeGit('rebase-merge')
}
