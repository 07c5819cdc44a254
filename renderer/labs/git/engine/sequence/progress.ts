/** What is under way in a repository, for `status` and for those who draw it. */
import type { Git } from '../command/git'
import { branchName } from '../core/refs'
import { abbreviate } from '../history/revision'
import { inRebase, pickUnderWay, readLine } from './state'

export interface RebaseProgress {
  /** The short name of the branch; undefined where HEAD was on none. */
  readonly branch: string | undefined
  /** The commit that it goes onto, short. */
  readonly onto: string
  /** Whether `interactive` is there, as it is with every rebase of this Git. */
  readonly isInteractive: boolean
  /** Lines of what was done and of what is left, ids short, without comments. */
  readonly done: readonly string[]
  readonly next: readonly string[]
  /** Whether a commit stopped for an amendment: there is `amend`, or nothing was to be done with it. */
  readonly isEditing: boolean
  /** Of how many steps, and at which it is. */
  readonly step: number
  readonly steps: number
}

export function rebaseProgress(git: Git): RebaseProgress | undefined {
  const { repo } = git
  if (!repo.hasGit('rebase-merge')) return undefined
  const head = readLine(repo, inRebase('head-name'))
  const onto = readLine(repo, inRebase('onto')) ?? ''
  return {
    branch: branchName(head),
    onto: onto === '' ? '' : abbreviate(repo, onto),
    isInteractive: repo.hasGit(inRebase('interactive')),
    done: shortLines(git, inRebase('done')),
    next: shortLines(git, inRebase('git-rebase-todo')),
    isEditing: !repo.hasGit('MERGE_MSG'),
    step: Number(readLine(repo, inRebase('msgnum')) ?? 0),
    steps: Number(readLine(repo, inRebase('end')) ?? 0),
  }
}

function shortLines(git: Git, name: string): readonly string[] {
  const lines = (git.repo.readGit(name) ?? '').split('\n').map((line) => line.trim())
  return lines.flatMap((line) =>
    line === '' || line.startsWith('#')
      ? []
      : [line.replace(/^(\S+ )([0-9a-f]{40})( |$)/, (_, command, oid) => `${command}${abbreviate(git.repo, oid)} `)],
  )
}

export interface PickProgress {
  readonly action: 'cherry-pick' | 'revert'
  /** The commit that stopped, short; undefined where none waits for its end. */
  readonly commit: string | undefined
}

export function pickProgress(git: Git): PickProgress | undefined {
  const { repo } = git
  const action = pickUnderWay(repo)
  if (!action) return undefined
  const oid = readLine(repo, action === 'revert' ? 'REVERT_HEAD' : 'CHERRY_PICK_HEAD')
  return { action, commit: oid === undefined ? undefined : abbreviate(repo, oid) }
}
