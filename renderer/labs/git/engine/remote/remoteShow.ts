/** `git remote show`. */
import type { Git } from '../command/git'
import { compareBytes } from '../core/bytes'
import { branchName, listRefs, readRef, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'
import { isAncestor } from '../merge/bases'
import { openUrl } from './places'
import { staleRefs } from './prune'
import { localRefs, matchPush } from './pushMatch'
import { parseRefspec, trackedRef, trackingRef } from './refspec'
import { type Remote, remoteOf } from './remotes'
import { advertise, headBranch } from './transport'

/** The branches that HEAD may be on over there: more than one where it is detached. */
export function headBranches(there: Repository): readonly string[] {
  const named = headBranch(there)
  if (named !== undefined) return readRef(there, named) === undefined ? [] : [named]
  const oid = readRef(there, 'HEAD')
  return listRefs(there, 'refs/heads/').flatMap(([name, one]) => (one === oid ? [name] : []))
}

export function showRemote(git: Git, name: string, asks: boolean): void {
  const remote = remoteOf(git, name)
  const there = asks ? openUrl(git, remote.urls[0] ?? name) : undefined
  const pushUrls = remote.pushUrls.length > 0 ? remote.pushUrls : remote.urls
  git.out(`* remote ${name}\n  Fetch URL: ${remote.urls[0] ?? name}\n`)
  for (const url of pushUrls) git.out(`  Push  URL: ${url}\n`)
  git.out(headText(there))
  showBranches(git, remote, there)
  showPulls(git, remote)
  showPushes(git, remote, there)
}

function headText(there: Repository | undefined): string {
  if (!there) return '  HEAD branch: (not queried)\n'
  const heads = headBranches(there)
  if (heads.length === 0) return '  HEAD branch: (unknown)\n'
  const [only] = heads
  if (heads.length === 1) return `  HEAD branch: ${branchName(only) ?? only}\n`
  const list = heads.map((one) => `    ${branchName(one) ?? one}\n`).join('')
  return `  HEAD branch (remote HEAD is ambiguous, may be one of the following):\n${list}`
}

function showBranches(git: Git, remote: Remote, there: Repository | undefined): void {
  const states = new Map<string, string>()
  if (!there) {
    for (const [kept] of listRefs(git.repo)) {
      const source = readSymbolic(git.repo, kept) === undefined ? trackedRef(remote.fetch, kept) : undefined
      if (source !== undefined) states.set(branchName(source) ?? source, '')
    }
  } else {
    const refs = advertise(there).filter((ref) => ref.name.startsWith('refs/heads/'))
    for (const { name } of refs) {
      const kept = trackingRef(remote.fetch, name)
      const isKnown = kept !== undefined && readRef(git.repo, kept) !== undefined
      if (kept === undefined) continue
      states.set(
        branchName(name) ?? name,
        isKnown ? 'tracked' : `new (next fetch will store in remotes/${remote.name})`,
      )
    }
    for (const kept of staleRefs(git.repo, remote.fetch, new Set(refs.map(({ name }) => name))))
      states.set(kept, "stale (use 'git remote prune' to remove)")
  }
  if (states.size === 0) return
  const shown = [...states].map(([name, state]) => [name.replace(/^refs\/remotes\//, 'refs/remotes/'), state] as const)
  const width = Math.max(...shown.map(([name]) => name.length))
  git.out(`  Remote branch${states.size === 1 ? '' : 'es'}:${there ? '' : ' (status not queried)'}\n`)
  for (const [name, state] of shown.sort(([one], [other]) => compareBytes(one, other)))
    git.out(state === '' ? `    ${name}\n` : `    ${name.padEnd(width)} ${state}\n`)
}

interface Pulling {
  readonly branch: string
  readonly merges: readonly string[]
  readonly rebase: string | undefined
}

function showPulls(git: Git, remote: Remote): void {
  const found: Pulling[] = []
  for (const [key, value] of git.settingsInOrder) {
    const branch = /^branch\.(.+)\.remote$/.exec(key)?.[1]
    if (branch === undefined || value !== remote.name || found.some((one) => one.branch === branch)) continue
    const merges = git.configAll(`branch.${branch}.merge`).map((one) => branchName(one) ?? one)
    if (merges.length > 0) found.push({ branch, merges, rebase: rebasing(git.config(`branch.${branch}.rebase`)) })
  }
  if (found.length === 0) return
  const width = Math.max(...found.map(({ branch }) => branch.length))
  const hasRebase = found.some(({ rebase }) => rebase !== undefined)
  git.out(`  Local branch${found.length === 1 ? '' : 'es'} configured for 'git pull':\n`)
  for (const { branch, merges, rebase } of found.sort((one, other) => compareBytes(one.branch, other.branch))) {
    git.out(`    ${branch.padEnd(width)} `)
    if (rebase !== undefined) git.out(`${rebase} ${merges[0]}\n`)
    else {
      const [first, ...more] = merges
      git.out(`${hasRebase ? ' ' : ''}merges with remote ${first}\n`)
      for (const one of more) git.out(`${' '.repeat(4 + width)}    and with remote ${one}\n`)
    }
  }
}

function rebasing(value: string | undefined): string | undefined {
  if (value === undefined || ['false', 'no', 'off', '0'].includes(value)) return undefined
  if (value === 'interactive' || value === 'i') return 'rebases interactively onto remote'
  return value === 'merges' || value === 'm' ? 'rebases interactively (with merges) onto remote' : 'rebases onto remote'
}

interface Pushing {
  readonly from: string
  readonly to: string
  readonly isForced: boolean
  readonly status: string
}

function showPushes(git: Git, remote: Remote, there: Repository | undefined): void {
  const pushes = there ? askedPushes(git, remote, there) : configuredPushes(remote)
  if (pushes.length === 0) return
  const width = Math.max(...pushes.map(({ from }) => from.length))
  const second = Math.max(...pushes.map(({ to }) => to.length))
  git.out(
    `  Local ref${pushes.length === 1 ? '' : 's'} configured for 'git push'${there ? '' : ' (status not queried)'}:\n`,
  )
  for (const { from, to, isForced, status } of pushes) {
    const how = isForced ? 'forces to' : 'pushes to'
    git.out(
      status === ''
        ? `    ${from.padEnd(width)} ${how} ${to}\n`
        : `    ${from.padEnd(width)} ${how} ${to.padEnd(second)} (${status})\n`,
    )
  }
}

function configuredPushes(remote: Remote): readonly Pushing[] {
  const usual = { from: '(matching)', to: '(matching)', isForced: false, status: '' }
  return remote.push.length === 0
    ? [usual]
    : remote.push.map(({ src, dst, isForced, isMatching }) => ({
        from: isMatching ? '(matching)' : src === '' ? '(delete)' : src,
        to: isMatching ? '(matching)' : (dst ?? src),
        isForced,
        status: '',
      }))
}

function askedPushes(git: Git, remote: Remote, there: Repository): readonly Pushing[] {
  const specs = remote.push.length > 0 ? remote.push : [parseRefspec(':', true)]
  const refs = matchPush(
    git,
    { specs, isAll: false, isMirror: false, followsTags: false, prunes: false },
    localRefs(git),
    listRefs(there).map(([name, oid]) => ({ name, oid })),
  )
  const pushes = (refs ?? []).flatMap(({ name, old, source, isForced }): Pushing[] => {
    if (!source) return []
    const status =
      source.oid === old
        ? 'up to date'
        : /^0+$/.test(old)
          ? 'create'
          : git.repo.commit(old) && git.repo.commit(source.oid) && isAncestor(git.repo, old, source.oid)
            ? 'fast-forwardable'
            : 'local out of date'
    return [{ from: short(source.name), to: short(name), isForced, status }]
  })
  return pushes.sort((one, other) => compareBytes(one.from, other.from))
}

const short = (name: string) => name.replace(/^refs\/(heads|tags|remotes)\//, '')
