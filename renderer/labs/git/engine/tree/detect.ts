/** Which added files were made from which deleted ones: git's search, in its three steps. */
import { emptyBlob } from '../core/objects'
import type { Repository } from '../core/repository'
import type { Side } from './changes'
import { fullScore, type Spans, scoreOf, similarity, spansOf } from './similarity'

export interface Source extends Side {
  /** How many names it has already: a copied file that stays has one. */
  readonly uses: number
}

/** What a merge knows besides: which sources matter to it, and where directories seem to have gone. */
export interface Guide {
  /** Called when the exact renames are known. */
  readonly begin: (exact: readonly (readonly [string, string])[]) => void
  readonly isRelevant: (path: string) => boolean
  /** Where a file would be if it had gone with its directory. */
  readonly guess: (path: string) => string | undefined
  readonly note: (from: string, to: string) => void
  /** The sources that are left and still matter. */
  readonly keep: (paths: readonly string[]) => ReadonlySet<string>
}

export interface Search {
  readonly sources: readonly Source[]
  readonly dests: readonly Side[]
  /** In percent. */
  readonly threshold: number
  readonly findsCopies: boolean
  /** Empty files count too, as they do in a diff and do not in a merge. */
  readonly takesEmpty: boolean
  /** As many sources as destinations may be compared before the last step is left out. */
  readonly limit: number
  readonly guide?: Guide
}

export interface Match {
  readonly source: Source
  readonly dest: Side
  readonly score: number
}

interface Work extends Search {
  readonly matches: Map<Side, Match>
  readonly uses: Map<Source, number>
  readonly least: number
  readonly compare: (one: Side, other: Side, least: number) => number
}

/** The matches by their destination. */
export function detectRenames(repo: Repository, search: Search): ReadonlyMap<Side, Match> {
  const isTaken = ({ oid }: Side) => search.takesEmpty || oid !== emptyBlob
  const sources = search.sources.filter(isTaken)
  const dests = search.dests.filter(isTaken)
  const work: Work = {
    ...{ ...search, sources, dests, matches: new Map(), least: scoreOf(search.threshold) },
    uses: new Map(sources.map((source) => [source, source.uses])),
    compare: comparison(repo),
  }
  if (sources.length === 0 || dests.length === 0) return work.matches
  findExact(work)
  if (work.least === fullScore) return work.matches
  let left = sources
  if (!search.findsCopies) {
    const unused = () => left.filter((source) => work.uses.get(source) === 0)
    left = unused()
    search.guide?.begin([...work.matches.values()].map(({ source, dest }) => [source.path, dest.path]))
    findByName(work, left)
    left = unused()
    const { guide } = search
    if (guide) {
      left = left.filter(({ path }) => guide.isRelevant(path))
      const kept = guide.keep(left.map(({ path }) => path))
      left = left.filter(({ path }) => kept.has(path))
    }
  }
  findInexact(work, left)
  return work.matches
}

function comparison(repo: Repository): Work['compare'] {
  const known = new Map<string, Spans>()
  const spans = (side: Side) => {
    let found = known.get(side.oid)
    if (!found) {
      found = spansOf(side.text ?? repo.text(side.oid))
      known.set(side.oid, found)
    }
    return found
  }
  const isRegular = ({ mode }: Side) => mode.startsWith('100')
  return (one, other, least) => (isRegular(one) && isRegular(other) ? similarity(spans(one), spans(other), least) : 0)
}

function record(work: Work, source: Source, dest: Side, score: number): void {
  work.matches.set(dest, { source, dest, score })
  work.uses.set(source, (work.uses.get(source) ?? 0) + 1)
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const isSameName = (one: Side, other: Side) => (nameOf(one.path) === nameOf(other.path) ? 1 : 0)

const mostAlike = 100

function findExact(work: Work): void {
  const byId = new Map<string, Source[]>()
  for (const source of work.sources) byId.set(source.oid, [...(byId.get(source.oid) ?? []), source])
  for (const dest of work.dests) {
    let best: Source | undefined
    let bestScore = -1
    let seen = 0
    for (const source of byId.get(dest.oid) ?? []) {
      if (!(source.mode.startsWith('100') && dest.mode.startsWith('100')) && source.mode !== dest.mode) continue
      const isUsed = (work.uses.get(source) ?? 0) > 0
      if (isUsed && !work.findsCopies) continue
      const score = (isUsed ? 0 : 1) + isSameName(source, dest)
      if (score > bestScore) {
        best = source
        bestScore = score
        if (score === 2) break
      }
      if (seen++ > mostAlike) break
    }
    if (best) record(work, best, dest, fullScore)
  }
}

/** Files that alone have their name among what is left are compared first, and need to be more alike. */
function findByName(work: Work, left: readonly Source[]): void {
  const { guide } = work
  const least = work.least + Math.floor(0.5 * (fullScore - work.least))
  const sources = onlyByName(left)
  const open = work.dests.filter((dest) => !work.matches.has(dest))
  const dests = onlyByName(open)
  const byPath = new Map(open.map((dest) => [dest.path, dest]))
  for (const source of left) {
    if (guide && !guide.isRelevant(source.path)) continue
    const name = nameOf(source.path)
    if (!dests.has(name)) continue
    let dest = dests.get(name)
    if (!sources.get(name) || !dest) {
      const guessed = guide?.guess(source.path)
      dest = guessed === undefined ? undefined : byPath.get(guessed)
    }
    if (!dest || work.matches.has(dest)) continue
    const score = work.compare(source, dest, least)
    if (score < least) continue
    record(work, source, dest, score)
    guide?.note(source.path, dest.path)
  }
}

/** By name; undefined where several have it. */
function onlyByName<S extends Side>(sides: readonly S[]): ReadonlyMap<string, S | undefined> {
  const found = new Map<string, S | undefined>()
  for (const side of sides) {
    const name = nameOf(side.path)
    found.set(name, found.has(name) ? undefined : side)
  }
  return found
}

interface Candidate extends Match {
  readonly sameName: number
}

const candidatesEach = 4

const better = (one: Candidate, other: Candidate) => other.score - one.score || other.sameName - one.sameName

function findInexact(work: Work, left: readonly Source[]): void {
  const open = work.dests.filter((dest) => !work.matches.has(dest))
  if (open.length === 0 || left.length === 0 || open.length * left.length > work.limit * work.limit) return
  const all = open.flatMap((dest) => bestSources(work, dest, left)).sort(better)
  for (const mayBeUsed of work.findsCopies ? [false, true] : [false])
    for (const { source, dest, score } of all) {
      if (score < work.least) break
      if (work.matches.has(dest) || (!mayBeUsed && (work.uses.get(source) ?? 0) > 0)) continue
      record(work, source, dest, score)
      work.guide?.note(source.path, dest.path)
    }
}

/** The best few, in the places in which git keeps them: a better one takes the place of the first of the worst. */
function bestSources(work: Work, dest: Side, left: readonly Source[]): readonly Candidate[] {
  const kept: Candidate[] = []
  for (const source of left) {
    const score = work.compare(source, dest, work.least)
    const candidate = { source, dest, score, sameName: isSameName(source, dest) }
    if (kept.length < candidatesEach) {
      kept.push(candidate)
      continue
    }
    let worst = 0
    kept.forEach((one, at) => {
      const than = kept[worst]
      if (than && better(one, than) > 0) worst = at
    })
    const than = kept[worst]
    if (than && better(than, candidate) > 0) kept[worst] = candidate
  }
  return kept
}
