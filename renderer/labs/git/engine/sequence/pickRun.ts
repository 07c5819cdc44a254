/** Cherry-picks and reverts: one commit, several, and how they go on. */
import { endWhatIsUnderWay } from '../branch/leaving'
import type { Git } from '../command/git'
import { type Oid, zeroOid } from '../core/objects'
import { readRef } from '../core/refs'
import { isIndexDirty, pickOne, sayDirty } from './pick'
import { readLeft, readOptions, saveStart, saveTodo } from './pickFiles'
import { type Outcome, type Replay, startReplay, titleOf } from './replay'
import { attempt, sayError, sayHint } from './say'
import { inSequencer, isWhereItWas, lastCommand } from './state'
import { isIdle, type TodoItem } from './todo'

/** The exit code, or undefined where it failed: `fatal: cherry-pick failed`. */
export type Result = number | undefined

const resultOf = (outcome: Outcome): Result =>
  outcome.kind === 'done' ? 0 : outcome.kind === 'stopped' ? outcome.code : undefined

export function itemOf(replay: Replay, oid: Oid): TodoItem {
  const commit = replay.repo.commit(oid)
  const command = replay.action === 'revert' ? 'revert' : 'pick'
  return { command, oid, text: commit ? titleOf(commit) : '', line: '' }
}

/** A single commit, without a sequence around it. */
export function runSingle(replay: Replay, oid: Oid): Result {
  return resultOf(pickOne(replay, itemOf(replay, oid)).outcome)
}

export function runSeveral(replay: Replay, oids: readonly Oid[]): Result {
  const { git, repo, action } = replay
  const under = lastCommand(repo)
  if (under !== undefined) {
    sayError(git, `${under} is already in progress`)
    const skips = repo.hasGit('REVERT_HEAD') || repo.hasGit('CHERRY_PICK_HEAD') ? '--skip | ' : ''
    sayHint(git, `try "git ${under} (--continue | ${skips}--abort | --quit)"`)
    return undefined
  }
  if (readRef(repo, 'HEAD') === undefined && action === 'revert') {
    sayError(git, "can't revert as initial commit")
    return undefined
  }
  saveStart(replay)
  return runItems(
    replay,
    oids.map((oid) => itemOf(replay, oid)),
  )
}

function runItems(replay: Replay, items: readonly TodoItem[]): Result {
  const { repo } = replay
  for (let at = 0; at < items.length; at++) {
    saveTodo(replay, items.slice(at))
    const item = items[at]
    if (!item || isIdle(item)) continue
    const { outcome } = pickOne(replay, item)
    if (outcome.kind !== 'done') return resultOf(outcome)
  }
  repo.removeGit('sequencer')
  return 0
}

export function continuePicks(git: Git, action: 'cherry-pick' | 'revert'): Result {
  const { repo } = git
  const replay = startReplay(git, readOptions(git, action))
  if (!repo.hasGit(inSequencer('todo'))) return continueSingle(replay)
  const items = readLeft(replay)
  if (!items) return undefined
  if (repo.hasGit('CHERRY_PICK_HEAD') || repo.hasGit('REVERT_HEAD')) {
    const result = continueSingle(replay)
    if (result !== 0) return result
  }
  if (isIndexDirty(replay)) return resultOf(sayDirty(replay))
  return runItems(replay, items.slice(1))
}

function continueSingle({ git, repo, edit }: Replay): Result {
  if (!repo.hasGit('CHERRY_PICK_HEAD') && !repo.hasGit('REVERT_HEAD')) return sayNone(git)
  const args = (edit ?? git.isTty) ? ['commit'] : ['commit', '--no-edit', '--cleanup=strip']
  return attempt(git, () => git.run(args))
}

function sayNone(git: Git): undefined {
  sayError(git, 'no cherry-pick or revert in progress')
  return undefined
}

/** `reset --merge`, which also ends the pick that stopped. */
function resetMerge(git: Git, to: Oid | undefined): number {
  return attempt(git, () => git.run(['reset', '--merge', ...(to === undefined ? [] : [to])]))
}

export function abortPicks(git: Git): Result {
  const { repo } = git
  const start = repo.readGit(inSequencer('head'))?.trim()
  if (start === undefined) {
    if (!repo.hasGit('CHERRY_PICK_HEAD') && !repo.hasGit('REVERT_HEAD')) return sayNone(git)
    const head = readRef(repo, 'HEAD')
    if (head === undefined) return sayUnborn(git)
    return resetMerge(git, head)
  }
  if (start === zeroOid) return sayUnborn(git)
  if (!isWhereItWas(repo)) git.err('warning: You seem to have moved HEAD. Not rewinding, check your HEAD!\n')
  else if (resetMerge(git, start) !== 0) return undefined
  repo.removeGit('sequencer')
  return 0
}

function sayUnborn(git: Git): undefined {
  sayError(git, 'cannot abort from a branch yet to be born')
  return undefined
}

export function skipPick(git: Git, action: 'cherry-pick' | 'revert'): Result {
  const { repo } = git
  if (!repo.hasGit(action === 'revert' ? 'REVERT_HEAD' : 'CHERRY_PICK_HEAD')) {
    if (lastCommand(repo) !== action) {
      sayError(git, `no ${action} in progress`)
      return undefined
    }
    if (!isWhereItWas(repo)) {
      sayError(git, 'there is nothing to skip')
      sayHint(git, `have you committed already?\ntry "git ${action} --continue"`)
      return undefined
    }
  }
  if (resetMerge(git, readRef(repo, 'HEAD')) !== 0) {
    sayError(git, 'failed to skip the commit')
    return undefined
  }
  return repo.hasGit('sequencer') ? continuePicks(git, action) : 0
}

export function quitPicks(git: Git): void {
  endWhatIsUnderWay(git, false)
  git.repo.removeGit('sequencer')
}
