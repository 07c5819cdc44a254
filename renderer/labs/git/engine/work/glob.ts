/** Git's globs (wildmatch) as regular expressions. */

import { bounded } from '../text/boundedRegExp'

export interface GlobOptions {
  /** Whether `*` and `?` stop at a slash, and `**` is needed to cross one. */
  readonly isPathname: boolean
  readonly ignoresCase?: boolean
}

const special = /[*?[\\]/
export const hasGlob = (text: string): boolean => special.test(text)

/** Never matches where the glob is broken, such as an open bracket. */
export function globRegExp(glob: string, { isPathname, ignoresCase = false }: GlobOptions): RegExp {
  let source = ''
  for (let at = 0; at < glob.length; ) {
    const char = glob[at] ?? ''
    if (char === '*') {
      const stars = starsAt(glob, at, isPathname)
      source += stars.source
      at = stars.end
    } else if (char === '?') {
      source += isPathname ? '[^/]' : '[\\s\\S]'
      at++
    } else if (char === '[') {
      const set = readSet(glob, at, isPathname)
      if (!set) return never
      source += set.source
      at = set.end
    } else if (char === '\\') {
      if (at + 1 >= glob.length) return never
      source += literal(glob[at + 1] ?? '')
      at += 2
    } else {
      source += literal(char)
      at++
    }
  }
  return bounded(`^${source}$`, ignoresCase ? 'i' : '')
}

const never = /(?!)/

function starsAt(glob: string, at: number, isPathname: boolean): { source: string; end: number } {
  let end = at
  while (glob[end] === '*') end++
  if (!isPathname) return { source: '[\\s\\S]*', end }
  const isAlone = (at === 0 || glob[at - 1] === '/') && (end === glob.length || glob[end] === '/')
  if (end - at < 2 || !isAlone) return { source: '[^/]*', end }
  // `a/**/b` stands for `a/b` as well.
  return end === glob.length ? { source: '[\\s\\S]*', end } : { source: '(?:[\\s\\S]*/)?', end: end + 1 }
}

const classes: Readonly<Record<string, string>> = {
  ...{ alnum: 'A-Za-z0-9', alpha: 'A-Za-z', blank: ' \\t', digit: '0-9', lower: 'a-z', upper: 'A-Z' },
  ...{ space: '\\s', punct: '!-/:-@[-`{-~', xdigit: '0-9A-Fa-f', cntrl: '\\x00-\\x1f\\x7f' },
  ...{ graph: '!-~', print: ' -~' },
}

function readSet(glob: string, start: number, isPathname: boolean): { source: string; end: number } | undefined {
  let at = start + 1
  const isNegated = glob[at] === '!' || glob[at] === '^'
  if (isNegated) at++
  let inner = ''
  for (let isFirst = true; isFirst || glob[at] !== ']'; isFirst = false) {
    if (at >= glob.length) return undefined
    const named = /^\[:([a-z]+):\]/.exec(glob.slice(at))
    if (named) {
      const chars = classes[named[1] ?? '']
      if (chars === undefined) return undefined
      inner += chars
      at += named[0].length
      continue
    }
    const low = charAt(glob, at)
    if (glob[low.end] === '-' && glob[low.end + 1] !== ']' && low.end + 1 < glob.length) {
      const high = charAt(glob, low.end + 1)
      if (low.char <= high.char) inner += `${literal(low.char)}-${literal(high.char)}`
      at = high.end
    } else {
      inner += literal(low.char)
      at = low.end
    }
  }
  const slash = isPathname ? '(?!/)' : ''
  const set = inner === '' ? (isNegated ? '[\\s\\S]' : '(?!)') : `[${isNegated ? '^' : ''}${inner}]`
  return { source: slash + set, end: at + 1 }
}

function charAt(glob: string, at: number): { char: string; end: number } {
  return glob[at] === '\\' ? { char: glob[at + 1] ?? '', end: at + 2 } : { char: glob[at] ?? '', end: at + 1 }
}

const literal = (char: string) => char.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&')
