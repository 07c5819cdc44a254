/** Puts fetched refs into their places and into FETCH_HEAD, and says so. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { readRef, readSymbolic, updateRef } from '../core/refs'
import { isAncestor } from '../merge/bases'
import { conflictingRef } from './conflicts'
import type { FetchedRef } from './fetchMap'
import type { FetchOptions } from './fetchOptions'
import type { FetchReport } from './fetchReport'
import type { Remote } from './remotes'
import { prettyRef, type Row, range, summaryWidth } from './table'
import { peelToCommit } from './transport'

export interface Storing {
  readonly git: Git
  readonly remote: Remote
  readonly report: FetchReport
  readonly options: FetchOptions
  /** What the logs begin with: `fetch origin`. */
  readonly action: string
}

/** False where a ref was refused. */
export function storeFetched(storing: Storing, map: readonly FetchedRef[]): boolean {
  const { git, report, options } = storing
  const { repo } = git
  const before = new Map(map.flatMap(({ to }) => (to === undefined ? [] : [[to, readRef(repo, to)]])))
  const columns = summaryWidth(repo, [...map.map(({ oid }) => oid), ...before.values()])
  for (const { name, to, oid } of map)
    if (to !== undefined && name !== 'HEAD' && (report.verbosity > 0 || before.get(to) !== oid)) report.fit(name, to)
  let isFine = true
  let isConflict = false
  for (const wanted of ['merge', 'keep', 'silent'] as const)
    for (const ref of map) {
      const purpose = ref.purpose === 'merge' && peelToCommit(repo, ref.oid) === undefined ? 'keep' : ref.purpose
      if (purpose !== wanted) continue
      if (options.writesFetchHead && purpose !== 'silent') appendFetchHead(git, report.url, ref, purpose)
      if (ref.to === undefined) {
        if (options.writesFetchHead || options.isDryRun) report.say(headRow(ref), columns)
        continue
      }
      const done = storeOne(storing, ref, ref.to, before.get(ref.to))
      if (done.row) report.say(done.row, columns)
      isFine &&= done.isFine
      isConflict ||= done.isConflict === true
    }
  if (isConflict)
    git.err(
      `error: some local refs could not be updated; try running\n 'git remote prune ${storing.remote.name}' to remove any old, conflicting branches\n`,
    )
  return isFine
}

interface Kind {
  readonly kind: string
  readonly what: string
}

function kindOf(name: string): Kind {
  if (name === 'HEAD') return { kind: '', what: '' }
  for (const [prefix, kind] of [
    ['refs/heads/', 'branch'],
    ['refs/tags/', 'tag'],
    ['refs/remotes/', 'remote-tracking branch'],
  ] as const)
    if (name.startsWith(prefix)) return { kind, what: name.slice(prefix.length) }
  return { kind: '', what: name }
}

function headRow({ name }: FetchedRef): Row {
  const { kind, what } = kindOf(name)
  return { flag: '*', summary: kind === '' ? 'branch' : kind, from: what === '' ? 'HEAD' : what, to: 'FETCH_HEAD' }
}

function appendFetchHead(git: Git, url: string, { name, oid }: FetchedRef, purpose: 'merge' | 'keep'): void {
  const { kind, what } = kindOf(name)
  const note = what === '' ? '' : `${kind === '' ? '' : `${kind} `}'${what}' of `
  const line = `${oid}\t${purpose === 'keep' ? 'not-for-merge' : ''}\t${note}${url}\n`
  git.repo.files.append(git.repo.path('FETCH_HEAD'), line)
}

interface Done {
  readonly row: Row | undefined
  readonly isFine: boolean
  readonly isConflict?: boolean
}

function storeOne(storing: Storing, ref: FetchedRef, to: string, old: Oid | undefined): Done {
  const { git, report, options } = storing
  const { repo } = git
  const names = { from: kindOf(ref.name).what, to: prettyRef(to) }
  if (old === ref.oid)
    return { row: report.verbosity > 0 ? { flag: '=', summary: '[up to date]', ...names } : undefined, isFine: true }
  const refused = (note: string): Done => ({ row: { flag: '!', summary: '[rejected]', ...names, note }, isFine: false })
  const isForced = ref.isForced || options.isForced
  if (!options.updatesHead && old !== undefined && repo.worktree !== undefined && readSymbolic(repo) === to)
    return refused("can't fetch into checked-out branch")
  if (old !== undefined && to.startsWith('refs/tags/')) {
    if (!isForced) return refused('would clobber existing tag')
    return write(storing, ref, to, { what: 'updating tag', row: { flag: 't', summary: '[tag update]', ...names } })
  }
  const [current, updated] = [peelToCommit(repo, old), peelToCommit(repo, ref.oid)]
  if (current === undefined || updated === undefined) {
    const [what, summary] = newNames(ref.name)
    return write(storing, ref, to, { what, row: { flag: '*', summary, ...names } })
  }
  if (isAncestor(repo, current, updated)) {
    const summary = range(repo, current, ref.oid, false)
    return write(storing, ref, to, { what: 'fast-forward', row: { flag: ' ', summary, ...names } })
  }
  if (!isForced) return refused('non-fast-forward')
  const row = { flag: '+', summary: range(repo, current, ref.oid, true), ...names, note: 'forced update' }
  return write(storing, ref, to, { what: 'forced-update', row })
}

function newNames(name: string): readonly [string, string] {
  if (name.startsWith('refs/tags/')) return ['storing tag', '[new tag]']
  return name.startsWith('refs/heads/') ? ['storing head', '[new branch]'] : ['storing ref', '[new ref]']
}

function write(
  { git, options, action }: Storing,
  ref: FetchedRef,
  to: string,
  { what, row }: { what: string; row: Row },
): Done {
  if (options.isDryRun) return { row, isFine: true }
  const other = conflictingRef(git.repo, to)
  if (other !== undefined) {
    git.err(`error: cannot lock ref '${to}': '${other}' exists; cannot create '${to}'\n`)
    return { row: { ...row, flag: '!', note: 'unable to update local ref' }, isFine: false, isConflict: true }
  }
  updateRef(git.repo, to, ref.oid, git.note(`${action}: ${what}`))
  return { row, isFine: true }
}
