/** The files of something under way: `rebase-merge`, `sequencer`, and the refs beside them. */
import type { Git } from '../command/git'
import { readRef } from '../core/refs'
import type { Repository } from '../core/repository'

export const inRebase = (name: string): string => `rebase-merge/${name}`
export const inSequencer = (name: string): string => `sequencer/${name}`

export const isRebasing = (repo: Repository): boolean => repo.hasGit('rebase-merge')

/** A file of one line; undefined where there is none. */
export const readLine = (repo: Repository, name: string): string | undefined => repo.readGit(name)?.trimEnd()

/** What is picked or reverted by `sequencer/todo`, or by the commit that stopped; undefined where nothing is. */
export function pickUnderWay(repo: Repository): 'cherry-pick' | 'revert' | undefined {
  if (repo.hasGit('CHERRY_PICK_HEAD')) return 'cherry-pick'
  if (repo.hasGit('REVERT_HEAD')) return 'revert'
  return lastCommand(repo)
}

/** The kind of sequence that `sequencer/todo` is. */
export function lastCommand(repo: Repository): 'cherry-pick' | 'revert' | undefined {
  const word = /^\s*(\S+)/.exec(repo.readGit(inSequencer('todo')) ?? '')?.[1]
  if (word === 'pick' || word === 'p') return 'cherry-pick'
  return word === 'revert' ? 'revert' : undefined
}

export function removeFiles(repo: Repository, names: readonly string[]): void {
  for (const name of names) repo.removeGit(name)
}

/** What `git commit` does after its commit, and what `reset` and `switch` do: a pick that was under way is over. */
export function endPick(git: Git, isWordy = false): void {
  const { repo } = git
  let wasPicking = false
  const drop = (name: string, what: string) => {
    if (!repo.hasGit(name)) return
    repo.removeGit(name)
    if (isWordy) git.err(`warning: cancelling a ${what} in progress\n`)
    wasPicking = true
  }
  drop('CHERRY_PICK_HEAD', 'cherry picking')
  drop('REVERT_HEAD', 'revert')
  if (wasPicking && isLastOfSequence(repo)) repo.removeGit('sequencer')
}

/** Whether the list holds no command after the present one. */
function isLastOfSequence(repo: Repository): boolean {
  const todo = repo.readGit(inSequencer('todo'))
  if (todo === undefined) return false
  const lines = todo.split('\n')
  return lines.length < 2 || lines[1] === ''
}

/** Whether HEAD is where the sequence left it, so that it may be rewound. */
export function isWhereItWas(repo: Repository): boolean {
  const expected = readLine(repo, inSequencer('abort-safety')) ?? ''
  return expected === (readRef(repo, 'HEAD') ?? '')
}
