/** git describe */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import type { Oid } from '../core/objects'
import { listRefs } from '../core/refs'
import { readStatus } from '../work/status'
import { abbreviate } from './abbreviate'
import { readIdent } from './commitText'
import { committedAt } from './facts'
import { globToRegExp } from './glob'
import { commitAt } from './peel'
import { findCommit } from './revision'

const spec = {
  all: 'flag',
  tags: 'flag',
  long: 'flag',
  always: 'flag',
  abbrev: 'optional',
  'exact-match': 'flag',
  candidates: 'value',
  match: 'list',
  exclude: 'list',
  dirty: 'optional',
  broken: 'optional',
  'first-parent': 'flag',
  debug: 'flag',
} as const

type Options = Parsed<typeof spec>

interface Name {
  readonly shown: string
  /** 2 an annotated tag, 1 another tag, 0 another ref. */
  readonly rank: number
  readonly taggedAt: number
}

export function describe(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  if (options.on('long') && options.value('abbrev') === '0')
    throw new Fatal("options '--long' and '--abbrev=0' cannot be used together")
  for (const name of ['broken', 'dirty'] as const)
    if (options.rest.length > 0 && options.on(name))
      throw new Fatal(`option '--${name}' and commit-ishes cannot be used together`)
  const names = readNames(git, options)
  if (names.size === 0 && !options.on('always')) throw new Fatal('No names found, cannot describe anything.')
  const words = options.rest.length === 0 ? ['HEAD'] : options.rest
  const mark = dirtyMark(git, options)
  for (const word of words) {
    const oid = findCommit(git, word)
    if (oid === undefined) throw new Fatal(`Not a valid object name ${word}`)
    git.out(`${describeCommit(git, options, names, oid)}${mark}\n`)
  }
  return 0
}

function dirtyMark(git: Git, options: Options): string {
  if (!options.on('dirty') && !options.on('broken')) return ''
  const { staged, unstaged, unmerged } = readStatus(git)
  const isClean = staged.length === 0 && unstaged.length === 0 && unmerged.size === 0
  return isClean ? '' : (options.value('dirty') ?? '-dirty')
}

