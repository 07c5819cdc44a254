/** `git clone`. */

import { detachAdvice } from '../branch/leaving'
import { forceTree } from '../branch/switchTrees'
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { type Parsed, parseOptions, type Spec } from '../command/options'
import { normalKey, withValue } from '../core/config'
import { parentOf, resolvePath } from '../core/files'
import { layOut } from '../core/machine'
import type { Repository } from '../core/repository'
import { type ClonePlan, placeRefs } from './cloneRefs'
import { absolutePath, cloneDirectory, isPath, openPath, openUrl } from './places'
import { receivedProgress } from './progress'
import { isRefName } from './refspec'
import { advertise, carry } from './transport'

const spec = {
  bare: 'flag',
  mirror: 'flag',
  branch: 'value b',
  origin: 'value o',
  checkout: 'flag',
  n: 'flag n',
  depth: 'value',
  'single-branch': 'flag',
  tags: 'flag',
  config: 'list c',
  local: 'flag l',
  hardlinks: 'flag',
  progress: 'flag',
  quiet: 'flag q',
  verbose: 'flag v',
} as const satisfies Spec

const usage = 'usage: git clone [<options>] [--] <repo> [<dir>]\n'

export const clone: Command = (git, args) => {
  const options = parseOptions(args, spec)
  const [source, given, ...others] = options.rest
  if (others.length > 0) throw new Fatal(`fatal: Too many arguments.\n\n${usage}`, 129, false)
  if (source === undefined) throw new Fatal(`fatal: You must specify a repository to clone.\n\n${usage}`, 129, false)
  const isBare = options.on('bare') || options.on('mirror')
  const path = isPath(source) ? resolvePath(git.cwd, source) : undefined
  const isLocal = path !== undefined && openPath(git.machine, path) !== undefined
  if (path !== undefined && !isLocal) throw new Fatal(`repository '${source}' does not exist`)
  const url = isLocal ? absolutePath(git.cwd, source) : source
  const shown = (given ?? cloneDirectory(source, isBare)).replace(/(.)\/+$/, '$1')
  const top = git.resolve(shown)
  requireRoom(git, shown, top)
  if (!options.on('quiet')) git.err(`Cloning into ${isBare ? 'bare repository ' : ''}'${shown}'...\n`)
  const wasThere = git.machine.files.isDir(top)
  try {
    return fill(git, options, { url, top, isBare, isLocal })
  } catch (fault) {
    git.machine.files.remove(top)
    if (wasThere) git.machine.files.mkdir(top)
    throw fault
  }
}

function requireRoom(git: Git, shown: string, top: string): void {
  const { files } = git.machine
  if (files.has(top) && (!files.isDir(top) || files.list(top).length > 0))
    throw new Fatal(`destination path '${shown}' already exists and is not an empty directory.`)
  for (let at = parentOf(top); at !== '/'; at = parentOf(at))
    if (files.has(at) && !files.isDir(at))
      throw new Fatal(`could not create leading directories of '${shown}': Not a directory`)
}

interface Place {
  readonly url: string
  readonly top: string
  readonly isBare: boolean
  readonly isLocal: boolean
}

function fill(git: Git, options: Parsed<typeof spec>, { url, top, isBare, isLocal }: Place): number {
  const origin = options.value('origin') ?? git.config('clone.defaultremotename') ?? 'origin'
  if (!isRefName(`refs/remotes/${origin}/x`)) throw new Fatal(`'${origin}' is not a valid remote name`)
  const gitDir = isBare ? top : `${top}/.git`
  if (options.given('depth') && !isLocal)
    throw new Fatal('this lab keeps whole histories: --depth and its kind are left out')
  if (options.given('depth')) git.err('warning: --depth is ignored in local clones; use file:// instead.\n')
  if (options.on('local') && !isLocal) git.err('warning: --local is ignored\n')
  const from = openUrl(git, url)
  layOut(git.machine.files, gitDir, isBare, 'main')
  const at = git.at(top)
  const { repo } = at
  writeConfigs(at, options.all('config'))
  const plan: ClonePlan = {
    ...{ git: at, from, origin, url, isBare, isMirror: options.on('mirror') },
    refs: advertise(from).filter(({ name }) => !name.endsWith('^{}')),
    branch: options.value('branch'),
    isSingle: options.on('single-branch'),
    hasTags: !options.given('tags') || options.on('tags'),
  }
  // A local clone takes the whole store, with what is not reachable; others take what they need.
  if (isLocal) at.machine.files.copy(from.path('objects'), repo.path('objects'))
  const placed = placeRefs(plan)
  if (!isLocal) {
    const carried = carry(from, repo, placed.taken)
    for (const oid of placed.taken) if (!repo.has(oid)) throw new Fatal(`remote did not send ${oid}`)
    packAll(repo)
    if (!options.on('quiet')) receivedProgress(at, carried)
  }
  if (placed.isEmpty) git.err('warning: You appear to have cloned an empty repository.\n')
  if (isLocal && !options.on('quiet')) git.err('done.\n')
  placed.finish()
  const isChecked = !isBare && !options.on('n') && !(options.given('checkout') && !options.on('checkout'))
  if (isChecked) checkOut(at, placed)
  return 0
}

function checkOut(git: Git, placed: ReturnType<typeof placeRefs>): void {
  if (placed.isEmpty) return
  if (placed.head === undefined) {
    git.err('warning: remote HEAD refers to nonexistent ref, unable to checkout\n')
    return
  }
  if (placed.isDetached && git.configBool('advice.detachedhead', true)) detachAdvice(git, placed.head)
  forceTree(git, placed.head)
}

function writeConfigs(git: Git, pairs: readonly string[]): void {
  let text = git.repo.readGit('config') ?? ''
  for (const pair of pairs) {
    const [key = '', ...value] = pair.split('=')
    text = withValue(text, normalKey(key), value.length === 0 ? 'true' : value.join('='), true)
  }
  git.repo.writeGit('config', text)
  git.forgetConfig()
}

function packAll(repo: Repository): void {
  const node = repo.files.ownObjects(repo.path('objects'))
  for (const oid of node?.objects.keys() ?? []) node?.packed.add(oid)
}
