/** Which refs a push changes over there, and to what. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Oid, zeroOid } from '../core/objects'
import { listRefs, readRef, readSymbolic } from '../core/refs'
import { resolve } from '../history/revision'
import { isAncestor } from '../merge/bases'
import { mapName, type Refspec } from './refspec'
import { peelToCommit, type RemoteRef } from './transport'

export type PushStatus =
  | { readonly kind: 'none' | 'ok' | 'up to date' }
  /** Refused here. */
  | { readonly kind: 'rejected'; readonly why: RejectReason }
  /** Refused over there. */
  | { readonly kind: 'remote'; readonly why: string }

export type RejectReason =
  | 'non-fast-forward'
  | 'already exists'
  | 'fetch first'
  | 'needs force'
  | 'stale info'
  | 'remote ref updated since checkout'
  | 'atomic push failed'

export interface PushRef {
  /** Full name over there. */
  readonly name: string
  /** `zeroOid` where it does not exist yet. */
  readonly old: Oid
  /** What is to be there: a local ref's name or a revision as typed, and its id; `zeroOid` deletes. */
  source: RemoteRef | undefined
  isForced: boolean
  isUpdateForced: boolean
  status: PushStatus
}

export interface PushWish {
  readonly specs: readonly Refspec[]
  readonly isAll: boolean
  readonly isMirror: boolean
  readonly followsTags: boolean
  /** Deletes what a pattern means over there and has no counterpart here. */
  readonly prunes: boolean
}

const rules = ['', 'refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'] as const

/** Whether a short name may mean a ref. */
export const refMatches = (short: string, name: string): boolean =>
  rules.some((rule) => rule + short === name) || name === `refs/remotes/${short}/HEAD`

/** Refs that a short name may mean; those outside of branches and tags count only where there is no other. */
function candidates<T extends { readonly name: string }>(short: string, refs: readonly T[]): readonly T[] {
  const all = refs.filter(({ name }) => refMatches(short, name))
  const strong = all.filter(
    ({ name }) =>
      name.length === short.length || name.length === short.length + 5 || /^refs\/(heads|tags)\//.test(name),
  )
  return strong.length > 0 ? strong : all
}

export const localRefs = (git: Git): readonly RemoteRef[] => listRefs(git.repo).map(([name, oid]) => ({ name, oid }))

/** Says what cannot be found here; false where something cannot. */
export function checkSources(git: Git, specs: readonly Refspec[], local: readonly RemoteRef[]): boolean {
  let isFine = true
  for (const spec of specs)
    if (!spec.isPattern && !spec.isMatching && !spec.isNegative && !sourceOf(git, spec, local)) isFine = false
  return isFine
}

function sourceOf(git: Git, { src }: Refspec, local: readonly RemoteRef[]): RemoteRef | undefined {
  if (src === '') return { name: '(delete)', oid: zeroOid }
  const found = candidates(src, local)
  if (found.length > 1) {
    git.err(`error: src refspec ${src} matches more than one\n`)
    return undefined
  }
  const oid = found[0]?.oid ?? resolve(git, src)
  if (oid === undefined) git.err(`error: src refspec ${src === '@' ? 'HEAD' : src} does not match any\n`)
  return found[0] ?? (oid === undefined ? undefined : { name: src, oid })
}

/** Undefined where something does not match; it was said. */
export function matchPush(
  git: Git,
  { specs, isAll, isMirror, followsTags, prunes }: PushWish,
  local: readonly RemoteRef[],
  remote: readonly RemoteRef[],
): readonly PushRef[] | undefined {
  const refs: PushRef[] = remote.map(({ name, oid }) => emptyRef(name, oid))
  let isFine = true
  for (const spec of specs) {
    if (spec.isPattern || spec.isMatching || spec.isNegative) continue
    isFine = matchOne(git, spec, local, refs) && isFine
  }
  if (!isFine) return undefined
  for (const ref of local) {
    const found = patternMatch(specs, ref.name, isMirror)
    if (!found) continue
    let there = refs.find(({ name }) => name === found.name)
    if (there?.source) continue
    if (!there) {
      if (found.isMatching && !isAll && !isMirror) continue
      there = emptyRef(found.name, zeroOid)
      refs.push(there)
    }
    there.source = ref
    there.isForced = found.isForced
  }
  if (followsTags) addTags(git, local, refs)
  if (prunes) pruneRefs(specs, isMirror, local, refs)
  return refs
}

function pruneRefs(specs: readonly Refspec[], isMirror: boolean, local: readonly RemoteRef[], refs: PushRef[]): void {
  const back = specs.map((spec) => ({ ...spec, src: spec.dst ?? spec.src, dst: spec.src }))
  for (const ref of refs) {
    const own = ref.source ? undefined : patternMatch(back, ref.name, isMirror)
    if (own && !local.some(({ name }) => name === own.name)) ref.source = { name: '(delete)', oid: zeroOid }
  }
}

