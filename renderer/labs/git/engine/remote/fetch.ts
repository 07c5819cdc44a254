/** `git fetch`: what a remote has that is not here, and where its branches stand. */
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { parseOptions } from '../command/options'
import { branchName, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'
import { runApart } from './apart'
import type { FetchedRef } from './fetchMap'
import { fetchMap, tagsToFollow, withoutDoubles } from './fetchMap'
import { type FetchOptions, fetchOptions, fetchSpec } from './fetchOptions'
import { FetchReport } from './fetchReport'
import { storeFetched } from './fetchStore'
import { openUrl } from './places'
import { receivedProgress } from './progress'
import { pruneRefs } from './prune'
import { parseRefspec, type Refspec } from './refspec'
import { defaultRemoteName, type Remote, remoteNames, remoteOf } from './remotes'
import { writeUpstream } from './tracking'
import { advertise, carry, type RemoteRef } from './transport'

export const fetch: Command = (git, args) => {
  const parsed = parseOptions(args, fetchSpec)
  const options = fetchOptions(parsed)
  const action = git.action(['fetch', ...args].join(' '))
  const { rest } = parsed
  if (parsed.on('all')) {
    if (rest.length === 1) throw new Fatal('fetch --all does not take a repository argument')
    if (rest.length > 1) throw new Fatal('fetch --all does not make sense with refspecs')
    const names = fetchableRemotes(git)
    const [only] = names
    if (only !== undefined && names.length === 1) return fetchOne(git, remoteOf(git, only), [], options, action)
    return fetchAll(git, names, options)
  }
  const [name, ...specs] = rest
  if (name === undefined) {
    const usual = remoteOf(git, defaultRemoteName(git))
    // Without any remote there is nothing to do, and nothing to say.
    return usual.isNamed || usual.name !== 'origin'
      ? fetchOne(git, usual, [], options, action)
      : fetchAll(git, [], options)
  }
  return fetchOne(git, remoteOf(git, name), specs, options, action)
}

/** All remotes that `fetch --all` asks. */
export const fetchableRemotes = (git: Git): readonly string[] =>
  remoteNames(git).filter(
    (name) => remoteOf(git, name).isNamed && !git.configBool(`remote.${name}.skipfetchall`, false),
  )

function fetchAll(git: Git, names: readonly string[], options: FetchOptions): number {
  if (!options.isAppended && options.writesFetchHead) git.repo.writeGit('FETCH_HEAD', '')
  return fetchMany(git, names, passedOn(options), options.verbosity < 0)
}

/** One after the other, each with a log of its own, as git runs them. */
export function fetchMany(git: Git, names: readonly string[], passed: readonly string[], isQuiet = false): number {
  let code = 0
  for (const name of names) {
    if (!isQuiet) git.out(`Fetching ${name}\n`)
    const one = runApart(git, ['fetch', '--append', '--no-auto-gc', '--no-write-commit-graph', ...passed, name])
    if (one !== 0) {
      git.err(`error: could not fetch ${name}\n`)
      code = 1
    }
  }
  return code
}

function passedOn({ isDryRun, prune, pruneTags, updatesHead, isForced, tags, verbosity }: FetchOptions): string[] {
  const level = verbosity >= 2 ? ['-v', '-v'] : verbosity === 1 ? ['-v'] : verbosity < 0 ? ['-q'] : []
  return [
    ...(isDryRun ? ['--dry-run'] : []),
    ...(prune === undefined ? [] : [prune ? '--prune' : '--no-prune']),
    ...(pruneTags ? ['--prune-tags'] : []),
    ...(updatesHead ? ['--update-head-ok'] : []),
    ...(isForced ? ['--force'] : []),
    ...(tags === 'all' ? ['--tags'] : tags === 'none' ? ['--no-tags'] : []),
    ...level,
  ]
}

function readSpecs(texts: readonly string[]): readonly Refspec[] {
  const specs: Refspec[] = []
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] ?? ''
    if (text !== 'tag') specs.push(parseRefspec(text, false))
    else {
      const name = texts[++at]
      if (name === undefined) throw new Fatal('you need to specify a tag name')
      specs.push(parseRefspec(`refs/tags/${name}:refs/tags/${name}`, false))
    }
  }
  return specs
}

