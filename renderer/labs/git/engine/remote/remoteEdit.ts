/** `git remote add`, `rename`, `remove` and `set-branches`. */
import { Failure, Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { withoutSection, withoutValue, withSectionRenamed, withValue } from '../core/config'
import { appendLog, deleteRef, deleteRefs, listRefs, packedRefs, readRef, readSymbolic } from '../core/refs'
import { runApart } from './apart'
import { isRefName, mapName } from './refspec'
import { remoteNames, remoteOf } from './remotes'

const addSpec = {
  fetch: 'flag f',
  tags: 'flag',
  track: 'list t',
  master: 'value m',
  mirror: 'optional',
} as const satisfies Spec

export const addRemote: Command = (git, args) => {
  const options = parseOptions(args, addSpec)
  const [name, url, ...more] = options.rest
  if (name === undefined || url === undefined || more.length > 0)
    throw new Fatal('usage: git remote add [<options>] <name> <url>\n', 129, false)
  requireNew(git, name)
  const set = (key: string, value: string, isAdded = false) =>
    edit(git, (text) => withValue(text, `remote.${name}.${key}`, value, isAdded))
  set('url', url)
  const mirror = options.on('mirror') ? (options.value('mirror') ?? 'both') : undefined
  if (mirror === 'both')
    git.err('warning: --mirror is dangerous and deprecated; please\n\t use --mirror=fetch or --mirror=push instead\n')
  const tracked = options.all('track')
  if (mirror !== 'push')
    for (const branch of tracked.length > 0 ? tracked : ['*'])
      set('fetch', mirror === undefined ? headSpec(name, branch) : `+refs/${branch}:refs/${branch}`, true)
  if (mirror === 'push' || mirror === 'both') set('mirror', 'true')
  if (options.given('tags')) set('tagOpt', options.on('tags') ? '--tags' : '--no-tags')
  if (options.on('fetch')) {
    git.out(`Updating ${name}\n`)
    if (runApart(git, ['fetch', name]) !== 0) throw new Failure(`Could not fetch ${name}`)
  }
  const master = options.value('master')
  if (master !== undefined) git.repo.writeGit(`refs/remotes/${name}/HEAD`, `ref: refs/remotes/${name}/${master}\n`)
  return 0
}

const headSpec = (name: string, branch: string) => `+refs/heads/${branch}:refs/remotes/${name}/${branch}`

function edit(git: Git, change: (text: string) => string): void {
  git.repo.writeGit('config', change(git.repo.readGit('config') ?? ''))
  git.forgetConfig()
}

function requireNew(git: Git, name: string): void {
  if (remoteNames(git).includes(name)) throw new Failure(`remote ${name} already exists.`, 3)
  if (!isRefName(`refs/remotes/${name}/test`)) throw new Fatal(`'${name}' is not a valid remote name`)
}

export const renameRemote: Command = (git, [from = '', to = '']) => {
  if (!remoteNames(git).includes(from)) throw new Failure(`No such remote: '${from}'`, 2)
  requireNew(git, to)
  const before = remoteOf(git, from)
  edit(git, (text) => withSectionRenamed(text, `remote.${from}`, `remote.${to}`))
  const [oldPlace, newPlace] = [`:refs/remotes/${from}/`, `:refs/remotes/${to}/`]
  if (before.fetch.length > 0) {
    edit(git, (text) => withoutValue(text, `remote.${to}.fetch`))
    for (const { given } of before.fetch) {
      if (!given.includes(oldPlace))
        git.err(
          `warning: Not updating non-default fetch refspec\n\t${given}\n\tPlease update the configuration manually if necessary.\n`,
        )
      edit(git, (text) => withValue(text, `remote.${to}.fetch`, given.replace(oldPlace, newPlace), true))
    }
  }
  for (const [key, value] of git.settingsInOrder)
    if (/^branch\..+\.(push)?remote$/.test(key) && value === from)
      edit(git, (text) => withValue(text, spelled(key), to))
  if (before.fetch.some(({ given }) => given.includes(oldPlace))) moveRefs(git, from, to)
  return 0
}

const spelled = (key: string) => key.replace(/\.pushremote$/, '.pushRemote')

function moveRefs(git: Git, from: string, to: string): void {
  const { repo } = git
  const prefix = `refs/remotes/${from}/`
  const target = (name: string) => `refs/remotes/${to}/${name.slice(prefix.length)}`
  const packed = packedRefs(repo)
  const paths = [...repo.files.walk(repo.path(prefix.slice(0, -1)))].map(([path]) => prefix + path)
  const names = [...new Set([...paths, ...[...packed.keys()].filter((name) => name.startsWith(prefix))])].sort()
  for (const name of names) {
    const symbolic = readSymbolic(repo, name)
    const oid = readRef(repo, name)
    const log = repo.readGit(`logs/${name}`)
    deleteRef(repo, name)
    const message = `remote: renamed ${name} to ${target(name)}`
    if (symbolic !== undefined) {
      repo.writeGit(target(name), `ref: ${symbolic.startsWith(prefix) ? target(symbolic) : symbolic}\n`)
      if (oid !== undefined) appendLog(repo, target(name), { old: '0'.repeat(40), oid, who: git.ident, message })
    } else if (oid !== undefined) {
      repo.writeGit(target(name), `${oid}\n`)
      if (log !== undefined) repo.writeGit(`logs/${target(name)}`, log)
      appendLog(repo, target(name), { old: oid, oid, who: git.ident, message })
    }
  }
}

export const removeRemote: Command = (git, [name = '']) => {
  const { repo } = git
  if (!remoteNames(git).includes(name)) throw new Failure(`No such remote: '${name}'`, 2)
  const { fetch } = remoteOf(git, name)
  const others = remoteNames(git)
    .filter((one) => one !== name)
    .flatMap((one) => remoteOf(git, one).fetch)
  const gone: string[] = []
  const kept: string[] = []
  const paths = [...repo.files.walk(repo.path('refs'))].map(([path]) => `refs/${path}`)
  for (const ref of new Set([...paths, ...listRefs(repo).map(([one]) => one)])) {
    const isIn = (specs: typeof fetch) =>
      specs.some(({ dst }) => dst !== undefined && dst !== '' && mapName(dst, '', ref) !== undefined)
    if (!isIn(fetch) || isIn(others)) continue
    if (ref.startsWith('refs/remotes/')) gone.push(ref)
    else if (ref.startsWith('refs/heads/')) kept.push(ref.slice('refs/heads/'.length))
  }
  for (const [key, value] of git.settingsInOrder) {
    const branch = /^branch\.(.+)\.(push)?remote$/.exec(key)
    if (!branch || value !== name) continue
    if (branch[2] !== undefined) edit(git, (text) => withoutValue(text, `branch.${branch[1]}.pushRemote`))
    else for (const one of ['remote', 'merge']) edit(git, (text) => withoutValue(text, `branch.${branch[1]}.${one}`))
  }
  deleteRefs(repo, gone)
  edit(git, (text) => withoutSection(text, `remote.${name}`))
  if (kept.length > 0) {
    const shown = kept.sort()
    git.err(
      kept.length === 1
        ? 'Note: A branch outside the refs/remotes/ hierarchy was not removed;\nto delete it, use:\n'
        : 'Note: Some branches outside the refs/remotes/ hierarchy were not removed;\nto delete them, use:\n',
    )
    for (const one of shown) git.err(`  git branch -d ${one}\n`)
  }
  return 0
}

export const setBranches: Command = (git, args) => {
  const options = parseOptions(args, { add: 'flag' })
  const [name, ...branches] = options.rest
  if (name === undefined)
    throw new Fatal('error: no remote specified\nusage: git remote set-branches <name> <branch>...\n', 129, false)
  if (!remoteNames(git).includes(name)) throw new Failure(`No such remote '${name}'`, 2)
  if (!options.on('add')) edit(git, (text) => withoutValue(text, `remote.${name}.fetch`))
  for (const branch of branches)
    edit(git, (text) => withValue(text, `remote.${name}.fetch`, headSpec(name, branch), true))
  return 0
}
