/** git blame */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import { type Oid, zeroOid } from '../core/objects'
import { readRef } from '../core/refs'
import { splitLines } from '../text/lines'
import { abbreviate } from './abbreviate'
import { readRevisions } from './arguments'
import { type BlamedLine, blameLines, leafAt, type Origin } from './blame'
import { type BlameLooks, printBlame } from './blamePrint'
import { readDateStyle } from './dates'
import { lineRanges } from './lineRanges'
import { commitAt } from './peel'
import { resolve } from './revision'
import { walkCommits } from './walk'

const spec = {
  lines: 'list L',
  'short-form': 'flag s',
  'show-email': 'flag e',
  'show-name': 'flag f',
  'show-number': 'flag n',
  'long-id': 'flag l',
  'raw-time': 'flag t',
  'blank-boundary': 'flag b',
  root: 'flag',
  porcelain: 'flag p',
  'line-porcelain': 'flag',
  whitespace: 'flag w',
  'first-parent': 'flag',
  compat: 'flag c',
  date: 'value',
  abbrev: 'value',
  moves: 'optional M',
  copies: 'optional C',
  progress: 'flag',
} as const

const usage = 'usage: git blame [<options>] [<rev-opts>] [<rev>] [--] <file>\n'

export function blame(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec, { keepsUnknown: true })
  const { path, words } = readPath(git, options)
  const { repo } = git
  const { tips } = readRevisions(git, words, { beforeDashes: words.length })
  const tip = tips.find(({ isExcluded }) => !isExcluded)
  const excluded = tips.flatMap(({ oid, isExcluded }) => (isExcluded ? [commitAt(repo, oid) ?? ''] : []))
  const named = tip === undefined ? undefined : commitAt(repo, tip.oid)
  // What is left out at once is no place to begin at.
  const head = named !== undefined && excluded.includes(named) ? undefined : named
  const outside = new Set(excluded.length === 0 ? [] : walkCommits(repo, { include: excluded }))
  const start = head === undefined ? workOrigin(git, path) : originOf(git, head, path, tip?.name ?? '')
  const isRootShown = options.on('root') || git.configBool('blame.showRoot', false)
  const lines = blameLines(git, {
    start,
    parentsOf: (commit) => {
      const parents = commit === undefined ? workParents(git) : (repo.commit(commit)?.parents ?? [])
      return options.on('first-parent') ? parents.slice(0, 1) : parents
    },
    isBoundary: (commit) => outside.has(commit),
    ignored: options.on('whitespace') ? 'all' : undefined,
  })
  const isBoundary = ({ commit }: Origin) =>
    commit !== undefined && (outside.has(commit) || (!isRootShown && repo.commit(commit)?.parents.length === 0))
  const shown = lineRanges(options.all('lines'), splitLines(start.text), path)
  printBlame(
    git,
    { path, lines, texts: splitLines(start.text), shown },
    looksOf(git, options, lines, shown, isBoundary),
  )
  return 0
}

/** git annotate */
export const annotate = (git: Git, args: readonly string[]): number => blame(git, ['-c', ...args])

interface Where {
  readonly path: string
  readonly words: readonly string[]
}

function readPath(git: Git, options: Parsed<typeof spec>): Where {
  const { rest, beforeDashes } = options
  const fail = () => new Fatal(usage, 129, false)
  if (beforeDashes !== undefined) {
    const paths = rest.slice(beforeDashes)
    if (paths.length !== 1) throw fail()
    return { path: git.prefix + (paths[0] ?? ''), words: rest.slice(0, beforeDashes) }
  }
  const last = rest.at(-1)
  if (last === undefined) throw fail()
  const [first] = rest
  if (rest.length === 2 && first !== undefined && isRevision(git, last) && git.machine.files.has(git.resolve(first)))
    return { path: git.prefix + first, words: [last] }
  return { path: git.prefix + last, words: rest.slice(0, -1) }
}

const isRevision = (git: Git, word: string): boolean => git.capture(() => resolve(git, word)).result !== undefined

function originOf(git: Git, commit: Oid, path: string, name: string): Origin {
  const leaf = leafAt(git.repo, commit, path)
  if (!leaf) throw new Fatal(`no such path ${path} in ${name}`)
  return { commit, path, text: git.repo.text(leaf.oid), previous: undefined }
}

const workParents = ({ repo }: Git): readonly Oid[] => [
  ...[readRef(repo, 'HEAD') ?? []].flat(),
  ...(repo.readGit('MERGE_HEAD') ?? '').split('\n').filter((line) => line !== ''),
]

function workOrigin(git: Git, path: string): Origin {
  const { repo } = git
  const parents = workParents(git)
  if (parents.length === 0) throw new Fatal('no such ref: HEAD')
  const isKnown =
    parents.some((parent) => leafAt(repo, parent, path)) || repo.index().some((entry) => entry.path === path)
  if (!isKnown) throw new Fatal(`no such path '${path}' in HEAD`)
  const text = git.machine.files.read(repo.workPath(path))
  if (text === undefined) throw new Fatal(`Cannot lstat '${path}': No such file or directory`)
  return { commit: undefined, path, text, previous: undefined }
}

function looksOf(
  git: Git,
  options: Parsed<typeof spec>,
  lines: readonly BlamedLine[],
  shown: readonly number[],
  isBoundary: (origin: Origin) => boolean,
): BlameLooks {
  const typed = options.value('date') ?? git.config('blame.date') ?? 'iso'
  const date = options.on('raw-time') ? { kind: 'raw' as const } : readDateStyle(typed)
  if (!date) throw new Fatal(`unknown date format ${typed}`)
  const given = options.value('abbrev')
  const longest = Math.max(7, ...shown.map((at) => abbreviate(git.repo, lines[at]?.origin.commit ?? zeroOid, 7).length))
  const digits = given === undefined ? longest + 1 : Number(given) > 0 && Number(given) < 40 ? Number(given) + 1 : 40
  return {
    ...{ isBoundary, date, digits: options.on('long-id') ? 40 : digits },
    isBare: options.on('short-form'),
    showsMail: options.on('show-email') || git.configBool('blame.showEmail', false),
    showsName: options.on('show-name'),
    showsNumber: options.on('show-number'),
    isBlank: options.on('blank-boundary') || git.configBool('blame.blankBoundary', false),
    isCompat: options.on('compat'),
    porcelain: options.on('line-porcelain') ? 'line' : options.on('porcelain') ? 'once' : undefined,
  }
}
