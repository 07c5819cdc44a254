/** Which refs a list shows: by name, by what they contain, and by where they point. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions, type Spec } from '../command/options'
import type { Oid } from '../core/objects'
import { commitAt, untag } from '../history/peel'
import { resolve } from '../history/revision'
import { isAncestor } from '../merge/bases'
import { globRegExp } from '../work/glob'
import type { RefItem } from './refInfo'

/** Options whose value may be left out where they come last; it is HEAD then. */
export const filterSpec = {
  contains: 'list with',
  // `--no-contains` and `--no-merged` are options of their own and negate nothing.
  lacking: 'list without',
  merged: 'list',
  unmerged: 'list',
  'points-at': 'list',
  sort: 'list',
  format: 'value',
  'ignore-case': 'flag i',
} as const satisfies Spec

const lastDefault = ['contains', 'lacking', 'merged', 'unmerged', 'with', 'without', 'points-at'].map(
  (name) => `--${name}`,
)

const ownName = (arg: string) =>
  arg.replace(/^--no-contains(?=$|=)/, '--lacking').replace(/^--no-merged(?=$|=)/, '--unmerged')

/** As `parseOptions`; `--contains` and the like, when they come last, mean HEAD. */
export function parseListOptions<const S extends typeof filterSpec & Spec>(
  args: readonly string[],
  spec: S,
): Parsed<S> {
  const dashes = args.indexOf('--')
  const named = args.map((arg, at) => (dashes >= 0 && at > dashes ? arg : ownName(arg)))
  const last = named.at(-1)
  return parseOptions(last !== undefined && lastDefault.includes(last) && dashes < 0 ? [...named, 'HEAD'] : named, spec)
}

export interface RefFilter {
  readonly isGiven: boolean
  readonly shows: (item: RefItem) => boolean
}

export function readFilter(git: Git, { all }: Pick<Parsed<typeof filterSpec>, 'all'>): RefFilter {
  const commits = (name: keyof typeof filterSpec) => all(name).map((text) => commitNamed(git, text, name))
  const contains = commits('contains')
  const lacks = commits('lacking')
  const merged = commits('merged')
  const unmerged = commits('unmerged')
  const points = all('points-at').map((text) => pointNamed(git, text))
  const { repo } = git
  const needsCommit = contains.length + lacks.length + merged.length + unmerged.length > 0
  const below = (oid: Oid, tips: readonly Oid[]) => tips.some((tip) => isAncestor(repo, oid, tip))
  return {
    isGiven: needsCommit || points.length > 0,
    shows: ({ oid }) => {
      if (points.length > 0 && !points.some((point) => point === oid || point === taggedBy(git, oid))) return false
      if (!needsCommit) return true
      const commit = commitAt(repo, oid)
      if (commit === undefined) return false
      if (contains.length > 0 && !contains.some((one) => isAncestor(repo, one, commit))) return false
      if (lacks.some((one) => isAncestor(repo, one, commit))) return false
      return (merged.length === 0 || below(commit, merged)) && !below(commit, unmerged)
    },
  }
}

function taggedBy({ repo }: Git, oid: Oid): Oid | undefined {
  const object = repo.get(oid)
  return object?.type === 'tag' ? object.object : undefined
}

/** Two of the options say it with an error, the others with a fatal one. */
function commitNamed(git: Git, text: string, option: string): Oid {
  const oid = resolve(git, text)
  const isMerged = option === 'merged' || option === 'unmerged'
  if (oid === undefined) {
    if (isMerged) throw new Fatal(`malformed object name ${text}`)
    throw new Fatal(`error: malformed object name ${text}\n`, 129, false)
  }
  const commit = commitAt(git.repo, oid)
  if (commit !== undefined) return commit
  const inner = untag(git.repo, oid) ?? oid
  const type = git.repo.get(inner)?.type ?? 'blob'
  if (isMerged) {
    git.err(`error: object ${inner} is a ${type}, not a commit\n`)
    throw new Fatal(
      `error: option \`${option === 'merged' ? option : 'no-merged'}' must point to a commit\n`,
      129,
      false,
    )
  }
  throw new Fatal(`error: object ${inner} is a ${type}, not a commit\nerror: no such commit ${text}\n`, 129, false)
}

function pointNamed(git: Git, text: string): Oid {
  const oid = resolve(git, text)
  if (oid === undefined) throw new Fatal(`error: malformed object name '${text}'\n`, 129, false)
  return oid
}

/** `branch --list` and `tag --list`: a pattern is for the short name, and `*` goes over slashes. */
export function matchesShort(patterns: readonly string[], ignoresCase: boolean): (name: string) => boolean {
  const globs = patterns.map((pattern) => globRegExp(pattern, { isPathname: false, ignoresCase }))
  return (name) => globs.length === 0 || globs.some((glob) => glob.test(name))
}

/** `for-each-ref`: a pattern is for the full name, or for a directory above it. */
export function matchesFull(patterns: readonly string[]): (name: string) => boolean {
  const globs = patterns.map((pattern) => globRegExp(pattern, { isPathname: true }))
  const isBelow = (name: string, pattern: string) =>
    name === pattern || (name.startsWith(pattern) && (pattern.endsWith('/') || name[pattern.length] === '/'))
  return (name) =>
    patterns.length === 0 || patterns.some((pattern) => isBelow(name, pattern)) || globs.some((glob) => glob.test(name))
}
