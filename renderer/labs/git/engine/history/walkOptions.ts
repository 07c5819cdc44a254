/** The options of `log`, `rev-list` and others that say which commits are meant. */
import type { Git } from '../command/git'
import type { Parsed, Spec } from '../command/options'
import type { Commit } from '../core/objects'
import { readPathspec } from '../work/pathspec'
import { approxidate } from './approxidate'
import type { Revisions } from './arguments'
import { commitAt } from './peel'
import { toRegExp } from './regex'
import type { Walk } from './walk'

export const walkSpec = {
  'max-count': 'value n',
  skip: 'value',
  since: 'value after',
  until: 'value before',
  'min-age': 'value',
  'max-age': 'value',
  author: 'list',
  committer: 'list',
  grep: 'list',
  'invert-grep': 'flag',
  'all-match': 'flag',
  'regexp-ignore-case': 'flag i',
  'extended-regexp': 'flag E',
  'fixed-strings': 'flag F',
  'perl-regexp': 'flag P',
  'basic-regexp': 'flag',
  merges: 'flag',
  'min-parents': 'value',
  'max-parents': 'value',
  'first-parent': 'flag',
  'topo-order': 'flag',
  'date-order': 'flag',
  'author-date-order': 'flag',
  'left-right': 'flag',
  'cherry-pick': 'flag',
  'cherry-mark': 'flag',
  cherry: 'flag',
  'left-only': 'flag',
  'right-only': 'flag',
  boundary: 'flag',
  'ancestry-path': 'flag',
  'full-history': 'flag',
  sparse: 'flag',
  dense: 'flag',
  parents: 'flag',
  graph: 'flag',
} as const satisfies Spec

type Options = Parsed<typeof walkSpec>

/** Words that walking keeps among the revisions: `--no-walk` and what asks for refs. */
export function readWalk(git: Git, options: Options, { tips, paths }: Revisions, words: readonly string[]): Walk {
  const { repo } = git
  const commits = tips.flatMap((tip) => {
    const oid = commitAt(repo, tip.oid)
    return oid === undefined ? [] : [{ ...tip, oid }]
  })
  const pathspec = paths.length === 0 ? undefined : readPathspec(git, paths)
  const isCherry = options.on('cherry')
  const noWalk = words.findLast((word) => /^\0?--(no|do)-walk/.test(word))?.replace('\0', '')
  return {
    tips: commits,
    include: commits.flatMap(({ oid, isExcluded }) => (isExcluded ? [] : [oid])),
    exclude: commits.flatMap(({ oid, isExcluded }) => (isExcluded ? [oid] : [])),
    left: commits.flatMap(({ oid, isLeft }) => (isLeft ? [oid] : [])),
    order: orderOf(options),
    isReversed: isReversed(words),
    firstParent: options.on('first-parent'),
    ...readNumbers(git, options),
    ...readParents(options, isCherry),
    ...(pathspec ? { touches: pathspec.matches } : {}),
    ...fitting(options),
    isFull: options.on('full-history'),
    isSparse: options.on('sparse') && !options.on('dense'),
    rewritesParents: options.on('graph') || options.on('parents'),
    hasBoundary: options.on('boundary'),
    ancestryPath: options.on('ancestry-path'),
    ...(options.on('left-only') ? { onlySide: 'left' as const } : {}),
    ...(options.on('right-only') || isCherry ? { onlySide: 'right' as const } : {}),
    ...(options.on('cherry-pick') ? { cherry: 'pick' as const } : {}),
    ...(options.on('cherry-mark') || isCherry ? { cherry: 'mark' as const } : {}),
    // What leaves commits out always walks.
    ...(noWalk?.startsWith('--no-walk') && !commits.some(({ isExcluded }) => isExcluded)
      ? { noWalk: noWalk.endsWith('=unsorted') ? 'unsorted' : 'sorted' }
      : {}),
  }
}

/** A second `--reverse` takes the first one back. */
export const isReversed = (words: readonly string[]): boolean =>
  words.filter((word) => word === '\0--reverse').length % 2 === 1

function orderOf(options: Options): NonNullable<Walk['order']> {
  const last = options.order.findLast((name) => /^(topo|date|author-date)-order$/.test(name))
  if (last === 'topo-order') return 'topo'
  if (last === 'date-order') return 'date'
  if (last === 'author-date-order') return 'author-date'
  return options.on('graph') ? 'topo' : 'default'
}

function number(options: Options, name: keyof typeof walkSpec): number | undefined {
  const text = options.value(name)
  if (text === undefined) return undefined
  return Number.parseInt(text, 10) || 0
}

/** What git cannot read as a date is now. */
export const dateOrNow = ({ machine }: Git, text: string): number => approxidate(text, machine.now) ?? machine.now

function readNumbers(git: Git, options: Options): Partial<Walk> {
  const date = (name: 'since' | 'until') => {
    const text = options.value(name)
    return text === undefined ? undefined : dateOrNow(git, text)
  }
  const [since, until] = [number(options, 'max-age') ?? date('since'), number(options, 'min-age') ?? date('until')]
  const [max, skip] = [number(options, 'max-count'), number(options, 'skip')]
  return {
    ...(max === undefined ? {} : { max }),
    ...(skip === undefined ? {} : { skip }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  }
}

function readParents(options: Options, isCherry: boolean): Partial<Walk> {
  const isOne = isCherry || (options.given('merges') && !options.on('merges'))
  return {
    minParents: number(options, 'min-parents') ?? (options.on('merges') ? 2 : 0),
    maxParents: number(options, 'max-parents') ?? (isOne ? 1 : -1),
  }
}

/** `--author`, `--committer` and `--grep`: any of each kind, and all kinds. */
function fitting(options: Options): Partial<Walk> {
  const read = (name: 'author' | 'committer' | 'grep') =>
    options.all(name).map((text) =>
      toRegExp(text, {
        isExtended: options.on('extended-regexp'),
        isFixed: options.on('fixed-strings'),
        isPerl: options.on('perl-regexp'),
        ignoresCase: options.on('regexp-ignore-case'),
      }),
    )
  const [authors, committers, greps] = [read('author'), read('committer'), read('grep')]
  if (authors.length + committers.length + greps.length === 0) return {}
  const isAll = options.on('all-match')
  const isInverted = options.on('invert-grep')
  const person = (ident: string) => ident.slice(0, ident.lastIndexOf('>') + 1)
  const saysSo = ({ message }: Commit) => {
    const lines = message.split('\n')
    const found = (pattern: RegExp) => lines.some((line) => pattern.test(line))
    return isAll ? greps.every(found) : greps.some(found)
  }
  return {
    fits: (commit) => {
      const isBy = authors.length === 0 || authors.some((pattern) => pattern.test(person(commit.author)))
      const isFrom = committers.length === 0 || committers.some((pattern) => pattern.test(person(commit.committer)))
      if (greps.length === 0) return (isBy && isFrom) !== isInverted
      return (isBy && isFrom && saysSo(commit)) !== isInverted
    },
  }
}