function fetchOne(git: Git, remote: Remote, texts: readonly string[], options: FetchOptions, action: string): number {
  const specs = readSpecs(texts)
  if (!options.isAppended && options.writesFetchHead) git.repo.writeGit('FETCH_HEAD', '')
  const url = remote.urls[0] ?? remote.name
  const from = openUrl(git, url)
  const advertised = advertise(from)
  const tags = options.tags ?? (remote.tags === '--tags' ? 'all' : remote.tags === '--no-tags' ? 'none' : 'follow')
  const prunes = options.prune ?? git.configBool(`remote.${remote.name}.prune`, git.configBool('fetch.prune', false))
  const pruneTags =
    options.pruneTags || git.configBool(`remote.${remote.name}.prunetags`, git.configBool('fetch.prunetags', false))
  const tagSpec = parseRefspec('refs/tags/*:refs/tags/*', false)
  const known = prunes && pruneTags && specs.length === 0 ? { ...remote, fetch: [...remote.fetch, tagSpec] } : remote
  const refs = advertised.filter(({ name }) => !name.endsWith('^{}'))
  const { refs: wanted, followsTags } = fetchMap(git, { remote: known, specs, tags, refs })
  const loud = wanted.filter(({ purpose }) => purpose !== 'silent')
  const follows = tags === 'follow' && followsTags
  const coming = new Set(loud.map(({ oid }) => oid))
  const followed = follows ? tagsToFollow(git.repo, advertised, coming) : []
  const ordered = [...loud, ...followed, ...wanted.filter(({ purpose }) => purpose === 'silent')]
  const map = withoutDoubles(ordered, specs.length > 0 ? specs : known.fetch)
  if (!options.updatesHead) refuseCheckedOut(git, map)
  const report = new FetchReport(git, url, options.verbosity)
  if (prunes) pruneRefs(git, specs.length > 0 ? specs : known.fetch, map, report, options.isDryRun)
  take(git, from, map, options)
  const storing = { git, remote: known, report, options, action }
  let isFine = storeFetched(storing, map)
  if (follows) isFine = followLater(storing, from, advertised) && isFine
  if (options.setsUpstream) setFetchedUpstream(git, remote, map)
  return isFine ? 0 : 1
}

/** Objects are copied even by `--dry-run`: only refs stay as they are. */
function take(git: Git, from: Repository, map: readonly FetchedRef[], options: FetchOptions): void {
  for (const { oid } of map)
    if (!from.has(oid))
      throw new Fatal(
        `fatal: git upload-pack: not our ref ${oid}\nfatal: remote error: upload-pack: not our ref ${oid}\n`,
        128,
        false,
      )
  const carried = carry(
    from,
    git.repo,
    map.map(({ oid }) => oid),
  )
  if (options.verbosity >= 0) receivedProgress(git, carried)
}

/** Tags of commits that came along. */
function followLater(
  storing: Parameters<typeof storeFetched>[0],
  from: Repository,
  advertised: readonly RemoteRef[],
): boolean {
  const more = tagsToFollow(storing.git.repo, advertised, new Set())
  if (more.length === 0) return true
  carry(
    from,
    storing.git.repo,
    more.map(({ oid }) => oid),
  )
  return storeFetched(storing, more)
}

function refuseCheckedOut(git: Git, map: readonly FetchedRef[]): void {
  const { worktree } = git.repo
  const current = readSymbolic(git.repo)
  if (worktree === undefined) return
  const found = map.find(({ to }) => to !== undefined && to === current)
  if (found) throw new Fatal(`refusing to fetch into branch '${found.to}' checked out at '${worktree}'`)
}

function setFetchedUpstream(git: Git, remote: Remote, map: readonly FetchedRef[]): void {
  const branch = branchName(readSymbolic(git.repo))
  const sources = map.filter(({ to, purpose }) => to === undefined && purpose !== 'silent')
  const [source] = sources
  if (branch === undefined) {
    git.err(
      `warning: could not set upstream of HEAD to '${source?.name ?? ''}' from '${remote.name}' when it does not point to any branch.\n`,
    )
    return
  }
  if (sources.length > 1) {
    git.err('warning: multiple branches detected, incompatible with --set-upstream\n')
    return
  }
  if (!source)
    git.err('warning: no source branch found;\nyou need to specify exactly one branch with the --set-upstream option\n')
  else if (source.name === 'HEAD' || branchName(source.name) !== undefined)
    writeUpstream(git, branch, remote.name, source.name, true)
  else if (source.name.startsWith('refs/remotes/'))
    git.err('warning: not setting upstream for a remote remote-tracking branch\n')
  else if (source.name.startsWith('refs/tags/')) git.err('warning: not setting upstream for a remote tag\n')
  else git.err('warning: unknown branch type\n')
}
