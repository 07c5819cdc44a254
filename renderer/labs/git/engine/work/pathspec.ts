/** Which paths a command was asked about: names, directories, globs and `:(exclude)`. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { resolvePath } from '../core/files'
import { globRegExp, hasGlob } from './glob'

export interface Pathspec {
  /** As they were typed. */
  readonly given: readonly string[]
  /** Whether a path from the top of the working tree is meant. No pathspec means every path. */
  readonly matches: (path: string) => boolean
  /** Those that match none of these paths, as they were typed: `pathspec 'x' did not match any files`. */
  readonly unmatched: (paths: Iterable<string>) => readonly string[]
  readonly items: readonly PathspecItem[]
}

export interface PathspecItem {
  readonly given: string
  readonly isExclude: boolean
  readonly isGlob: boolean
  /** From the top, without a slash at its end; empty for the top itself. */
  readonly path: string
  readonly onlyDir: boolean
  /** A directory ends in a slash. */
  readonly fits: (path: string) => boolean
}

/** Paths are read from the current directory. */
export function readPathspec(git: Git, given: readonly string[]): Pathspec {
  const typed = given.map((text) => readItem(git, text))
  const isOnlyOut = typed.length > 0 && typed.every(({ isExclude }) => isExclude)
  // Only exclusions: everything below the current directory but them.
  const items = isOnlyOut ? [...typed, readItem(git, '.')] : typed
  const wanted = items.filter(({ isExclude }) => !isExclude)
  const excluded = items.filter(({ isExclude }) => isExclude)
  const isOut = (path: string) => excluded.some(({ fits }) => fits(path))
  return {
    given,
    items,
    matches: (path) => (wanted.length === 0 || wanted.some(({ fits }) => fits(path))) && !isOut(path),
    unmatched: (paths) => {
      const open = new Set(items)
      // What is left out counts as met as soon as anything is meant.
      for (const path of paths) {
        if (!wanted.some(({ fits }) => fits(path))) continue
        for (const item of open) if (item.isExclude || item.fits(path)) open.delete(item)
      }
      return items.flatMap((item) => (open.has(item) ? [item.given] : []))
    },
  }
}

interface Magic {
  readonly words: ReadonlySet<string>
  readonly rest: string
}

function readMagic(text: string): Magic {
  const long = /^:\(([^)]*)\)/.exec(text)
  if (long) {
    const words = (long[1] ?? '').split(',').filter((word) => word !== '')
    for (const word of words)
      if (!['top', 'literal', 'icase', 'glob', 'exclude'].includes(word))
        throw new Fatal(`Invalid pathspec magic '${word}' in '${text}'`)
    return { words: new Set(words), rest: text.slice(long[0].length) }
  }
  if (!text.startsWith(':')) return { words: new Set(), rest: text }
  const words = new Set<string>()
  let at = 1
  for (; at < text.length; at++) {
    if (text[at] === '/') words.add('top')
    else if (text[at] === '!' || text[at] === '^') words.add('exclude')
    else break
  }
  return { words, rest: text.slice(text[at] === ':' ? at + 1 : at) }
}

function readItem(git: Git, given: string): PathspecItem {
  if (given === '')
    throw new Fatal('empty string is not a valid pathspec. please use . instead if you meant to match all paths')
  const { words, rest } = readMagic(given)
  const top = git.repo.worktree ?? '/'
  const isTop = words.has('top')
  const full = resolvePath(isTop ? top : git.cwd, rest)
  if (full !== top && !full.startsWith(top === '/' ? '/' : `${top}/`))
    throw new Fatal(`${given}: '${rest}' is outside repository at '${top}'`)
  const path = full === top ? '' : full.slice(top === '/' ? 1 : top.length + 1)
  const onlyDir = rest.endsWith('/') && path !== ''
  const isGlob = !words.has('literal') && hasGlob(rest)
  const ignoresCase = words.has('icase')
  // What stands before the typed part is a name, whatever signs are in it.
  const plain = isTop ? '' : plainStart(git.prefix, path)
  const glob = isGlob
    ? globRegExp(plain.replace(/[*?[\\]/g, '\\$&') + path.slice(plain.length) + (onlyDir ? '/' : ''), {
        isPathname: words.has('glob'),
        ignoresCase,
      })
    : undefined
  const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text)
  const start = fold(path)
  const fits = (one: string) => {
    const folded = fold(one)
    if (start === '') return true
    if (folded === start) return !onlyDir
    if (folded.startsWith(start) && folded[start.length] === '/') return true
    return glob?.test(one) ?? false
  }
  return { given, isExclude: words.has('exclude'), isGlob, path, onlyDir, fits }
}

/**
 * Says that the directory that all paths lie in cannot be opened, as git does where at least the topmost part of it is
 * there and not ignored.
 */
export function warnUnopened(git: Git, { items }: Pathspec, isIgnored: (path: string) => boolean): void {
  const { repo } = git
  const dirs = items.flatMap((item) => (item.isExclude ? [] : [dirOf(item)]))
  const [first = ''] = dirs
  let end = first.length
  for (const dir of dirs) while (!dir.startsWith(first.slice(0, end))) end = first.lastIndexOf('/', end - 2) + 1
  const dir = first.slice(0, end)
  const top = dir.slice(0, dir.indexOf('/') + 1)
  const isDir = (path: string) => repo.files.isDir(repo.workPath(path.slice(0, -1)))
  if (dir === '' || isDir(dir) || !isDir(top) || isIgnored(top)) return
  const names = dir.slice(0, -1).split('/')
  const isFile = names.some((_, at) => repo.files.file(repo.workPath(names.slice(0, at + 1).join('/'))) !== undefined)
  git.err(`warning: could not open directory '${dir}': ${isFile ? 'Not a directory' : 'No such file or directory'}\n`)
}

/** The directory that what an item means lies in for sure, ending in a slash. */
function dirOf({ path, onlyDir, isGlob }: PathspecItem): string {
  const text = onlyDir ? `${path}/` : path
  const plain = isGlob ? text.slice(0, text.search(/[*?[\\]/)) : text
  return plain.slice(0, plain.lastIndexOf('/') + 1)
}

const plainStart = (prefix: string, path: string) => (path.startsWith(prefix) ? prefix : '')
