/** What is rebased, and onto what. */
import { Exit, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { branchName, branchRef, readLog, readRef, readSymbolic } from '../core/refs'
import { findCommit, fullRef } from '../history/revision'
import { ancestryOf, basesOfMany, mergeBases } from '../merge/bases'
import { trackingOf } from '../remote/tracking'
import type { RebaseOptions } from './rebaseOptions'

export interface Target {
  /** Undefined with `--root`. */
  readonly upstream: Oid | undefined
  readonly onto: Oid
  /** As the logs say it. */
  readonly ontoName: string
  readonly head: Oid
  /** The full name of the branch; undefined where HEAD is on none. */
  readonly branch: string | undefined
  /** The branch that was named as the last argument. */
  readonly switchTo: string | undefined
  /** Where the branch left its upstream, by the upstream's log. */
  readonly forkPoint: Oid | undefined
  /** The commit that `--root` without `--onto` begins at. */
  readonly rootBase: Oid | undefined
}

export function readTarget(git: Git, options: RebaseOptions): Target {
  const { repo } = git
  const isRoot = options.on('root')
  const named = isRoot ? undefined : namedUpstream(git, options)
  const upstream = named === undefined ? undefined : findCommit(git, named)
  if (named !== undefined && upstream === undefined) throw new Fatal(`invalid upstream '${named}'`)
  const own = readBranch(git, options.rest[isRoot ? 0 : 1])
  const onto = readOnto(git, options, named, upstream, own)
  const usesFork = options.given('fork-point')
    ? options.on('fork-point')
    : options.rest.length === 0 && !isRoot && !options.on('keep-base') && git.configBool('rebase.forkpoint', true)
  const forkPoint = usesFork && named !== undefined ? forkPointOf(git, named, own.head) : undefined
  // With the base kept, no commit is left out for being upstream already.
  const from = options.on('keep-base') && isReapplying(options) ? onto?.onto : upstream
  if (onto) return { upstream: from, ...own, ...onto, forkPoint, rootBase: undefined }
  const rootBase = repo.put(emptyRoot(git))
  return { upstream, ...own, onto: rootBase, ontoName: rootBase, forkPoint, rootBase }
}

/** Whether commits are picked that the upstream has already. */
export const isReapplying = (options: RebaseOptions): boolean =>
  options.given('reapply-cherry-picks') ? options.on('reapply-cherry-picks') : options.on('keep-base')

const emptyRoot = (git: Git) => ({
  ...({ type: 'commit', tree: '4b825dc642cb6eb9a060e54bf8d69288fbee4904', parents: [], message: '' } as const),
  ...{ author: git.authorIdent, committer: git.ident },
})

function namedUpstream(git: Git, options: RebaseOptions): string {
  const [given] = options.rest
  if (given !== undefined) return given === '-' ? '@{-1}' : given
  const branch = branchName(readSymbolic(git.repo))
  const tracking = branch === undefined ? undefined : trackingOf(git, branch)
  if (tracking) return tracking.upstream
  git.out(
    [
      ...(branch === undefined
        ? ['You are not currently on a branch.']
        : ['There is no tracking information for the current branch.']),
      ...['Please specify which branch you want to rebase against.', 'See git-rebase(1) for details.', ''],
      ...["    git rebase '<branch>'", ''],
      ...(branch === undefined
        ? []
        : [
            'If you wish to set tracking information for this branch you can do so with:',
            '',
            `    git branch --set-upstream-to=${git.config(`branch.${branch}.remote`) ?? '<remote>'}/<branch> ${branch}`,
            '',
          ]),
      '',
    ].join('\n'),
  )
  throw new Exit(1)
}

function readBranch(git: Git, given: string | undefined): Pick<Target, 'head' | 'branch' | 'switchTo'> {
  const { repo } = git
  if (given === undefined) {
    const head = readRef(repo, 'HEAD')
    if (head === undefined) throw new Fatal('Could not resolve HEAD to a commit')
    return { head, branch: readSymbolic(repo), switchTo: undefined }
  }
  const name = given === '-' ? '@{-1}' : given
  const ref = readRef(repo, branchRef(name)) === undefined ? symbolicOf(git, name) : branchRef(name)
  const head = ref === undefined ? findCommit(git, name) : readRef(repo, ref)
  if (head === undefined) throw new Fatal(`no such branch/commit '${given}'`)
  return { head, branch: ref, switchTo: name }
}

function symbolicOf(git: Git, name: string): string | undefined {
  if (!name.startsWith('@{-')) return undefined
  const ref = fullRef(git.repo, name)
  return ref?.startsWith('refs/heads/') ? ref : undefined
}

function readOnto(
  git: Git,
  options: RebaseOptions,
  named: string | undefined,
  upstream: Oid | undefined,
  { head, branch, switchTo }: Pick<Target, 'head' | 'branch' | 'switchTo'>,
): { onto: Oid; ontoName: string } | undefined {
  const { repo } = git
  const given = options.value('onto')
  const name =
    given ??
    (options.on('keep-base') && named !== undefined ? `${named}...${branchName(branch) ?? switchTo ?? 'HEAD'}` : named)
  if (name === undefined) return undefined
  if (options.on('keep-base') && upstream !== undefined) {
    const bases = mergeBases(repo, upstream, head)
    if (bases.length !== 1 || !bases[0]) throw new Fatal(`'${named}': need exactly one merge base with branch`)
    return { onto: bases[0], ontoName: name }
  }
  const dots = name.indexOf('...')
  if (dots >= 0) {
    const [one, other] = [name.slice(0, dots), name.slice(dots + 3)].map((part) => findCommit(git, part || 'HEAD'))
    const bases = one === undefined || other === undefined ? [] : mergeBases(repo, one, other)
    if (bases.length !== 1 || !bases[0]) throw new Fatal(`'${name}': need exactly one merge base`)
    return { onto: bases[0], ontoName: name }
  }
  const onto = findCommit(git, name)
  if (onto === undefined) throw new Fatal(`Does not point to a valid commit '${name}'`)
  return { onto, ontoName: name }
}

/** Where the branch was made from its upstream, even if the upstream was rewritten since. */
function forkPointOf(git: Git, upstream: string, head: Oid): Oid | undefined {
  const { repo } = git
  const ref = fullRef(repo, upstream)
  if (ref === undefined && upstream.startsWith('@{-')) return undefined
  if (ref === undefined) throw new Fatal(`No such ref: '${upstream}'`)
  const log = readLog(repo, ref) ?? []
  const ids = new Set(
    log.flatMap(({ old, oid }, at) => (at === 0 ? [old, oid] : [oid])).filter((oid) => repo.commit(oid)),
  )
  const now = readRef(repo, ref)
  if (log.length === 0 && now !== undefined) ids.add(now)
  if (ids.size === 0) return undefined
  const bases = basesOfMany(ancestryOf(repo), head, [...ids])
  const [base] = bases
  return bases.length === 1 && base !== undefined && ids.has(base) ? base : undefined
}

/** Whether nothing would change: the branch stands on its base in one line. */
export function isUpToDate(git: Git, { upstream, onto, head, forkPoint }: Target): boolean {
  const { repo } = git
  if (upstream === undefined) return false
  const bases = mergeBases(repo, onto, head)
  if (bases.length !== 1 || bases[0] !== onto) return false
  if (forkPoint !== undefined && forkPoint !== onto) return false
  const own = mergeBases(repo, upstream, head)
  if (own.length !== 1 || own[0] !== onto) return false
  return isLinear(git, onto, head)
}

function isLinear({ repo }: Git, from: Oid, to: Oid): boolean {
  let at: Oid | undefined = to
  while (at !== undefined && at !== from) {
    const parents: readonly Oid[] = repo.commit(at)?.parents ?? []
    if (parents.length > 1) return false
    at = parents[0]
  }
  return true
}
