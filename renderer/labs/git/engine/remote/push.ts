/** `git push`: puts commits and refs over there. */
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { type Parsed, parseOptions, type Spec } from '../command/options'
import { zeroOid } from '../core/objects'
import { branchName, deleteRef, listRefs, readRef, readSymbolic, updateRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { openUrl } from './places'
import { sentProgress } from './progress'
import { defaultPush, pushMode } from './pushDefault'
import { checkSources, localRefs, matchPush, type PushRef, type RejectReason } from './pushMatch'
import { printPush, pushAdvice } from './pushReport'
import { judgePush, type Lease, readLease } from './pushStatus'
import { receive } from './receive'
import { parseRefspec, type Refspec, trackingRef } from './refspec'
import { defaultRemoteName, type Remote, remoteOf } from './remotes'
import { writeUpstream } from './tracking'
import { carry } from './transport'

const spec = {
  all: 'flag',
  mirror: 'flag',
  delete: 'flag d',
  tags: 'flag',
  'follow-tags': 'flag',
  force: 'flag f',
  'force-with-lease': 'optional',
  'force-if-includes': 'flag',
  prune: 'flag',
  'dry-run': 'flag n',
  'set-upstream': 'flag u',
  atomic: 'flag',
  progress: 'flag',
  thin: 'flag',
  verify: 'flag',
  quiet: 'count q',
  verbose: 'count v',
} as const satisfies Spec

type Options = Parsed<typeof spec>

export const push: Command = (git, args) => {
  const options = parseOptions(args, spec)
  const mode = pushMode(git)
  const leases = leasesOf(git, args, options)
  const [name, ...texts] = options.rest
  refuseTogether(options, texts)
  const remote = pushRemote(git, name)
  const specs = [
    ...(options.on('tags') ? [parseRefspec('refs/tags/*', true)] : []),
    ...specsOf(git, remote, texts, options.on('delete'), mode),
  ]
  let setsUpstream = options.on('set-upstream')
  let used: readonly Refspec[] = specs
  if (options.on('all') || options.on('mirror')) used = [parseRefspec(options.on('mirror') ? '+:' : ':', true)]
  else if (specs.length === 0 && remote.push.length > 0) used = remote.push
  else if (specs.length === 0) {
    const usual = defaultPush(git, remote, mode)
    used = usual.specs
    setsUpstream ||= usual.setsUpstream
  }
  const urls = remote.pushUrls.length > 0 ? remote.pushUrls : remote.urls
  let code = 0
  for (const url of urls) code = pushTo(git, { url, remote, specs: used, options, leases, setsUpstream }) || code
  return code
}

function refuseTogether(options: Options, texts: readonly string[]): void {
  const isWhole = options.on('all') || options.on('mirror')
  if (options.on('delete') && (options.on('tags') || isWhole))
    throw new Fatal("options '--delete' and '--all/--mirror/--tags' cannot be used together")
  if (options.on('delete') && texts.length === 0) throw new Fatal("--delete doesn't make sense without any refs")
  for (const one of ['all', 'mirror'] as const) {
    if (!options.on(one)) continue
    if (options.on('tags')) throw new Fatal(`options '--${one}' and '--tags' cannot be used together`)
    if (texts.length > 0) throw new Fatal(`--${one} can't be combined with refspecs`)
  }
  if (options.on('all') && options.on('mirror'))
    throw new Fatal("options '--all' and '--mirror' cannot be used together")
}

/** Leases in the order in which they were given; `--no-force-with-lease` takes those before it back. */
function leasesOf(git: Git, args: readonly string[], options: Options): readonly Lease[] {
  if (!options.on('force-with-lease')) return []
  const given = options.all('force-with-lease').map((text) => readLease(git, text))
  const isBare = args.some((arg) => /^--force-w[a-z-]*$/.test(arg))
  return isBare ? [...given, readLease(git, undefined)] : given
}

function pushRemote(git: Git, name: string | undefined): Remote {
  if (name !== undefined) {
    if (name === '') throw new Fatal(`bad repository '${name}'`)
    return remoteOf(git, name)
  }
  const branch = branchName(readSymbolic(git.repo))
  const own = branch === undefined ? undefined : git.config(`branch.${branch}.pushremote`)
  const usual = own ?? git.config('remote.pushdefault')
  const fetched = branch === undefined ? undefined : git.config(`branch.${branch}.remote`)
  const remote = remoteOf(git, usual ?? defaultRemoteName(git))
  if (remote.isNamed || (usual ?? fetched) !== undefined) return remote
  throw new Fatal(
    'No configured push destination.\nEither specify the URL from the command-line or configure a remote repository using\n\n    git remote add <name> <url>\n\nand then push using the remote name\n\n    git push <name>\n',
  )
}

function specsOf(git: Git, remote: Remote, texts: readonly string[], isDeletion: boolean, mode: string): Refspec[] {
  const specs: Refspec[] = []
  for (let at = 0; at < texts.length; at++) {
    let text = texts[at] ?? ''
    if (text === 'tag') {
      const tag = texts[++at]
      if (tag === undefined) throw new Fatal('tag shorthand without <tag>')
      text = `${isDeletion ? ':' : ''}refs/tags/${tag}`
    } else if (isDeletion) {
      if (text.includes(':') || text === '') throw new Fatal('--delete only accepts plain target ref names')
      text = `:${text}`
    } else if (!text.includes(':')) text = mappedText(git, remote, text, mode)
    specs.push(parseRefspec(text, true))
  }
  return specs
}

/** A name alone goes where the settings say. */
function mappedText(git: Git, remote: Remote, text: string, mode: string): string {
  const full = readRef(git.repo, `refs/heads/${text}`) === undefined ? undefined : `refs/heads/${text}`
  if (full === undefined) return text
  const target = trackingRef(remote.push, full)
  if (target !== undefined) return `${text}:${target}`
  const merges = mode === 'upstream' ? git.configAll(`branch.${text}.merge`) : []
  return merges.length === 1 ? `${text}:${merges[0]}` : text
}

interface Pushing {
  readonly url: string
  readonly remote: Remote
  readonly specs: readonly Refspec[]
  readonly options: Options
  readonly leases: readonly Lease[]
  readonly setsUpstream: boolean
}

function pushTo(git: Git, pushing: Pushing): number {
  const { url, options } = pushing
  const verbosity = options.count('verbose') - options.count('quiet')
  if (verbosity > 0) git.err(`Pushing to ${url}\n`)
  const local = localRefs(git)
  const failed = `error: failed to push some refs to '${url}'\n`
  const isFound = checkSources(git, pushing.specs, local)
  const there = isFound ? openUrl(git, url) : undefined
  const followsTags = options.given('follow-tags')
    ? options.on('follow-tags')
    : git.configBool('push.followtags', false)
  const wish = {
    ...{ specs: pushing.specs, isAll: options.on('all'), isMirror: options.on('mirror') },
    ...{ followsTags, prunes: options.on('prune') },
  }
  const refs =
    there &&
    matchPush(
      git,
      wish,
      local,
      listRefs(there).map(([name, oid]) => ({ name, oid })),
    )
  if (!there || !refs) {
    git.err(failed)
    return 1
  }
  send(git, there, refs, pushing)
  const isFine = refs.every(({ status }) => status.kind !== 'rejected' && status.kind !== 'remote')
  if (verbosity >= 0 || !isFine) printPush(git, url, refs, verbosity > 0)
  if (pushing.setsUpstream) followPushed(git, refs, pushing, verbosity)
  if (!options.on('dry-run')) for (const ref of refs) updateTracking(git, ref, pushing.remote, verbosity > 0)
  if (!isFine) git.err(failed + pushAdvice(git, refs))
  else if (verbosity >= 0 && refs.every(({ status }) => status.kind !== 'ok')) git.err('Everything up-to-date\n')
  return isFine ? 0 : 1
}

function send(git: Git, there: Repository, refs: readonly PushRef[], { options, remote, leases }: Pushing): void {
  const mustInclude = options.on('force-if-includes') || git.configBool('push.useforceifincludes', false)
  judgePush(git, refs, { remote, isForced: options.on('force'), leases, mustInclude })
  const wanted = refs.filter(({ source, status }) => source && status.kind === 'none')
  const refused = options.on('atomic') ? refs.find(({ status }) => status.kind === 'rejected') : undefined
  if (refused?.status.kind === 'rejected') {
    git.err(
      `error: atomic push failed for ref ${refused.name}. status: ${numbers[refused.status.why]}\n\nfatal: the remote end hung up unexpectedly\n`,
    )
    for (const ref of wanted) ref.status = { kind: 'rejected', why: 'atomic push failed' }
    return
  }
  if (options.on('dry-run')) {
    for (const ref of wanted) ref.status = { kind: 'ok' }
    return
  }
  const tips = wanted.flatMap(({ source }) => (source && source.oid !== zeroOid ? [source.oid] : []))
  const carried = carry(git.repo, there, tips)
  if (options.count('quiet') === 0) sentProgress(git, carried)
  const changes = wanted.map(({ name, old, source }) => ({ name, old, now: source?.oid ?? zeroOid }))
  const refusals = receive(git, there, changes, options.on('atomic'))
  wanted.forEach((ref, at) => {
    const why = refusals[at]
    ref.status = why === undefined ? { kind: 'ok' } : { kind: 'remote', why }
  })
}

/** As git numbers its reasons in that one message. */
const numbers: Readonly<Record<RejectReason, number>> = {
  'non-fast-forward': 2,
  'already exists': 3,
  'fetch first': 5,
  'needs force': 6,
  'stale info': 7,
  'remote ref updated since checkout': 9,
  'atomic push failed': 12,
}

const isThrough = ({ status }: PushRef) => status.kind === 'ok' || status.kind === 'up to date'

function followPushed(git: Git, refs: readonly PushRef[], { remote, options }: Pushing, verbosity: number): void {
  for (const ref of refs) {
    const { source, name } = ref
    if (!isThrough(ref) || !source || source.oid === zeroOid) continue
    const full = readSymbolic(git.repo, source.name) ?? source.name
    const [from, to] = [branchName(full), branchName(name)]
    if (from === undefined || to === undefined) continue
    if (!options.on('dry-run')) writeUpstream(git, from, remote.name, name, verbosity < 0)
    else if (verbosity >= 0) git.out(`Would set upstream of '${from}' to '${to}' of '${remote.name}'\n`)
  }
}

function updateTracking(git: Git, ref: PushRef, remote: Remote, isWordy: boolean): void {
  const kept = trackingRef(remote.fetch, ref.name)
  if (!isThrough(ref) || kept === undefined || !ref.source) return
  if (isWordy) git.err(`updating local tracking ref '${kept}'\n`)
  if (ref.source.oid === zeroOid) deleteRef(git.repo, kept)
  else if (readRef(git.repo, kept) !== ref.source.oid)
    updateRef(git.repo, kept, ref.source.oid, git.note('update by push'))
}
