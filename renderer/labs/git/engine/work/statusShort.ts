/** The short forms of `git status`. */
import type { Git } from '../command/git'
import { zeroOid } from '../core/objects'
import { branchName, readRef } from '../core/refs'
import { trackingOf } from '../remote/tracking'
import type { FileChange } from '../tree/changes'
import { quotePath, shownFrom } from './quote'
import { workLeaf } from './status'
import { conflictLetters, type PathState, pathStates, type StatusView } from './statusView'

export interface ShortOptions {
  readonly hasBranch: boolean
  /** `--porcelain`: from the top, without colours. */
  readonly isPlain: boolean
  /** `-z`: with a NUL after each name, and names as they are. */
  readonly isNul: boolean
}

export function shortStatus(git: Git, view: StatusView, options: ShortOptions): string {
  const { isPlain, isNul } = options
  const end = isNul ? '\0' : '\n'
  const name = namer(git, options)
  const red = (text: string) => (isPlain ? text : git.paint('changed', text))
  const green = (text: string) => (isPlain ? text : git.paint('added', text))
  const lines = pathStates(view).map((one) => {
    if (one.stages) return `${red(conflictLetters(one.stages))} ${name(one.path)}`
    const [x, y] = lettersOf(one)
    const letters = `${x === ' ' ? ' ' : green(x)}${y === ' ' ? ' ' : red(y)}`
    const moved = movedOf(one)
    if (moved === undefined) return `${letters} ${name(one.path)}`
    return isNul ? `${letters} ${one.path}\0${moved}` : `${letters} ${name(moved)} -> ${name(one.path)}`
  })
  lines.push(...view.untracked.map((path) => `${red('??')} ${name(path)}`))
  lines.push(...view.ignored.map((path) => `${red('!!')} ${name(path)}`))
  const head = options.hasBranch ? [`## ${branchLine(git, view, red, green)}`] : []
  return [...head, ...lines].map((line) => line + end).join('')
}

const namer =
  (git: Git, { isPlain, isNul }: ShortOptions) =>
  (path: string) =>
    isNul ? path : quotePath(isPlain ? path : shownFrom(git.prefix, path), true)

const lettersOf = ({ staged, unstaged }: PathState) => [staged?.kind ?? ' ', unstaged?.kind ?? ' '] as const

const isMove = (change: FileChange | undefined) => change?.kind === 'R' || change?.kind === 'C'
/** The path that a file had before. */
const movedOf = ({ staged, unstaged }: PathState): string | undefined =>
  isMove(staged) ? staged?.old?.path : isMove(unstaged) ? unstaged?.old?.path : undefined

type Tint = (text: string) => string

function branchLine(git: Git, view: StatusView, red: Tint, green: Tint): string {
  const branch = branchName(view.branch)
  if (branch === undefined) return red('HEAD (no branch)')
  const start = view.isInitial ? 'No commits yet on ' : ''
  const tracking = trackingOf(git, branch)
  if (!tracking) return start + green(branch)
  const upstream = tracking.upstream.replace(/^refs\/(remotes|heads)\//, '')
  const line = `${start}${green(branch)}...${red(upstream)}`
  const { counts } = tracking
  if (!counts) return `${line} [${red('gone')}]`
  if (view.isInitial || (counts.ahead === 0 && counts.behind === 0)) return line
  const parts = [
    ...(counts.ahead > 0 ? [`ahead ${green(String(counts.ahead))}`] : []),
    ...(counts.behind > 0 ? [`behind ${red(String(counts.behind))}`] : []),
  ]
  return `${line} [${parts.join(', ')}]`
}

/** `--porcelain=v2`. */
export function porcelainTwo(git: Git, view: StatusView, options: ShortOptions): string {
  const end = options.isNul ? '\0' : '\n'
  const name = (path: string) => (options.isNul ? path : quotePath(shownFrom(git.prefix, path)))
  const lines = options.hasBranch ? branchHeads(git, view) : []
  const states = pathStates(view)
  for (const one of states) if (!one.stages) lines.push(plainEntry(git, one, name, options.isNul))
  for (const { path, stages } of states) if (stages) lines.push(conflictEntry(git, path, stages, name))
  lines.push(...view.untracked.map((path) => `? ${name(path)}`), ...view.ignored.map((path) => `! ${name(path)}`))
  return lines.map((line) => line + end).join('')
}

function branchHeads(git: Git, view: StatusView): string[] {
  const branch = branchName(view.branch)
  const lines = [`# branch.oid ${readRef(git.repo, 'HEAD') ?? '(initial)'}`, `# branch.head ${branch ?? '(detached)'}`]
  const tracking = branch === undefined ? undefined : trackingOf(git, branch)
  if (tracking) {
    lines.push(`# branch.upstream ${tracking.upstream.replace(/^refs\/(remotes|heads)\//, '')}`)
    if (tracking.counts && !view.isInitial)
      lines.push(`# branch.ab +${tracking.counts.ahead} -${tracking.counts.behind}`)
  }
  return lines
}

function plainEntry(git: Git, one: PathState, name: (path: string) => string, isNul: boolean): string {
  const [x, y] = lettersOf(one).map((letter) => (letter === ' ' ? '.' : letter))
  const entry = git.repo.index().find(({ path, stage }) => path === one.path && stage === 0)
  const inIndex = entry?.isIntentToAdd ? undefined : entry
  const head = one.staged ? one.staged.old : inIndex
  const work = entry && workLeaf(git, one.path)
  const modes = [head?.mode, inIndex?.mode, work?.mode].map((mode) => mode ?? '000000')
  const oids = [head?.oid, inIndex?.oid].map((oid) => oid ?? zeroOid)
  const moved = movedOf(one)
  const start = `${moved === undefined ? 1 : 2} ${x}${y} N... ${modes.join(' ')} ${oids.join(' ')}`
  if (moved === undefined) return `${start} ${name(one.path)}`
  const change = isMove(one.staged) ? one.staged : one.unstaged
  const score = `${change?.kind}${change?.similarity ?? 100}`
  return `${start} ${score} ${name(one.path)}${isNul ? '\0' : '\t'}${name(moved)}`
}

function conflictEntry(git: Git, path: string, stages: ReadonlySet<1 | 2 | 3>, name: (path: string) => string): string {
  const sides = ([1, 2, 3] as const).map((stage) =>
    git.repo.index().find((entry) => entry.path === path && entry.stage === stage),
  )
  const modes = [...sides.map((side) => side?.mode), workLeaf(git, path)?.mode].map((mode) => mode ?? '000000')
  const oids = sides.map((side) => side?.oid ?? zeroOid)
  return `u ${conflictLetters(stages)} N... ${modes.join(' ')} ${oids.join(' ')} ${name(path)}`
}
