/** The part of `git status` that tells what is under way. */
import type { Git } from '../command/git'
import { readRef } from '../core/refs'
import { abbreviate, resolve } from '../history/revision'
import type { RebaseState } from './state'
import type { StatusView } from './statusView'

export function stateLines(git: Git, view: StatusView, hasHints: boolean, isTemplate: boolean): readonly string[] {
  const { state } = view
  const lines: string[] = []
  const hint = (...texts: readonly string[]) => {
    if (hasHints) lines.push(...texts.map((text) => `  (${text})`))
  }
  if (state.isMerging) {
    if (state.rebase?.isInteractive) lines.push(...todoLines(git, hasHints), '')
    mergeLines(view, lines, hint)
  } else if (state.rebase) rebaseLines(git, view, state.rebase, { lines, hint, hasHints, isTemplate })
  else if (state.cherryPick !== undefined) replayLines(git, view, 'cherry-pick', state.cherryPick, lines, hint)
  else if (state.revert !== undefined) replayLines(git, view, 'revert', state.revert, lines, hint)
  if (state.bisect !== undefined) {
    lines.push(
      `You are currently bisecting${state.bisect === '' ? '' : `, started from branch '${shortStart(git, state.bisect)}'`}.`,
    )
    hint('use "git bisect reset" to get back to the original branch')
    lines.push('')
  }
  return lines
}

const shortStart = (git: Git, start: string) => (/^[0-9a-f]{40}$/.test(start) ? abbreviate(git.repo, start) : start)

type Hint = (...texts: readonly string[]) => void

function mergeLines(view: StatusView, lines: string[], hint: Hint): void {
  if (view.unmerged.size > 0) {
    lines.push('You have unmerged paths.')
    hint('fix conflicts and run "git commit"', 'use "git merge --abort" to abort the merge')
  } else {
    lines.push('All conflicts fixed but you are still merging.')
    hint('use "git commit" to conclude merge')
  }
  lines.push('')
}

function replayLines(
  git: Git,
  view: StatusView,
  what: 'cherry-pick' | 'revert',
  oid: string | null,
  lines: string[],
  hint: Hint,
): void {
  const doing = what === 'revert' ? 'reverting' : 'cherry-picking'
  if (oid === null) lines.push(`${what === 'revert' ? 'Revert' : 'Cherry-pick'} currently in progress.`)
  else lines.push(`You are currently ${doing} commit ${abbreviate(git.repo, oid)}.`)
  if (view.unmerged.size > 0) hint(`fix conflicts and run "git ${what} --continue"`)
  else if (oid === null) hint(`run "git ${what} --continue" to continue`)
  else hint(`all conflicts fixed: run "git ${what} --continue"`)
  hint(`use "git ${what} --skip" to skip this patch`, `use "git ${what} --abort" to cancel the ${what} operation`)
  lines.push('')
}

interface Output {
  readonly lines: string[]
  readonly hint: Hint
  readonly hasHints: boolean
  readonly isTemplate: boolean
}

function rebaseLines(
  git: Git,
  view: StatusView,
  rebase: RebaseState,
  { lines, hint, hasHints, isTemplate }: Output,
): void {
  if (rebase.isInteractive) lines.push(...todoLines(git, hasHints))
  // Where a bisection began takes the place of the branch.
  const branch = view.state.bisect === undefined ? rebase.branch : shortStart(git, view.state.bisect)
  const what = branch === undefined ? undefined : `branch '${branch}' on '${rebase.onto}'`
  const rebasing = what === undefined ? 'You are currently rebasing.' : `You are currently rebasing ${what}.`
  const during = (doing: string) =>
    what === undefined
      ? `You are currently ${doing} a commit during a rebase.`
      : `You are currently ${doing} a commit while rebasing ${what}.`
  if (view.unmerged.size > 0) {
    lines.push(rebasing)
    hint(
      'fix conflicts and then run "git rebase --continue"',
      'use "git rebase --skip" to skip this patch',
      'use "git rebase --abort" to check out the original branch',
    )
  } else if (!rebase.isInteractive || git.repo.hasGit('MERGE_MSG')) {
    lines.push(rebasing)
    hint('all conflicts fixed: run "git rebase --continue"')
  } else if (isSplitting(git, view, isTemplate)) {
    lines.push(during('splitting'))
    hint('Once your working directory is clean, run "git rebase --continue"')
  } else {
    lines.push(during('editing'))
    if (!view.isAmend)
      hint(
        'use "git commit --amend" to amend the current commit',
        'use "git rebase --continue" once you are satisfied with your changes',
      )
  }
  lines.push('')
}

/** Whether the commit that a rebase stopped at was taken apart with `git reset`. */
function isSplitting(git: Git, view: StatusView, isTemplate: boolean): boolean {
  const { repo } = git
  const isDirty = view.unstaged.length > 0 || view.unmerged.size > 0
  if ((!view.isAmend && !isTemplate && !isDirty) || view.branch !== undefined) return false
  const [head, orig] = [readRef(repo, 'HEAD'), readRef(repo, 'ORIG_HEAD')]
  const [amend, start] = [repo.readGit('rebase-merge/amend')?.trim(), repo.readGit('rebase-merge/orig-head')?.trim()]
  if (!head || !orig || !amend || !start) return false
  return amend === start ? head !== amend : orig !== start
}

function todoLines(git: Git, hasHints: boolean): readonly string[] {
  const done = readTodo(git, 'rebase-merge/done') ?? []
  const todo = readTodo(git, 'rebase-merge/git-rebase-todo')
  const lines: string[] = todo ? [] : ['git-rebase-todo is missing.']
  if (done.length === 0) lines.push('No commands done.')
  else {
    lines.push(
      `Last command${done.length > 1 ? 's' : ''} done (${done.length} command${done.length > 1 ? 's' : ''} done):`,
    )
    lines.push(...done.slice(-2).map((line) => `   ${line}`))
    if (done.length > 2 && hasHints) lines.push('  (see more in file .git/rebase-merge/done)')
  }
  const left = todo ?? []
  if (left.length === 0) lines.push('No commands remaining.')
  else {
    const s = left.length > 1 ? 's' : ''
    lines.push(`Next command${s} to do (${left.length} remaining command${s}):`)
    lines.push(...left.slice(0, 2).map((line) => `   ${line}`))
    if (hasHints) lines.push('  (use "git rebase --edit-todo" to view and edit)')
  }
  return lines
}

/** The lines of a list of a rebase, with short ids; undefined where there is none. */
function readTodo(git: Git, name: string): readonly string[] | undefined {
  const { repo } = git
  return repo
    .readGit(name)
    ?.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [word = '', id = '', ...rest] = line.split(' ')
      if (['exec', 'x', 'label', 'l'].includes(word)) return line
      const oid = id === '' ? undefined : resolve(git, id)
      return oid === undefined ? line : `${word} ${abbreviate(repo, oid)} ${rest.join(' ')}`
    })
}
