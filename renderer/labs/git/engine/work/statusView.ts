/** What the formats of status have in common. */
import type { Git } from '../command/git'
import { compareBytes } from '../core/bytes'
import type { Oid } from '../core/objects'
import { readRef, readSymbolic } from '../core/refs'
import { type FileChange, pathOf } from '../tree/changes'
import { findRenames } from '../tree/renames'
import { ignoreRules } from './ignore'
import { type Pathspec, warnUnopened } from './pathspec'
import { readState, type Whence, type WorkState, whenceOf } from './state'
import { headTree, readStatus, type Status, stagedChanges } from './status'

export type UntrackedMode = 'no' | 'normal' | 'all'

export interface StatusView extends Status {
  readonly state: WorkState
  readonly whence: Whence
  /** Full name; undefined where HEAD is detached. */
  readonly branch: string | undefined
  readonly isInitial: boolean
  readonly untrackedMode: UntrackedMode
  readonly showsIgnored: boolean
  readonly isAmend: boolean
}

export interface ViewOptions {
  readonly untrackedMode?: UntrackedMode
  readonly ignored?: 'no' | 'traditional' | 'matching'
  readonly pathspec?: Pathspec
  readonly findsRenames?: boolean
  /** Compares the index with this tree: for a commit that is amended. `null` is no tree at all. */
  readonly against?: Oid | null
  readonly isAmend?: boolean
}

export function statusView(git: Git, options: ViewOptions = {}): StatusView {
  const { untrackedMode = 'normal', ignored = 'no', pathspec, findsRenames = true, isAmend = false } = options
  const repo = git.workRepo
  const opens = pathspec && pathspec.given.length > 0 ? openerOf(pathspec) : undefined
  const status = readStatus(git, untrackedMode === 'all', {
    allIgnored: untrackedMode === 'all',
    isMatching: ignored === 'matching',
    ...(opens ? { opens } : {}),
  })
  if (pathspec && untrackedMode !== 'no') warnUnopened(git, pathspec, ignoreRules(repo))
  const isIn = (path: string) => pathspec === undefined || pathspec.matches(path)
  const among = (changes: readonly FileChange[]) => {
    const own = changes.filter((change) => isIn(pathOf(change)))
    return findsRenames ? findRenames(repo, own) : own
  }
  const staged = options.against === undefined ? status.staged : stagedChanges(repo, options.against ?? undefined)
  return {
    staged: among(staged),
    unstaged: among(status.unstaged),
    unmerged: new Map([...status.unmerged].filter(([path]) => isIn(path))),
    untracked: untrackedMode === 'no' ? [] : status.untracked.filter(isIn),
    ignored: untrackedMode === 'no' || ignored === 'no' ? [] : status.ignored.filter(isIn),
    ...{ state: readState(repo), whence: whenceOf(repo), branch: readSymbolic(repo) },
    isInitial: options.against === null || readRef(repo, 'HEAD') === undefined,
    ...{ untrackedMode, showsIgnored: ignored !== 'no', isAmend },
  }
}

/** Directories in which a path of the pathspec may lie are gone into. */
const openerOf =
  ({ items }: Pathspec) =>
  (dir: string): boolean =>
    !items.some(({ isExclude, onlyDir, path }) => !isExclude && onlyDir && `${path}/` === dir) &&
    items.some(({ isExclude, isGlob, path, fits }) => {
      if (isExclude || fits(dir)) return false
      const plain = isGlob ? path.slice(0, path.search(/[*?[\\]/)) : path
      return plain.startsWith(dir) || (isGlob && dir.startsWith(plain))
    })

export interface PathState {
  readonly path: string
  readonly staged: FileChange | undefined
  readonly unstaged: FileChange | undefined
  readonly stages: ReadonlySet<1 | 2 | 3> | undefined
}

/** Every path that differs, by its name. */
export function pathStates(view: StatusView): readonly PathState[] {
  const staged = new Map(view.staged.map((change) => [pathOf(change), change]))
  const unstaged = new Map(view.unstaged.map((change) => [pathOf(change), change]))
  const paths = [...new Set([...staged.keys(), ...unstaged.keys(), ...view.unmerged.keys()])].sort(compareBytes)
  return paths.map((path) => ({
    path,
    staged: staged.get(path),
    unstaged: unstaged.get(path),
    stages: view.unmerged.get(path),
  }))
}

/** `UU` and the others, by the stages that are there. */
export function conflictLetters(stages: ReadonlySet<1 | 2 | 3>): string {
  return conflictKinds[maskOf(stages)]?.letters ?? 'UU'
}

/** `both modified:` and the others. */
export function conflictLabel(stages: ReadonlySet<1 | 2 | 3>): string {
  return conflictKinds[maskOf(stages)]?.label ?? ''
}

export const maskOf = (stages: ReadonlySet<1 | 2 | 3>): number =>
  (stages.has(1) ? 1 : 0) + (stages.has(2) ? 2 : 0) + (stages.has(3) ? 4 : 0)

const conflictKinds: Readonly<Record<number, { readonly letters: string; readonly label: string }>> = {
  1: { letters: 'DD', label: 'both deleted:' },
  2: { letters: 'AU', label: 'added by us:' },
  3: { letters: 'UD', label: 'deleted by them:' },
  4: { letters: 'UA', label: 'added by them:' },
  5: { letters: 'DU', label: 'deleted by us:' },
  6: { letters: 'AA', label: 'both added:' },
  7: { letters: 'UU', label: 'both modified:' },
}

export { headTree }
