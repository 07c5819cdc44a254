/** `git remote`. */
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { parseOptions } from '../command/options'
import { compareBytes } from '../core/bytes'
import { deleteRefs } from '../core/refs'
import { runApart } from './apart'
import { fetchMany } from './fetch'
import { openUrl } from './places'
import { danglingAfter, staleRefs } from './prune'
import { addRemote, removeRemote, renameRemote, setBranches } from './remoteEdit'
import { setHead } from './remoteHead'
import { showRemote } from './remoteShow'
import { remoteNames, remoteOf } from './remotes'
import { getUrl, setUrl } from './remoteUrls'
import { prettyRef } from './table'
import { advertise } from './transport'

export const usage = 'usage: git remote [-v | --verbose]\n'

export const remote: Command = (git, args) => {
  const options = parseOptions(args, { verbose: 'flag v' }, { stopsEarly: true })
  const [name, ...rest] = options.rest
  if (name === undefined) return list(git, options.on('verbose'))
  const command = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
  if (!command) throw new Fatal(`error: unknown subcommand: \`${name}'\n${usage}`, 129, false)
  return command(git, rest)
}

function list(git: Git, isWordy: boolean): number {
  for (const name of [...remoteNames(git)].sort(compareBytes)) {
    const { urls, pushUrls, isNamed } = remoteOf(git, name)
    if (!isWordy) git.out(`${name}\n`)
    else {
      git.out(`${name}\t${isNamed ? (urls[0] ?? '') : name} (fetch)\n`)
      for (const url of pushUrls.length > 0 ? pushUrls : urls) git.out(`${name}\t${url} (push)\n`)
    }
  }
  return 0
}

const show: Command = (git, args) => {
  const options = parseOptions(args, { n: 'flag n' })
  if (options.rest.length === 0) return list(git, false)
  for (const name of options.rest) showRemote(git, name, !options.on('n'))
  return 0
}

const pruneOne: Command = (git, args) => {
  const options = parseOptions(args, { 'dry-run': 'flag n' })
  if (options.rest.length === 0) throw new Fatal('usage: git remote prune [<options>] <name>\n', 129, false)
  const isDryRun = options.on('dry-run')
  for (const name of options.rest) {
    const from = remoteOf(git, name)
    const url = from.urls[0] ?? name
    const there = new Set(advertise(openUrl(git, url)).map((ref) => ref.name))
    const stale = staleRefs(git.repo, from.fetch, there)
    if (stale.length === 0) continue
    git.out(`Pruning ${name}\nURL: ${url}\n`)
    const dangling = danglingAfter(git.repo, stale)
    if (!isDryRun) deleteRefs(git.repo, stale)
    for (const ref of stale) git.out(` * [${isDryRun ? 'would prune' : 'pruned'}] ${prettyRef(ref)}\n`)
    for (const ref of stale)
      for (const one of dangling.get(ref) ?? [])
        git.out(` ${one} ${isDryRun ? 'will become' : 'has become'} dangling!\n`)
  }
  return 0
}

const update: Command = (git, args) => {
  const options = parseOptions(args, { prune: 'flag p', verbose: 'flag v' })
  const flags = [
    ...(options.given('prune') ? [options.on('prune') ? '--prune' : '--no-prune'] : []),
    ...(options.on('verbose') ? ['-v'] : []),
  ]
  if (options.rest.length === 0) return runApart(git, ['fetch', ...flags, '--all']) === 0 ? 0 : 1
  const missing = options.rest.find((name) => !remoteOf(git, name).isNamed)
  if (missing !== undefined) throw new Fatal(`fatal: no such remote or remote group: ${missing}\n`, 1, false)
  git.repo.writeGit('FETCH_HEAD', '')
  return fetchMany(git, options.rest, flags)
}

const requireNames =
  (what: string, count: number, command: Command): Command =>
  (git, args) => {
    const given = args.filter((arg) => !arg.startsWith('-'))
    if (given.length !== count) throw new Fatal(`usage: git remote ${what}\n`, 129, false)
    return command(git, given)
  }

const subcommands: Readonly<Record<string, Command>> = {
  add: addRemote,
  rename: requireNames('rename [--[no-]progress] <old> <new>', 2, renameRemote),
  rm: requireNames('remove <name>', 1, removeRemote),
  remove: requireNames('remove <name>', 1, removeRemote),
  'set-head': setHead,
  'set-branches': setBranches,
  'get-url': getUrl,
  'set-url': setUrl,
  show,
  prune: pruneOne,
  update,
}
