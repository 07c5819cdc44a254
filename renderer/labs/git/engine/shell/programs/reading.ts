/** Programs that read text. */
import { utf8 } from '../../core/bytes'
import { toRegExp } from '../../history/regex'
import { bounded } from '../../text/boundedRegExp'
import type { Process, Program } from '../shell'
import { type Read, readArguments, texts } from './arguments'
import { sedScript } from './substitute'

/** What `-e` gave; else the pattern is the first of the rest. */
const givenPatterns = ({
  expressions,
  rest,
}: Read): readonly [patterns: readonly string[], paths: readonly string[]] =>
  expressions.length > 0 ? [expressions, rest] : [rest.slice(0, 1), rest.slice(1)]

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

const cat: Program = (process) => {
  const read = readArguments(process, 'cat', 'n')
  if (!read) return 1
  let at = 0
  let code = 0
  for (const path of read.rest.length > 0 ? read.rest : ['-']) {
    const { all, faults } = texts(process, 'cat', [path])
    const text = all[0]?.[1] ?? ''
    if (faults > 0) code = 1
    else if (!read.letters.has('n')) process.out(text)
    else for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) process.out(`${String(++at).padStart(6)}\t${line}`)
  }
  return code
}

/** `head` and `tail`. */
function end(process: Process, name: 'head' | 'tail'): number {
  const read = readArguments(process, name, 'q', 'nc')
  if (!read) return 1
  const bytes = read.values.get('c')
  const given = bytes ?? read.values.get('n') ?? '10'
  const count = Number(given.replace(/^\+/, ''))
  if (!Number.isInteger(count)) {
    process.err(`${name}: invalid number of ${bytes === undefined ? 'lines' : 'bytes'}: ‘${given}’\n`)
    return 1
  }
  const { all, faults } = texts(process, name, read.rest, (path, why) =>
    why === 'Is a directory' ? `error reading '${path}': ${why}` : `cannot open '${path}' for reading: ${why}`,
  )
  all.forEach(([path, text], at) => {
    if (read.rest.length > 1 && !read.letters.has('q')) process.out(`${at > 0 ? '\n' : ''}==> ${path} <==\n`)
    const lines = bytes === undefined ? (text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : [...text]
    const kept =
      name === 'head'
        ? lines.slice(0, count)
        : given.startsWith('+')
          ? lines.slice(count - 1)
          : count === 0
            ? []
            : lines.slice(-Math.abs(count))
    process.out(kept.join(''))
  })
  return faults > 0 ? 1 : 0
}

const grep: Program = (process) => {
  const read = readArguments(process, 'grep', 'inlLcvqrRoEFwhHs', 'e')
  if (!read) return 2
  const { letters } = read
  const [patterns, others] = givenPatterns(read)
  if (patterns.length === 0) {
    process.err('Usage: grep [OPTION]... PATTERNS [FILE]...\n')
    return 2
  }
  const tests = patterns.map((one) => toPattern(one, letters))
  const fits = (line: string) => tests.some((test) => test.test(line))
  const isDeep = letters.has('r') || letters.has('R')
  const paths = isDeep ? (others.length > 0 ? others : ['']).flatMap((path) => filesBelow(process, path)) : others
  const quiet = letters.has('s') ? { ...process, err: () => undefined } : process
  const { all, faults } = texts(quiet, 'grep', paths)
  const isNamed = (all.length > 1 || isDeep || letters.has('H')) && !letters.has('h')
  let hits = 0
  for (const [path, text] of all) {
    const found = linesOf(text).flatMap((line, at) => (fits(line) === letters.has('v') ? [] : [{ line, at }]))
    hits += found.length
    const name = isNamed ? `${path}:` : ''
    if (letters.has('q')) continue
    if (letters.has('l')) process.out(found.length > 0 ? `${path}\n` : '')
    else if (letters.has('L')) process.out(found.length > 0 ? '' : `${path}\n`)
    else if (letters.has('c')) process.out(`${name}${found.length}\n`)
    else
      for (const { line, at } of found)
        for (const shown of letters.has('o') ? pieces(tests, line) : [line])
          process.out(`${name}${letters.has('n') ? `${at + 1}:` : ''}${shown}\n`)
  }
  return faults > 0 ? 2 : hits > 0 ? 0 : 1
}

const pieces = (tests: readonly RegExp[], line: string): readonly string[] =>
  tests.flatMap((test) => [...line.matchAll(bounded(test, `${test.flags}g`))].map(([found]) => found)).filter(Boolean)

function toPattern(text: string, letters: ReadonlySet<string>): RegExp {
  const looks = { isExtended: letters.has('E'), isFixed: letters.has('F'), ignoresCase: letters.has('i') }
  const pattern = toRegExp(text, looks)
  return letters.has('w') ? bounded(`\\b(?:${pattern.source})\\b`, pattern.flags) : pattern
}

function filesBelow({ machine: { files }, resolve }: Process, path: string): readonly string[] {
  if (!files.isDir(resolve(path))) return [path]
  const prefix = path === '' ? '' : `${path.replace(/\/$/, '')}/`
  return [...files.walk(resolve(path), (dir) => dir !== '.git')].map(([name]) => prefix + name).sort()
}

const wc: Program = (process) => {
  const read = readArguments(process, 'wc', 'lwcm')
  if (!read) return 1
  const { all, faults } = texts(process, 'wc', read.rest)
  const wanted = read.letters.size > 0 ? read.letters : new Set(['l', 'w', 'c'])
  const rows = all.map(([path, text]) => {
    const counts = {
      l: text.split('\n').length - 1,
      w: text.split(/\s+/).filter((word) => word !== '').length,
      m: [...text].length,
      c: utf8(text).length,
    }
    return { path, counts: (['l', 'w', 'm', 'c'] as const).flatMap((key) => (wanted.has(key) ? [counts[key]] : [])) }
  })
  if (rows.length > 1)
    rows.push({
      path: 'total',
      counts: (rows[0]?.counts ?? []).map((_, at) => rows.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0)),
    })
  if (read.rest.length > 1 && rows.length === 1 && faults > 0)
    rows.push({ path: 'total', counts: rows[0]?.counts ?? [] })
  // As wide as the number of bytes, whatever is counted.
  const bytes = String(all.reduce((sum, [, text]) => sum + utf8(text).length, 0)).length
  const width = wanted.size === 1 && read.rest.length <= 1 ? 0 : read.rest.length === 0 ? 7 : bytes
  for (const { path, counts } of rows)
    process.out(`${counts.map((count) => String(count).padStart(width)).join(' ')}${path === '-' ? '' : ` ${path}`}\n`)
  return faults > 0 ? 1 : 0
}

