/** The long form of `git status`, which the editor of `git commit` shows as well. */
import type { Git } from '../command/git'
import type { Colour } from '../command/paint'
import { branchName } from '../core/refs'
import { trackingText } from '../remote/tracking'
import type { FileChange } from '../tree/changes'
import { layOutColumns } from './columns'
import { quotePath, shownFrom } from './quote'
import { detachedFrom } from './state'
import { stateLines } from './statusState'
import { conflictLabel, maskOf, type StatusView } from './statusView'

export interface LongOptions {
  readonly hasHints: boolean
  /** For the text of a commit's editor: no words about what to do, "Initial commit". */
  readonly isTemplate?: boolean
  /** For `git commit` that found nothing: "Initial commit" too. */
  readonly isForCommit?: boolean
  readonly hasColour?: boolean
  readonly showsStash?: boolean
  readonly hasColumns?: boolean
}

/** Lines without their newlines; a template's are to be commented out. */
export function longStatus(git: Git, view: StatusView, options: LongOptions): readonly string[] {
  const { hasHints, isTemplate = false, hasColour = true } = options
  const paint = (colour: Colour, text: string) => (hasColour ? git.paint(colour, text) : text)
  const lines = [headLine(git, view, paint), ...trackingLines(git, view)]
  lines.push(...stateLines(git, view, hasHints, isTemplate))
  if (view.isInitial) lines.push('', isTemplate || options.isForCommit ? 'Initial commit' : 'No commits yet', '')
  lines.push(...stagedLines(git, view, hasHints, paint))
  lines.push(...unmergedLines(git, view, hasHints, paint))
  lines.push(...unstagedLines(git, view, hasHints, paint))
  lines.push(...otherLines(git, view, options, paint))
  if (isTemplate && view.isAmend && !isCommittable(view)) lines.push('No changes')
  return lines
}

type PaintText = (colour: Colour, text: string) => string

function headLine(git: Git, view: StatusView, paint: PaintText): string {
  if (view.branch !== undefined) return `On branch ${branchName(view.branch) ?? view.branch}`
  const { rebase } = view.state
  if (rebase)
    return `${paint('changed', `${rebase.isInteractive ? 'interactive rebase' : 'rebase'} in progress; onto `)}${rebase.onto}`
  const from = detachedFrom(git)
  if (!from) return paint('changed', 'Not currently on any branch.')
  return `${paint('changed', `HEAD detached ${from.isThere ? 'at' : 'from'} `)}${from.from}`
}

function trackingLines(git: Git, view: StatusView): readonly string[] {
  const branch = branchName(view.branch)
  if (view.isInitial || branch === undefined) return []
  const text = trackingText(git, branch)
  return text === '' ? [] : [...text.replace(/\n$/, '').split('\n'), '']
}

const labels: Readonly<Record<string, string>> = {
  ...{ A: 'new file:', C: 'copied:', D: 'deleted:', M: 'modified:', R: 'renamed:', T: 'typechange:', U: 'unmerged:' },
}

function changeLine(git: Git, change: FileChange, paint: PaintText, colour: Colour): string {
  const seen = (path: string | undefined) => quotePath(shownFrom(git.prefix, path ?? ''))
  const names =
    change.kind === 'R' || change.kind === 'C'
      ? `${seen(change.old?.path)} -> ${seen(change.now?.path)}`
      : seen(change.now?.path ?? change.old?.path)
  return `\t${paint(colour, `${(labels[change.kind] ?? '').padEnd(12)}${names}`)}`
}

function unstageHint(view: StatusView): readonly string[] {
  if (view.whence !== 'commit') return []
  if (view.isInitial) return ['  (use "git rm --cached <file>..." to unstage)']
  return [
    view.isAmend
      ? '  (use "git restore --source=HEAD^1 --staged <file>..." to unstage)'
      : '  (use "git restore --staged <file>..." to unstage)',
  ]
}

