/** The list of branches. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { listRefs, readSymbolic } from '../core/refs'
import { subjectOf } from '../history/commitText'
import { commitAt } from '../history/peel'
import { abbreviate } from '../history/revision'
import { shortRef } from '../remote/shortRef'
import { trackingOf } from '../remote/tracking'
import { detachedFrom, readState } from '../work/state'
import { type BranchKind, type BranchOptions, kindOf } from './branchOptions'
import { matchesShort, readFilter } from './refFilter'
import { refFormat, sortRefs } from './refFormat'
import { type RefItem, refItem } from './refInfo'

export function listBranches(git: Git, options: BranchOptions): number {
  const items = branchesOf(git, options)
  const format = options.value('format')
  if (format !== undefined) {
    const write = refFormat(git, format)
    for (const item of items) git.out(`${write(item)}\n`)
    return 0
  }
  const kind = kindOf(options)
  const width = Math.max(0, ...items.map((item) => [...nameOf(item, kind)].length))
  for (const item of items) git.out(line(git, item, options, kind, width))
  return 0
}

function branchesOf(git: Git, options: BranchOptions): readonly RefItem[] {
  const { repo } = git
  const kind = kindOf(options)
  const ignoresCase = options.on('ignore-case')
  const filter = readFilter(git, options)
  const matches = matchesShort(options.rest, ignoresCase)
  const names = [
    ...(kind === 'remote' ? [] : listRefs(repo, 'refs/heads/')),
    ...(kind === 'local' ? [] : listRefs(repo, 'refs/remotes/')),
  ].map(([name]) => name)
  const found = names
    .filter((name) => matches(name.replace(/^refs\/(heads|remotes)\//, '')))
    .flatMap((name) => refItem(repo, name) ?? [])
    .filter((item) => filter.shows(item))
  const sorted = sortRefs(git, found, [...git.configAll('branch.sort'), ...options.all('sort')], ignoresCase)
  const head = kind === 'remote' ? undefined : detachedHead(git)
  return head && filter.shows(head) && (options.rest.length === 0 || matches('HEAD')) ? [head, ...sorted] : sorted
}

function detachedHead(git: Git): RefItem | undefined {
  const item = refItem(git.repo, 'HEAD')
  if (!item || readSymbolic(git.repo) !== undefined) return undefined
  return { ...item, shown: `(${headText(git)})` }
}

function headText(git: Git): string {
  const { rebase, bisect } = readState(git.repo)
  const from = detachedFrom(git)
  if (rebase) return `no branch, rebasing ${rebase.branch ?? `detached HEAD ${from?.from ?? ''}`}`
  if (bisect !== undefined)
    return `no branch, bisect started on ${/^[0-9a-f]{40}$/.test(bisect) ? abbreviate(git.repo, bisect) : bisect}`
  if (!from) return 'no branch'
  return `HEAD detached ${from.isThere ? 'at' : 'from'} ${from.from}`
}

function nameOf({ name, shown }: RefItem, kind: BranchKind): string {
  if (shown !== undefined) return shown
  const isRemote = name.startsWith('refs/remotes/')
  const short = name.split('/').slice(2).join('/')
  return isRemote && kind === 'all' ? `remotes/${short}` : short
}

function line(git: Git, item: RefItem, options: BranchOptions, kind: BranchKind, width: number): string {
  const { repo, paint } = git
  const isRemote = item.name.startsWith('refs/remotes/')
  const isCurrent = item.shown !== undefined || readSymbolic(repo) === item.name
  const verbosity = options.count('verbose')
  const name = nameOf(item, kind)
  const shown = isCurrent ? paint('current', name) : isRemote ? paint('remote', name) : name
  const mark = isCurrent ? '* ' : '  '
  const arrow = item.target === undefined ? '' : ` -> ${shortRef(repo, item.target)}`
  if (verbosity === 0) return `${mark}${shown}${arrow}\n`
  const padded = shown + ' '.repeat(width - [...name].length)
  if (isRemote && arrow !== '') return `${mark}${padded}${arrow}\n`
  const at = commitAt(repo, item.oid)
  const commit = at === undefined ? undefined : repo.commit(at)
  const subject = commit ? subjectOf(commit) : ''
  const followed = isRemote || item.shown !== undefined ? '' : upstreamText(git, name, verbosity)
  return `${mark}${padded} ${shortId(git, item.oid, options)} ${followed}${subject}\n`
}

function shortId({ repo }: Git, oid: string, options: BranchOptions): string {
  if (!options.given('abbrev')) return abbreviate(repo, oid)
  if (!options.on('abbrev') || options.value('abbrev') === '0') return oid
  const count = Number(options.value('abbrev') ?? 7)
  if (Number.isNaN(count)) throw new Fatal("error: option `abbrev' expects a numerical value\n", 129, false)
  return abbreviate(repo, oid, Math.max(4, count))
}

/** `[origin/main: ahead 1] ` or, where the upstream is not named, `[ahead 1] `. */
function upstreamText(git: Git, branch: string, verbosity: number): string {
  const tracking = trackingOf(git, branch)
  if (!tracking) return ''
  const { counts } = tracking
  const parts = counts
    ? [
        ...(counts.ahead > 0 ? [`ahead ${counts.ahead}`] : []),
        ...(counts.behind > 0 ? [`behind ${counts.behind}`] : []),
      ]
    : ['gone']
  if (verbosity === 1) return parts.length === 0 ? '' : `[${parts.join(', ')}] `
  const name = git.paint('upstream', shortRef(git.repo, tracking.upstream))
  return `[${name}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}] `
}
