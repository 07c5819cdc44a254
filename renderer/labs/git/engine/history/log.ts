/** git log, git whatchanged's better half, and what it shares with `show` and `reflog`. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import type { Oid } from '../core/objects'
import { unmergedPaths } from '../work/status'
import { keepPseudo, type Revisions, readRevisions } from './arguments'
import { CommitPrinter } from './commitPrinter'
import { belowOf, type Differ, type DifferInput, readDiffer } from './differ'
import { logSpec, readStyle, type Style } from './logOptions'
import { commitAt } from './peel'
import { resolve } from './revision'
import { stepHistory, type Walked } from './walk'
import { reflogEntries } from './walkedReflog'
import { isReversed, readWalk } from './walkOptions'

export type LogOptions = Parsed<typeof logSpec>

interface LogDefaults {
  /** Only commits that change files are shown, with what they change. */
  readonly isOfChanges?: boolean
}

/** Options that come before the others stand for what a command is by itself. */
export function log(git: Git, args: readonly string[], defaults: LogDefaults = {}): number {
  const options = parseOptions(keepPseudo(args), logSpec, { keepsUnknown: true, isExact: true, number: 'max-count' })
  const words = options.rest
  checkOptions(options, words)
  if (options.on('walk-reflogs')) return logReflog(git, options, words)
  const revisions = options.on('merge')
    ? readConflict(git)
    : readRevisions(git, words, { beforeDashes: options.beforeDashes, otherwise: 'HEAD' })
  if (options.on('follow') && revisions.paths.length !== 1) throw new Fatal('--follow requires exactly one pathspec')
  const style = readStyle(git, options, undefined, options.on('null') ? '\0' : '\n')
  const differ = readDiffer(git, options, inputOf(options, revisions, defaults))
  const read = readWalk(git, options, revisions, words)
  // To ask for every parent's differences keeps the history whole.
  const walk = options.on('separate') || defaults.isOfChanges ? { ...read, isFull: true } : read
  const limits = differ.hides ? { ...walk, max: -1, skip: walk.skip ?? 0 } : walk
  const steps = stepHistory(git.repo, options.on('follow') ? { ...limits, ...unlimited } : limits)
  printSteps(git, options, style, differ, steps, walk.max ?? -1)
  return 0
}

/** Following a name, the commits that have nothing to do with it are left out by their differences. */
const unlimited = { touches: () => true, isSparse: true }

/** `--merge`: what either side of a merge that stopped did to the files in conflict. */
function readConflict(git: Git): Revisions {
  for (const name of ['HEAD', 'MERGE_HEAD'])
    if (resolve(git, name) === undefined) throw new Fatal(`--merge without ${name}?`)
  const paths = [...unmergedPaths(git.repo.index()).keys()].map((path) => `:(top,literal)${path}`)
  return readRevisions(git, ['HEAD...MERGE_HEAD', ...paths], { beforeDashes: 1 })
}

/** git whatchanged */
export const whatChanged = (git: Git, args: readonly string[]): number => log(git, args, { isOfChanges: true })

const inputOf = (
  options: LogOptions,
  { paths }: Revisions,
  { isOfChanges = false }: LogDefaults = {},
): DifferInput => ({
  ...{ paths, isFull: options.on('full-diff'), follows: options.on('follow') },
  firstParent: options.on('first-parent'),
  ...(isOfChanges ? { usual: ['raw'], hides: true } : {}),
})

function checkOptions(options: LogOptions, words: readonly string[]): void {
  const both = (one: keyof typeof logSpec, other: keyof typeof logSpec) => {
    if (options.on(one) && options.on(other))
      throw new Fatal(`options '--${one}' and '--${other}' cannot be used together`)
  }
  if (options.on('graph') && isReversed(words))
    throw new Fatal("options '--reverse' and '--graph' cannot be used together")
  if (isReversed(words) && options.on('walk-reflogs'))
    throw new Fatal("options '--reverse' and '--walk-reflogs' cannot be used together")
  if (options.on('graph') && options.on('walk-reflogs'))
    throw new Fatal("options '--walk-reflogs' and '--graph' cannot be used together")
  if (options.on('graph') && words.findLast((word) => /^\0--(no|do)-walk/.test(word))?.startsWith('\0--no'))
    throw new Fatal("options '--no-walk' and '--graph' cannot be used together")
  both('left-only', 'right-only')
  both('cherry-pick', 'cherry-mark')
}

export const signOf = (options: LogOptions, walked: Walked): string => {
  if (walked.isBoundary) return '-'
  if (walked.isSame) return '='
  if (options.on('left-right')) return walked.isLeft ? '<' : '>'
  if (options.on('cherry-mark') || options.on('cherry')) return '+'
  return ''
}

function printSteps(
  git: Git,
  options: LogOptions,
  style: Style,
  differ: Differ,
  steps: Iterable<Walked>,
  max: number,
): void {
  const hasGraph = options.on('graph')
  const printer = new CommitPrinter(git, style, hasGraph)
  let left = max
  for (const walked of steps) {
    if (left === 0) break
    const { oid, commit, parents } = walked
    const mark = signOf(options, walked)
    const lanes = hasGraph
      ? { lanes: walked.lanes, sign: walked.isBoundary ? 'o' : mark === '' || mark === '-' ? '*' : mark }
      : {}
    const shown = { oid, commit, parents, mark, ...lanes, listsParents: options.on('parents') }
    printer.enter(shown)
    let hasPrinted = false
    for (const below of belowOf(differ, walked, printer.laneWidth)) {
      printer.print({ ...shown, ...below })
      hasPrinted = true
    }
    if (hasPrinted) left--
  }
}

function logReflog(git: Git, options: LogOptions, words: readonly string[]): number {
  const { repo } = git
  const revisions = readRevisions(git, words, { beforeDashes: options.beforeDashes, otherwise: 'HEAD' })
  const style = readStyle(git, options, undefined, options.on('null') ? '\0' : '\n')
  const differ = readDiffer(git, options, inputOf(options, revisions))
  const walk = readWalk(git, options, revisions, words)
  const names = namesOf(revisions)
  const printer = new CommitPrinter(git, style)
  let left = walk.max ?? -1
  let toSkip = walk.skip ?? 0
  for (const { oid, ...entry } of reflogEntries(git, names, style.context.date, style.hasDate)) {
    if (left === 0) break
    const at: Oid | undefined = commitAt(repo, oid)
    const commit = at === undefined ? undefined : repo.commit(at)
    if (at === undefined || !commit) continue
    const [step] = stepHistory(repo, {
      ...walk,
      tips: [{ oid: at, isExcluded: false }],
      include: [at],
      noWalk: 'sorted',
      max: -1,
      skip: 0,
    })
    if (!step) continue
    if (toSkip-- > 0) continue
    left--
    for (const below of belowOf(differ, step, 0))
      printer.print({ oid: at, commit, parents: commit.parents, mark: '', entry, ...below })
  }
  return 0
}

const namesOf = ({ tips }: Revisions): readonly string[] =>
  tips.map(({ name, isExcluded }) => {
    if (isExcluded) throw new Fatal(`cannot walk reflogs for ${name}`)
    return name
  })