function stagedLines(git: Git, view: StatusView, hasHints: boolean, paint: PaintText): readonly string[] {
  if (view.staged.length === 0) return []
  const hints = hasHints ? unstageHint(view) : []
  const lines = view.staged.map((change) => changeLine(git, change, paint, 'added'))
  return ['Changes to be committed:', ...hints, ...lines, '']
}

function unmergedLines(git: Git, view: StatusView, hasHints: boolean, paint: PaintText): readonly string[] {
  if (view.unmerged.size === 0) return []
  const masks = [...view.unmerged.values()].map(maskOf)
  const isBothDeleted = masks.includes(1)
  const isHalfDeleted = masks.some((mask) => mask === 3 || mask === 5)
  const isOther = masks.some((mask) => mask !== 1 && mask !== 3 && mask !== 5)
  const how =
    isHalfDeleted || (isBothDeleted && isOther)
      ? '  (use "git add/rm <file>..." as appropriate to mark resolution)'
      : `  (use "git ${isBothDeleted ? 'rm' : 'add'} <file>..." to mark resolution)`
  const lines = [...view.unmerged].map(([path, stages]) => {
    const text = `${conflictLabel(stages).padEnd(17)}${quotePath(shownFrom(git.prefix, path))}`
    return `\t${paint('changed', text)}`
  })
  return ['Unmerged paths:', ...(hasHints ? [...unstageHint(view), how] : []), ...lines, '']
}

function unstagedLines(git: Git, view: StatusView, hasHints: boolean, paint: PaintText): readonly string[] {
  if (view.unstaged.length === 0) return []
  const add = view.unstaged.some(({ kind }) => kind === 'D') ? 'add/rm' : 'add'
  const hints = [
    `  (use "git ${add} <file>..." to update what will be committed)`,
    '  (use "git restore <file>..." to discard changes in working directory)',
  ]
  const lines = view.unstaged.map((change) => changeLine(git, change, paint, 'changed'))
  return ['Changes not staged for commit:', ...(hasHints ? hints : []), ...lines, '']
}

function otherLines(git: Git, view: StatusView, options: LongOptions, paint: PaintText): readonly string[] {
  const { hasHints } = options
  const list = (title: string, paths: readonly string[], how: string): readonly string[] => {
    if (paths.length === 0) return []
    const hint = hasHints ? [`  (use "git ${how} <file>..." to include in what will be committed)`] : []
    const seen = paths.map((path) => quotePath(shownFrom(git.prefix, path)))
    if (options.hasColumns)
      return [
        `${title}:`,
        ...hint,
        ...layOutColumns(seen, { width: 72 }).map((line) => `\t${paint('changed', line)}`),
        '',
      ]
    return [`${title}:`, ...hint, ...seen.map((path) => `\t${paint('changed', path)}`), '']
  }
  if (view.untrackedMode !== 'no')
    return [
      ...list('Untracked files', view.untracked, 'add'),
      ...(view.showsIgnored ? list('Ignored files', view.ignored, 'add -f') : []),
    ]
  if (view.staged.length === 0) return []
  return [`Untracked files not listed${hasHints ? ' (use -u option to show untracked files)' : ''}`]
}

/** The last line, where there is nothing to be committed. */
export function emptyLine(view: StatusView, hasHints: boolean): string {
  const hint = (text: string) => (hasHints ? ` (${text})` : '')
  if (isCommittable(view)) return ''
  if (view.isAmend) return 'No changes'
  if (view.unstaged.length > 0 || view.unmerged.size > 0)
    return `no changes added to commit${hint('use "git add" and/or "git commit -a"')}`
  if (view.untracked.length > 0)
    return `nothing added to commit but untracked files present${hint('use "git add" to track')}`
  if (view.isInitial) return `nothing to commit${hint('create/copy files and use "git add" to track')}`
  if (view.untrackedMode === 'no') return `nothing to commit${hint('use -u to show untracked files')}`
  return 'nothing to commit, working tree clean'
}

export const isCommittable = (view: StatusView): boolean =>
  view.staged.length > 0 || (view.state.isMerging && view.unmerged.size === 0)
