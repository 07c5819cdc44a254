/** What a half-typed word of a line could become. */

import { optionNames } from '../command/optionNames'
import { commands } from '../commands'
import { compareBytes } from '../core/bytes'
import { parseConfig } from '../core/config'
import { join, resolvePath } from '../core/files'
import { listRefs } from '../core/refs'
import { programs } from './programs'
import type { Shell } from './shell'

export interface Completion {
  /** Where the word begins in the line. */
  readonly from: number
  /** What may stand in its place, in order. A directory ends in a slash, anything else that is whole in nothing. */
  readonly words: readonly string[]
  /** The longest beginning that all of them share. */
  readonly common: string
}

const most = 200

/** The part of the line before the cursor. */
export function complete(shell: Shell, before: string): Completion {
  const part = before.slice(Math.max(...['|', ';', '&', '\n', '('].map((sign) => before.lastIndexOf(sign))) + 1)
  const word = /[^\s"']*$/.exec(part)?.[0] ?? ''
  const earlier = part.slice(0, part.length - word.length).trim()
  const given = earlier === '' ? [] : earlier.split(/\s+/)
  const words = [...new Set(candidates(shell, given, word))].filter((one) => one.startsWith(word)).sort(compareBytes)
  return { from: before.length - word.length, words: words.slice(0, most), common: shared(words) }
}

function candidates(shell: Shell, given: readonly string[], word: string): readonly string[] {
  if (given.length === 0) return ['git', ...Object.keys(programs)]
  if (given[0] !== 'git') return paths(shell, word)
  const [, name] = given
  if (name === undefined || (given.length === 2 && name.startsWith('-')))
    return [...Object.keys(commands), ...aliases(shell)]
  if (word.startsWith('-')) return optionNames[name] ?? []
  const others = subcommands[name]
  if (others && given.length === 2) return [...others, ...(name === 'stash' ? [] : refs(shell))]
  if (given.includes('--') || onlyPaths.has(name)) return paths(shell, word)
  const range = /^(.*\.\.\.?|[^:]*:)/.exec(word)?.[0] ?? ''
  return [...refs(shell).map((ref) => range + ref), ...(range === '' ? paths(shell, word) : [])]
}

const onlyPaths = new Set(['add', 'rm', 'mv', 'clean', 'ls-files', 'check-ignore'])

const subcommands: Readonly<Record<string, readonly string[]>> = {
  stash: ['push', 'pop', 'apply', 'list', 'show', 'drop', 'clear', 'branch'],
  remote: ['add', 'remove', 'rename', 'show', 'prune', 'set-url', 'get-url'],
  bisect: ['start', 'good', 'bad', 'skip', 'reset', 'run', 'log'],
  reflog: ['show', 'expire', 'delete'],
}

function refs(shell: Shell): readonly string[] {
  const repo = shell.machine.repositoryAt(shell.cwd)
  if (!repo) return []
  const names = listRefs(repo).map(([name]) => name.replace(/^refs\/(heads|tags|remotes)\//, '').replace(/^refs\//, ''))
  const notes = ['ORIG_HEAD', 'MERGE_HEAD', 'FETCH_HEAD', 'CHERRY_PICK_HEAD'].filter((name) => repo.hasGit(name))
  return ['HEAD', ...names, ...notes, ...repo.files.list(repo.path('logs')).filter((name) => name !== 'refs')]
}

function aliases(shell: Shell): readonly string[] {
  const repo = shell.machine.repositoryAt(shell.cwd)
  const text = (shell.machine.files.read(`${shell.home}/.gitconfig`) ?? '') + (repo?.readGit('config') ?? '')
  return parseConfig(text).flatMap(({ key }) => (key.startsWith('alias.') ? [key.slice(6)] : []))
}

function paths(shell: Shell, word: string): readonly string[] {
  const { files } = shell.machine
  const dir = word.slice(0, word.lastIndexOf('/') + 1)
  const from = dir.startsWith('~/') ? resolvePath(shell.home, dir.slice(2)) : resolvePath(shell.cwd, dir || '.')
  const isHidden = word.slice(dir.length).startsWith('.')
  return files
    .list(from)
    .filter((name) => isHidden || !name.startsWith('.'))
    .map((name) => `${dir}${name}${files.isDir(join(from, name)) ? '/' : ''}`)
}

function shared(words: readonly string[]): string {
  const [first = '', ...others] = words
  let length = first.length
  for (const word of others) while (!word.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}
