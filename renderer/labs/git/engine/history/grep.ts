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
  pattern: 'list e',
  'line-number': 'flag n',
  'ignore-case': 'flag i',
  'files-with-matches': 'flag l name-only',
  'files-without-match': 'flag L',
  count: 'flag c',
  'invert-match': 'flag v',
  'word-regexp': 'flag w',
  'extended-regexp': 'flag E',
  'fixed-strings': 'flag F',
  'perl-regexp': 'flag P',
  'no-filename': 'flag h',
  quiet: 'flag q',
  cached: 'flag',
  'only-matching': 'flag o',
  heading: 'flag',
  break: 'flag',
  context: 'value C',
  'before-context': 'value B',
  'after-context': 'value A',
  or: 'flag',
} as const

type Options = Parsed<typeof spec>

interface Source {
  readonly shown: string
  readonly text: string
}

export function grep(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec, { number: 'context' })
  const words = [...options.rest]
  const patterns = options.all('pattern').length > 0 ? options.all('pattern') : words.splice(0, 1)
  if (patterns.length === 0) throw new Fatal('no pattern given')
  const before =
    options.beforeDashes === undefined ? undefined : options.beforeDashes - (options.rest.length - words.length)
  const tests = patterns.map((pattern) => testOf(options, pattern))
  const printer = new LinePrinter(git, options)
  let found = false
  for (const source of sources(git, options, words, before))
    if (search(git, options, source, tests, printer)) found = true
  return found ? 0 : 1
}

function testOf(options: Options, pattern: string): RegExp {
  const looks = {
    isExtended: options.on('extended-regexp'),
    isFixed: options.on('fixed-strings'),
    isPerl: options.on('perl-regexp'),
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

function search(
  git: Git,
  options: Options,
  { shown, text }: Source,
  tests: readonly RegExp[],
  printer: LinePrinter,
): boolean {
  const lines = splitLines(text).map((line) => line.replace(/\n$/, ''))
  const isHit = (line: string) => tests.some((test) => test.test(line)) !== options.on('invert-match')
  const hits = lines.flatMap((line, at) => (isHit(line) ? [at] : []))
  if (options.on('files-without-match')) {
    if (hits.length === 0) git.out(`${shown}\n`)
    return hits.length === 0
  }
  if (hits.length === 0) return false
  if (options.on('quiet')) return true
  const head = options.on('no-filename') ? '' : `${shown}:`
  if (options.on('files-with-matches')) git.out(`${shown}\n`)
  else if (options.on('count')) git.out(`${head}${hits.length}\n`)
  else printer.print(shown, lines, hits, tests)
  return true
}

/** Prints what was found with the lines around it. */
class LinePrinter {
  private hasPrinted = false
  private readonly before: number
  private readonly after: number

  constructor(
    private readonly git: Git,
    private readonly options: Options,
  ) {
    const context = options.value('context') ?? '0'
    this.before = Number(options.value('before-context') ?? context)
    this.after = Number(options.value('after-context') ?? context)
  }

  print(name: string, lines: readonly string[], hits: readonly number[], tests: readonly RegExp[]): void {
    const { git, options, before, after } = this
    const found = new Set(hits)
    const shown = [...lines.keys()].filter((at) => hits.some((hit) => at >= hit - before && at <= hit + after))
    const hasContext = before > 0 || after > 0
    if (this.hasPrinted && options.on('break')) git.out('\n')
    else if (this.hasPrinted && hasContext) git.out('--\n')
    this.hasPrinted = true
    const isNamed = !options.on('no-filename')
    if (isNamed && options.on('heading')) git.out(`${name}\n`)
    shown.forEach((at, index) => {
      if (hasContext && index > 0 && shown[index - 1] !== at - 1) git.out('--\n')
      const sign = found.has(at) ? ':' : '-'
      const head = isNamed && !options.on('heading') ? name + sign : ''
      const start = head + (options.on('line-number') ? `${at + 1}${sign}` : '')
      const line = lines[at] ?? ''
      if (!options.on('only-matching')) git.out(`${start}${line}\n`)
      else if (found.has(at)) for (const part of partsOf(line, tests)) git.out(`${start}${part}\n`)
    })
  }
}

/** What the patterns find in a line, from left to right. */
function partsOf(line: string, tests: readonly RegExp[]): readonly string[] {
  const everywhere = tests.map(({ source, flags }) => bounded(source, `${flags}g`))
  const parts: string[] = []
  for (let from = 0; from < line.length; ) {
    const found = everywhere.flatMap((test) => {
      test.lastIndex = from
      const match = test.exec(line)
      return match && match[0] !== '' ? [{ text: match[0], at: match.index }] : []
    })
    const [first] = found.sort((one, other) => one.at - other.at || other.text.length - one.text.length)
    if (!first) break
    parts.push(first.text)
    from = first.at + first.text.length
  }
  return parts
}
