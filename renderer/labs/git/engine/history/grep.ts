/** git grep, as far as people look for a word by hand. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import { relativePath } from '../core/files'
import { flatten } from '../core/repository'
import { bounded } from '../text/boundedRegExp'
import { splitLines } from '../text/lines'
import { readPathspec } from '../work/pathspec'
import { isFileName, looksLikePathspec } from './diagnose'
import { treeAt } from './peel'
import { toRegExp } from './regex'
import { resolve } from './revision'

const spec = {
  pattern: { kind: 'list', short: 'e' },
  'line-number': { kind: 'flag', short: 'n' },
  'ignore-case': { kind: 'flag', short: 'i' },
  'files-with-matches': { kind: 'flag', short: 'l', alias: 'name-only' },
  'files-without-match': { kind: 'flag', short: 'L' },
  count: { kind: 'flag', short: 'c' },
  'invert-match': { kind: 'flag', short: 'v' },
  'word-regexp': { kind: 'flag', short: 'w' },
  'extended-regexp': { kind: 'flag', short: 'E' },
  'fixed-strings': { kind: 'flag', short: 'F' },
  'no-filename': { kind: 'flag', short: 'h' },
  quiet: { kind: 'flag', short: 'q' },
  cached: { kind: 'flag' },
} as const

type Options = Parsed<typeof spec>

interface Source {
  readonly shown: string
  readonly text: string
}

export function grep(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  const words = [...options.rest]
  const patterns = options.all('pattern').length > 0 ? options.all('pattern') : words.splice(0, 1)
  if (patterns.length === 0) throw new Fatal('no pattern given')
  const before =
    options.beforeDashes === undefined ? undefined : options.beforeDashes - (options.rest.length - words.length)
  const tests = patterns.map((pattern) => testOf(options, pattern))
  let found = false
  for (const source of sources(git, options, words, before)) if (search(git, options, source, tests)) found = true
  return found ? 0 : 1
}

function testOf(options: Options, pattern: string): RegExp {
  const looks = {
    isExtended: options.on('extended-regexp'),
    isFixed: options.on('fixed-strings'),
    ignoresCase: options.on('ignore-case'),
  }
  const regex = toRegExp(pattern, looks)
  return options.on('word-regexp') ? bounded(`(?<!\\w)(?:${regex.source})(?!\\w)`, regex.flags) : regex
}

function* sources(git: Git, options: Options, words: readonly string[], before: number | undefined): Generator<Source> {
  const { repo } = git
  const trees: string[] = []
  let at = 0
  for (; at < (before ?? words.length); at++) {
    const word = words[at] ?? ''
    const oid = resolve(git, word)
    if (oid === undefined || treeAt(repo, oid) === undefined) break
    trees.push(word)
  }
  const paths = words.slice(before ?? at)
  if (before !== undefined && at < before) throw new Fatal(`unable to resolve revision: ${words[at]}`)
  if (before === undefined)
    for (const path of paths)
      if (!looksLikePathspec(path) && !isFileName(git, path))
        throw new Fatal(
          `ambiguous argument '${path}': unknown revision or path not in the working tree.\nUse '--' to separate paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'`,
        )
  const given = paths.length === 0 && git.prefix !== '' ? ['.'] : paths
  const { matches } = readPathspec(git, given)
  const shown = (path: string) => (repo.worktree === undefined ? path : relativePath(git.cwd, repo.workPath(path)))
  for (const name of trees)
    for (const [path, { oid }] of flatten(repo, treeAt(repo, resolve(git, name) ?? '')))
      if (matches(path)) yield { shown: `${name}:${shown(path)}`, text: repo.text(oid) }
  if (trees.length > 0) return
  const seen = new Set<string>()
  for (const { path, oid } of repo.index()) {
    if (seen.has(path) || !matches(path)) continue
    seen.add(path)
    const text = options.on('cached') ? repo.text(oid) : git.machine.files.read(repo.workPath(path))
    if (text !== undefined) yield { shown: shown(path), text }
  }
}

function search(git: Git, options: Options, { shown, text }: Source, tests: readonly RegExp[]): boolean {
  const hits = splitLines(text).flatMap((line, at) => {
    const bare = line.replace(/\n$/, '')
    return tests.some((test) => test.test(bare)) !== options.on('invert-match') ? [{ bare, at }] : []
  })
  if (options.on('files-without-match')) {
    if (hits.length === 0) git.out(`${shown}\n`)
    return hits.length === 0
  }
  if (hits.length === 0) return false
  if (options.on('quiet')) return true
  const head = options.on('no-filename') ? '' : `${shown}:`
  if (options.on('files-with-matches')) git.out(`${shown}\n`)
  else if (options.on('count')) git.out(`${head}${hits.length}\n`)
  else for (const { bare, at } of hits) git.out(`${head}${options.on('line-number') ? `${at + 1}:` : ''}${bare}\n`)
  return true
}