function readNames({ repo }: Git, options: Options): ReadonlyMap<Oid, Name> {
  const names = new Map<Oid, Name>()
  const all = options.on('all')
  const [wanted, unwanted] = [options.all('match'), options.all('exclude')].map((list) =>
    list.map((one) => globToRegExp(one)),
  )
  for (const [ref, oid] of listRefs(repo)) {
    const isTag = ref.startsWith('refs/tags/')
    if (!all && !isTag) continue
    const short = ref.replace(/^refs\/(tags|heads|remotes)\//, '')
    if (wanted && wanted.length > 0 && !wanted.some((pattern) => pattern.test(short))) continue
    if (unwanted?.some((pattern) => pattern.test(short))) continue
    const commit = commitAt(repo, oid)
    const object = repo.get(oid)
    if (commit === undefined || !object) continue
    const rank = object.type === 'tag' ? 2 : isTag ? 1 : 0
    const shown = all ? ref.slice('refs/'.length) : object.type === 'tag' ? object.name : short
    const name = { shown, rank, taggedAt: object.type === 'tag' ? readIdent(object.tagger).seconds : 0 }
    const before = names.get(commit)
    if (!before || before.rank < rank || (before.rank === rank && rank === 2 && before.taggedAt < name.taggedAt))
      names.set(commit, name)
  }
  return names
}

interface Candidate {
  readonly oid: Oid
  readonly name: Name
  readonly order: number
  readonly bit: number
  depth: number
}

function describeCommit(git: Git, options: Options, names: ReadonlyMap<Oid, Name>, oid: Oid): string {
  const { repo } = git
  const digits = options.value('abbrev')
  const short = (one: Oid) => abbreviate(repo, one, digits === undefined ? 7 : Math.max(4, Number(digits)))
  const isUsable: Usable = ({ rank }) => options.on('tags') || options.on('all') || rank === 2
  const exact = names.get(oid)
  if (exact && isUsable(exact)) return options.on('long') ? `${exact.shown}-0-g${short(oid)}` : exact.shown
  const most = options.on('exact-match') ? 0 : Number(options.value('candidates') ?? 10)
  if (most === 0) {
    if (options.on('always')) return short(oid)
    throw new Fatal(`no tag exactly matches '${oid}'`)
  }
  const { found, passed } = search(git, { names, isUsable, most, firstParent: options.on('first-parent') }, oid)
  if (!found) {
    if (options.on('always')) return short(oid)
    if (passed > 0)
      throw new Fatal(`No annotated tags can describe '${oid}'.\nHowever, there were unannotated tags: try --tags.`)
    throw new Fatal(`No tags can describe '${oid}'.\nTry --always, or create some tags.`)
  }
  return digits === '0' ? found.name.shown : `${found.name.shown}-${found.depth}-g${short(oid)}`
}

/** Goes back from the newest commits, and counts for each name what it cannot reach. */
type Usable = (name: Name) => boolean

interface Wanted {
  readonly names: ReadonlyMap<Oid, Name>
  readonly isUsable: Usable
  /** How many names are compared. */
  readonly most: number
  readonly firstParent: boolean
}

interface Found {
  readonly found: Candidate | undefined
  /** How many names were passed that are of a kind that was not asked for. */
  readonly passed: number
}

function search(git: Git, { names, isUsable, most, firstParent }: Wanted, start: Oid): Found {
  const { repo } = git
  const queue: { oid: Oid; at: number }[] = []
  const marks = new Map<Oid, number>()
  const put = (oid: Oid) => {
    const at = committedAt(repo, oid)
    const place = queue.findIndex((other) => other.at < at)
    queue.splice(place < 0 ? queue.length : place, 0, { oid, at })
  }
  const spread = (oid: Oid, bits: number) => {
    const parents = repo.commit(oid)?.parents ?? []
    for (const parent of firstParent ? parents.slice(0, 1) : parents) {
      const before = marks.get(parent)
      marks.set(parent, (before ?? 0) | bits)
      if (before === undefined) put(parent)
    }
  }
  const candidates: Candidate[] = []
  marks.set(start, 0)
  put(start)
  let seen = 0
  let passed = 0
  let ended: Oid | undefined
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { oid } = next
    seen++
    const name = names.get(oid)
    if (name && !isUsable(name)) passed++
    else if (name) {
      if (candidates.length >= most) {
        ended = oid
        break
      }
      const bit = 1 << candidates.length
      marks.set(oid, (marks.get(oid) ?? 0) | bit)
      candidates.push({ oid, name, order: candidates.length, bit, depth: seen - 1 })
    }
    for (const candidate of candidates) if (((marks.get(oid) ?? 0) & candidate.bit) === 0) candidate.depth++
    if (queue.length === 0 && isCovered(candidates, marks.get(oid) ?? 0)) break
    spread(oid, marks.get(oid) ?? 0)
  }
  const [best] = [...candidates].sort((one, other) => one.depth - other.depth || one.order - other.order)
  if (best) finish(best, ended, { queue, marks, spread, put })
  return { found: best, passed }
}

/** Whether the best names reach the last commit that is left, so that none behind it counts. */
function isCovered(candidates: readonly Candidate[], bits: number): boolean {
  if (!candidates.some(({ name }) => name.rank === 2)) return false
  const least = Math.min(...candidates.map(({ depth }) => depth))
  return candidates.every(({ depth, bit }) => depth > least || (bits & bit) !== 0)
}

interface Search {
  readonly queue: { oid: Oid; at: number }[]
  readonly marks: Map<Oid, number>
  readonly spread: (oid: Oid, bits: number) => void
  readonly put: (oid: Oid) => void
}

/** Counts on for the best name until all that is left is reached by it. */
function finish(best: Candidate, ended: Oid | undefined, { queue, marks, spread, put }: Search): void {
  if (ended !== undefined) put(ended)
  for (let next = queue.shift(); next; next = queue.shift()) {
    const bits = marks.get(next.oid) ?? 0
    if ((bits & best.bit) !== 0) {
      if (queue.every(({ oid }) => ((marks.get(oid) ?? 0) & best.bit) !== 0)) break
    } else best.depth++
    spread(next.oid, bits)
  }
}
