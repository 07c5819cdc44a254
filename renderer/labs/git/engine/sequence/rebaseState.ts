/** `.git/rebase-merge`: what a rebase was asked for, and how far it is. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { readRef } from '../core/refs'
import { defaults, type Replay, startReplay } from './replay'
import { inRebase, readLine } from './state'
import { isFixup, linesText, type TodoItem } from './todo'

export interface RebaseStart {
  /** `refs/heads/topic`, or `detached HEAD`. */
  readonly headName: string
  readonly onto: Oid
  readonly origHead: Oid
  readonly isQuiet: boolean
  readonly isVerbose: boolean
  readonly signOff: boolean
  readonly favours: readonly string[]
  readonly empty: 'drop' | 'keep' | 'stop'
  readonly reschedules: boolean
  readonly allowFf: boolean
}

export function writeStart(git: Git, start: RebaseStart): void {
  const { repo } = git
  const write = (name: string, text: string) => repo.writeGit(inRebase(name), text)
  write('interactive', '')
  write('head-name', `${start.headName}\n`)
  write('onto', `${start.onto}\n`)
  write('orig-head', `${start.origHead}\n`)
  if (start.isQuiet) write('quiet', '')
  if (start.isVerbose) write('verbose', '')
  if (start.favours.length > 0) write('strategy_opts', start.favours.map((one) => ` '--${one}'`).join(''))
  if (start.signOff) write('signoff', '--signoff\n')
  if (start.empty === 'drop') write('drop_redundant_commits', '')
  if (start.empty === 'keep') write('keep_redundant_commits', '')
  write(start.reschedules ? 'reschedule-failed-exec' : 'no-reschedule-failed-exec', '')
}

export const isRescheduling = ({ repo }: Git): boolean => repo.hasGit(inRebase('reschedule-failed-exec'))

/** The rebase that is under way. */
export function readRebase(git: Git, allowFf = true): Replay {
  const { repo } = git
  const has = (name: string) => repo.hasGit(inRebase(name))
  const strategy = repo.readGit(inRebase('strategy_opts')) ?? ''
  const replay = startReplay(git, {
    ...defaults,
    ...{ action: 'rebase', allowEmpty: true, allowFf: allowFf && !has('signoff'), signOff: has('signoff') },
    ...{ keepRedundant: has('keep_redundant_commits'), dropRedundant: has('drop_redundant_commits') },
    ...{ isQuiet: has('quiet'), isVerbose: has('verbose') },
    favour: /.*--(ours|theirs)/s.exec(strategy)?.[1] as 'ours' | 'theirs' | undefined,
  })
  replay.fixups = (repo.readGit(inRebase('current-fixups')) ?? '').split('\n').filter((line) => line !== '')
  return replay
}

export interface Steps {
  /** What was done before the first of the items, unless the list was read anew since. */
  previous?: TodoItem | undefined
  items: TodoItem[]
  done: number
  total: number
}

const count = (items: readonly TodoItem[]) => items.filter(({ command }) => command !== 'comment').length
export const countSteps = count

/** Writes what is left after the present command, which goes to `done`. */
export function saveStep({ repo }: Replay, items: readonly TodoItem[]): void {
  const [now, ...left] = items
  repo.writeGit(inRebase('git-rebase-todo'), linesText(left))
  if (now) repo.files.append(repo.path(inRebase('done')), linesText([now]))
}

/** Which commit became which: noted when the last one that is melded into it is there. */
export function noteRewritten({ repo }: Replay, oid: Oid, next: TodoItem | undefined): void {
  const pending = inRebase('rewritten-pending')
  repo.files.append(repo.path(pending), `${oid}\n`)
  if (isFixup(next)) return
  const head = readRef(repo, 'HEAD')
  const lines = (readLine(repo, pending) ?? '').split('\n').map((old) => `${old} ${head}\n`)
  repo.files.append(repo.path(inRebase('rewritten-list')), lines.join(''))
  repo.removeGit(pending)
}
