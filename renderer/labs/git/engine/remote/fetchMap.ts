/** Which refs a fetch takes, where they go, and which of them a pull would merge. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { branchName, branchRef, readRef, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'
import { mapName, parseRefspec, type Refspec } from './refspec'
import type { Remote } from './remotes'
import type { RemoteRef } from './transport'

export interface FetchedRef {
  /** Full name there, or `HEAD`. */
  readonly name: string
  readonly oid: Oid
  /** Where it is kept here; undefined where it goes to FETCH_HEAD alone. */
  readonly to: string | undefined
  readonly isForced: boolean
  /** What FETCH_HEAD says: to be merged, not to be merged, or nothing at all. */
  purpose: 'merge' | 'keep' | 'silent'
}

export type Tags = 'all' | 'none' | 'follow'

export interface FetchWish {
  readonly remote: Remote
  /** From the command line. */
  readonly specs: readonly Refspec[]
  readonly tags: Tags
  /** Refs over there, without `^{}`. */
  readonly refs: readonly RemoteRef[]
}

const rules = ['', 'refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/']

/** The ref of the other side that a short name means. */
export function findRef(refs: readonly RemoteRef[], name: string): RemoteRef | undefined {
  for (const rule of rules) {
    const found = refs.find((ref) => ref.name === rule + name)
    if (found) return found
  }
  return refs.find((ref) => ref.name === `refs/remotes/${name}/HEAD`)
}

export interface FetchMap {
  readonly refs: readonly FetchedRef[]
  /** Whether tags are followed: something is kept here. */
  readonly followsTags: boolean
}

export function fetchMap(git: Git, { remote, specs, tags, refs }: FetchWish): FetchMap {
  const found: FetchedRef[] = []
  const silent: FetchedRef[] = []
  let followsTags = false
  if (specs.length > 0) {
    for (const spec of specs) {
      found.push(...mapped(refs, spec, false))
      if (spec.dst) followsTags = true
    }
    for (const ref of found) ref.purpose = 'merge'
    for (const spec of remote.fetch) silent.push(...mapped(found, spec, true))
    for (const ref of silent) ref.purpose = 'silent'
  } else {
    found.push(...byDefault(git, remote, refs))
    followsTags = remote.fetch.some(({ dst }) => dst)
  }
  if (tags === 'all') found.push(...mapped(refs, parseRefspec('refs/tags/*:refs/tags/*', false), true))
  return { refs: found.concat(silent), followsTags }
}

/** Leaves out what negative refspecs name and what is there twice. */
export function withoutDoubles(refs: readonly FetchedRef[], specs: readonly Refspec[]): readonly FetchedRef[] {
  const seen = new Map<string, FetchedRef>()
  const kept: FetchedRef[] = []
  const negative = specs.filter(({ isNegative }) => isNegative)
  for (const ref of refs) {
    if (negative.some(({ src }) => mapName(src, '', ref.name) !== undefined)) continue
    if (ref.to !== undefined) {
      const other = seen.get(ref.to)
      if (other) {
        if (other.name !== ref.name) throw new Fatal(`Cannot fetch both ${other.name} and ${ref.name} to ${ref.to}`)
        continue
      }
      seen.set(ref.to, ref)
    }
    kept.push(ref)
  }
  return kept
}

function byDefault(git: Git, remote: Remote, refs: readonly RemoteRef[]): readonly FetchedRef[] {
  const branch = branchName(readSymbolic(git.repo))
  const merges = branch === undefined ? [] : git.configAll(`branch.${branch}.merge`)
  const own = branch === undefined ? undefined : git.config(`branch.${branch}.remote`)
  const isOurs = merges.length > 0 && own === remote.name
  if (remote.fetch.length === 0 && !isOurs) {
    const head = refs.find(({ name }) => name === 'HEAD')
    if (!head) throw new Fatal("couldn't find remote ref HEAD")
    return [{ ...head, to: undefined, isForced: false, purpose: 'merge' }]
  }
  const found: FetchedRef[] = remote.fetch.flatMap((spec) => mapped(refs, spec, false))
  const [first] = found
  const hasMerge = branch !== undefined && own !== undefined && merges.length > 0
  if (!hasMerge && first && remote.fetch[0]?.isPattern === false) first.purpose = 'merge'
  if (isOurs) for (const merge of merges) addMerge(found, refs, merge)
  return found
}

function addMerge(found: FetchedRef[], refs: readonly RemoteRef[], merge: string): void {
  const here = found.find(({ name }) => name === merge || rules.some((rule) => rule + merge === name))
  if (here) {
    here.purpose = 'merge'
    return
  }
  const there = findRef(refs, merge)
  if (there) found.push({ ...there, to: undefined, isForced: false, purpose: 'merge' })
}

function mapped(refs: readonly RemoteRef[], spec: Refspec, isMissingFine: boolean): readonly FetchedRef[] {
  if (spec.isNegative) return []
  const { src, dst, isForced } = spec
  if (spec.isPattern) {
    return refs.flatMap(({ name, oid }) => {
      const to = name === 'HEAD' ? undefined : mapName(src, dst ?? '', name)
      return to === undefined ? [] : [{ name, oid, to, isForced, purpose: 'keep' as const }]
    })
  }
  const found = oneRef(refs, src, isMissingFine)
  return found ? [{ ...found, to: localName(dst), isForced, purpose: 'keep' }] : []
}

function oneRef(refs: readonly RemoteRef[], src: string, isMissingFine: boolean): RemoteRef | undefined {
  const name = src === '' || src === '@' ? 'HEAD' : src
  const found = findRef(refs, name)
  if (found) return { name: found.name, oid: found.oid }
  if (/^[0-9a-f]{40}$/.test(name) && !isMissingFine) return { name, oid: name }
  if (isMissingFine) return undefined
  throw new Fatal(`couldn't find remote ref ${name}`)
}

/** Where a ref is put that was named without `refs/`. */
function localName(dst: string | undefined): string | undefined {
  if (dst === undefined || dst === '') return undefined
  if (dst.startsWith('refs/')) return dst
  if (/^(heads|tags|remotes)\//.test(dst)) return `refs/${dst}`
  return branchRef(dst)
}

/** Tags of the other side that stand for something that is here, or is on its way, and that are not here yet. */
export function tagsToFollow(
  repo: Repository,
  advertised: readonly RemoteRef[],
  coming: ReadonlySet<Oid>,
): readonly FetchedRef[] {
  const peeled = new Map(
    advertised.flatMap(({ name, oid }) => (name.endsWith('^{}') ? [[name.slice(0, -3), oid]] : [])),
  )
  return advertised.flatMap(({ name, oid }) => {
    if (!name.startsWith('refs/tags/') || name.endsWith('^{}') || readRef(repo, name) !== undefined) return []
    const isKnown = [oid, peeled.get(name)].some((one) => one !== undefined && (coming.has(one) || repo.has(one)))
    return isKnown ? [{ name, oid, to: name, isForced: false, purpose: 'keep' as const }] : []
  })
}