const sed: Program = (process) => {
  const read = readArguments(process, 'sed', 'niE', 'e')
  if (!read) return 1
  const [scripts, paths] = givenPatterns(read)
  const change = scripts.length > 0 && sedScript(scripts, read.letters.has('E'), read.letters.has('n'))
  if (!change) {
    process.err(
      `sed: this lab's sed knows s/…/…/ with g, i and p, d, p and q, with line numbers or /pattern/ before them: ${scripts.join(' ')}\n`,
    )
    return 1
  }
  const { all, faults } = texts(process, 'sed', paths, (path, why) =>
    why === 'Is a directory' ? `couldn't edit ${path}: not a regular file` : `can't read ${path}: ${why}`,
  )
  for (const [path, text] of all) {
    process.machine.files.spend(text.length) // a change may be made at every letter
    const changed = change(text)
    if (read.letters.has('i') && path !== '-') process.machine.files.write(process.resolve(path), changed)
    else process.out(changed)
  }
  return faults > 0 ? 2 : 0
}

const sort: Program = (process) => {
  const read = readArguments(process, 'sort', 'rnu')
  if (!read) return 1
  const { all, faults } = texts(process, 'sort', read.rest)
  let lines = all
    .flatMap(([, text]) => linesOf(text))
    .sort(
      (one, other) =>
        (read.letters.has('n') ? Number.parseFloat(one) - Number.parseFloat(other) : 0) ||
        (one < other ? -1 : one > other ? 1 : 0),
    )
  if (read.letters.has('u')) lines = [...new Set(lines)]
  if (read.letters.has('r')) lines.reverse()
  process.out(lines.map((line) => `${line}\n`).join(''))
  return faults > 0 ? 1 : 0
}

const uniq: Program = (process) => {
  const read = readArguments(process, 'uniq', 'c')
  if (!read) return 1
  const { all, faults } = texts(process, 'uniq', read.rest)
  const runs: { line: string; count: number }[] = []
  for (const line of all.flatMap(([, text]) => linesOf(text))) {
    const last = runs.at(-1)
    if (last?.line === line) last.count++
    else runs.push({ line, count: 1 })
  }
  process.out(
    runs.map(({ line, count }) => `${read.letters.has('c') ? `${String(count).padStart(7)} ` : ''}${line}\n`).join(''),
  )
  return faults > 0 ? 1 : 0
}

export const reading: Readonly<Record<string, Program>> = {
  ...{ cat, grep, wc, sed, sort, uniq, less: cat, more: cat },
  head: (process) => end(process, 'head'),
  tail: (process) => end(process, 'tail'),
}