const emptyRef = (name: string, old: Oid): PushRef => ({
  ...{ name, old, source: undefined, isForced: false, isUpdateForced: false },
  status: { kind: 'none' },
})

function matchOne(git: Git, spec: Refspec, local: readonly RemoteRef[], refs: PushRef[]): boolean {
  const source = sourceOf(git, spec, local)
  if (!source) return false
  const wanted = spec.dst ?? ownName(git, source.name)
  const found = candidates(wanted, refs)
  if (found.length > 1) {
    git.err(`error: dst refspec ${wanted} matches more than one\n`)
    return false
  }
  let there = found[0]
  if (!there) {
    const name = newName(git, wanted, source)
    if (name === undefined) return false
    there = emptyRef(name, zeroOid)
    refs.push(there)
  }
  if (there.source) {
    git.err(`error: dst ref ${there.name} receives from more than one src\n`)
    return false
  }
  there.source = source
  there.isForced = spec.isForced
  return true
}

/** The name that a ref has over there when none is given: its own; HEAD's branch for HEAD. */
function ownName(git: Git, name: string): string {
  const target = readSymbolic(git.repo, name)
  if (readRef(git.repo, name) === undefined || (target !== undefined && !target.startsWith('refs/heads/')))
    throw new Fatal(`${name} cannot be resolved to branch`)
  return target ?? name
}

function newName(git: Git, wanted: string, source: RemoteRef): string | undefined {
  if (wanted.startsWith('refs/')) return wanted
  if (source.oid === zeroOid) {
    git.err(`error: unable to delete '${wanted}': remote ref does not exist\n`)
    return undefined
  }
  const full =
    readRef(git.repo, source.name) === undefined ? undefined : (readSymbolic(git.repo, source.name) ?? source.name)
  const kind = full === undefined ? undefined : /^refs\/(?:heads|tags)\//.exec(full)?.[0]
  if (kind !== undefined) return kind + wanted
  git.err(unqualified(git, wanted, source))
  return undefined
}

function unqualified(git: Git, wanted: string, { name, oid }: RemoteRef): string {
  const text = [
    'error: The destination you provided is not a full refname (i.e.,',
    'starting with "refs/"). We tried to guess what you meant by:',
    '',
    `- Looking for a ref that matches '${wanted}' on the remote side.`,
    `- Checking if the <src> being pushed ('${name}')`,
    '  is a ref in "refs/{heads,tags}/". If so we add a corresponding',
    '  refs/{heads,tags}/ prefix on the remote side.',
    '',
    'Neither worked, so we gave up. You must fully qualify the ref.',
  ]
  const type = git.repo.get(oid)?.type ?? 'commit'
  const kind = type === 'commit' ? 'heads' : 'tags'
  const make = {
    commit: 'create a new branch',
    tag: 'create a new tag',
    tree: 'tag a new tree',
    blob: 'tag a new blob',
  }
  if (git.configBool('advice.pushunqualifiedrefname', true))
    text.push(
      `hint: The <src> part of the refspec is a ${type} object.`,
      `hint: Did you mean to ${make[type]} by pushing to`,
      `hint: '${name}:refs/${kind}/${wanted}'?`,
    )
  return `${text.join('\n')}\n`
}

function patternMatch(
  specs: readonly Refspec[],
  name: string,
  isMirror: boolean,
): { readonly name: string; readonly isForced: boolean; readonly isMatching: boolean } | undefined {
  if (specs.some(({ isNegative, src }) => isNegative && mapName(src, '', name) !== undefined)) return undefined
  let matching: Refspec | undefined
  for (const spec of specs) {
    if (spec.isNegative) continue
    if (spec.isMatching && (!matching || spec.isForced)) matching = spec
    if (!spec.isPattern) continue
    const found = mapName(spec.src, spec.dst ?? spec.src, name)
    if (found !== undefined) return { name: found, isForced: spec.isForced, isMatching: false }
  }
  if (!matching || (!isMirror && !name.startsWith('refs/heads/'))) return undefined
  return { name, isForced: matching.isForced, isMatching: true }
}

/** Annotated tags of commits that are pushed, where the other side does not have them. */
function addTags(git: Git, local: readonly RemoteRef[], refs: PushRef[]): void {
  const tips = refs.flatMap(({ source, old }) => {
    const oid = source ? source.oid : old
    const commit = oid === zeroOid ? undefined : peelToCommit(git.repo, oid)
    return commit === undefined ? [] : [commit]
  })
  const sent = refs.filter(({ source }) => source).flatMap(({ source }) => (source ? [source] : []))
  if (sent.length === 0) return
  for (const tag of local) {
    if (!tag.name.startsWith('refs/tags/') || refs.some(({ name }) => name === tag.name)) continue
    if (git.repo.get(tag.oid)?.type !== 'tag') continue
    const commit = peelToCommit(git.repo, tag.oid)
    if (commit === undefined || !tips.some((tip) => isAncestor(git.repo, commit, tip))) continue
    const ref = emptyRef(tag.name, zeroOid)
    ref.source = tag
    refs.push(ref)
  }
}
