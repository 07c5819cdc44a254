/** `git remote get-url` and `set-url`. */
import { Failure, Fatal } from '../command/faults'
import type { Command } from '../command/git'
import { parseOptions } from '../command/options'
import { parseConfig, withValue } from '../core/config'
import { remoteNames, remoteOf } from './remotes'

export const getUrl: Command = (git, args) => {
  const options = parseOptions(args, { push: 'flag', all: 'flag' })
  const [name, ...more] = options.rest
  if (name === undefined || more.length > 0)
    throw new Fatal('usage: git remote get-url [--push] [--all] <name>\n', 129, false)
  if (!remoteNames(git).includes(name)) throw new Failure(`No such remote '${name}'`, 2)
  const { urls, pushUrls, isNamed } = remoteOf(git, name)
  if (!isNamed) throw new Fatal(`no URLs configured for remote '${name}'`)
  const shown = options.on('push') && pushUrls.length > 0 ? pushUrls : urls
  for (const url of options.on('all') ? shown : shown.slice(0, 1)) git.out(`${url}\n`)
  return 0
}

export const setUrl: Command = (git, args) => {
  const options = parseOptions(args, { push: 'flag', add: 'flag', delete: 'flag' })
  if (options.on('add') && options.on('delete')) throw new Fatal("--add --delete doesn't make sense")
  const [name, url, old, ...more] = options.rest
  const isOne = options.on('add') || options.on('delete')
  if (name === undefined || url === undefined || more.length > 0 || (isOne && old !== undefined))
    throw new Fatal('usage: git remote set-url [--push] <name> <newurl> [<oldurl>]\n', 129, false)
  if (!remoteNames(git).includes(name)) throw new Failure(`No such remote '${name}'`, 2)
  const remote = remoteOf(git, name)
  const present = options.on('push') ? remote.pushUrls : remote.urls
  const key = `remote.${name}.${options.on('push') ? 'pushurl' : 'url'}`
  const change = (to: (value: string) => string | undefined) =>
    git.repo.writeGit('config', withValues(git.repo.readGit('config') ?? '', key, to))
  if (options.on('add')) writeOne(git, key, url)
  else if (options.on('delete')) {
    const matching = present.filter((one) => new RegExp(url).test(one))
    if (matching.length === 0) throw new Fatal(`No such URL found: ${url}`)
    if (matching.length === present.length && !options.on('push')) throw new Fatal('Will not delete all non-push URLs')
    change((one) => (matching.includes(one) ? undefined : one))
  } else if (old === undefined) {
    if (present.length > 1) throw new Fatal(`could not set '${key}' to '${url}'`)
    writeOne(git, key, url, false)
  } else {
    if (!present.some((one) => new RegExp(old).test(one))) throw new Fatal(`No such URL found: ${old}`)
    change((one) => (new RegExp(old).test(one) ? url : one))
  }
  git.forgetConfig()
  return 0
}

function writeOne(git: Parameters<Command>[0], key: string, url: string, isAdded = true): void {
  git.repo.writeGit('config', withValue(git.repo.readGit('config') ?? '', key, url, isAdded))
}

/** Each value of a key as it is to be, in its place; undefined takes its line away. */
function withValues(text: string, key: string, to: (value: string) => string | undefined): string {
  const lines = text.split('\n')
  return lines
    .flatMap((line, at) => {
      const before = parseConfig(lines.slice(0, at).join('\n')).length
      const [last, ...more] = parseConfig(lines.slice(0, at + 1).join('\n')).slice(before)
      if (!last || more.length > 0 || last.key !== key) return [line]
      const value = to(last.value)
      return value === undefined ? [] : [`\t${key.slice(key.lastIndexOf('.') + 1)} = ${value}`]
    })
    .join('\n')
}
