/** Regular expressions as POSIX writes them. */
import { Fatal } from '../command/faults'
import { bounded } from '../text/boundedRegExp'

export interface RegexOptions {
  readonly isExtended?: boolean
  readonly isFixed?: boolean
  /** As Perl writes them, which JavaScript follows. */
  readonly isPerl?: boolean
  readonly ignoresCase?: boolean
}

/** Throws `Fatal` where it is none. */
export function toRegExp(pattern: string, { isExtended, isFixed, isPerl, ignoresCase }: RegexOptions = {}): RegExp {
  const plain = isPerl ? pattern : translated(pattern, isExtended ?? false)
  const source = isFixed ? pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : plain
  try {
    return bounded(source, `m${ignoresCase ? 'i' : ''}`)
  } catch {
    throw new Fatal(`invalid regular expression: ${pattern}`)
  }
}

const classes: Readonly<Record<string, string>> = {
  ...{ alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: '\\s' },
  ...{ blank: ' \\t', punct: '!-\\/:-@\\[-`{-~', xdigit: '0-9A-Fa-f', word: '\\w' },
}

function translated(pattern: string, isExtended: boolean): string {
  let source = ''
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? ''
    if (char === '[') {
      const end = bracketEnd(pattern, at)
      source += bracket(pattern.slice(at, end))
      at = end - 1
    } else if (char === '\\') {
      const next = pattern[++at] ?? ''
      source += isExtended ? escaped(next) : /[(){}|+?]/.test(next) ? next : escaped(next)
    } else if (!isExtended && /[(){}|+?]/.test(char)) source += `\\${char}`
    else if (!isExtended && char === '*' && (source === '' || source === '^')) source += '\\*'
    else source += char
  }
  return source
}

const escaped = (char: string): string => {
  if (char === '<' || char === '>') return '\\b'
  return /[wWsSbB1-9]/.test(char) ? `\\${char}` : char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
}

function bracketEnd(pattern: string, start: number): number {
  let at = start + (pattern[start + 1] === '^' ? 2 : 1)
  if (pattern[at] === ']') at++
  while (at < pattern.length && pattern[at] !== ']')
    at = pattern.startsWith('[:', at) ? pattern.indexOf(':]', at) + 2 : at + 1
  return at + 1
}

const bracket = (text: string): string => {
  const inner = text.slice(1, -1).replace(/\[:(\w+):\]/g, (_, name: string) => `\0${name}\0`)
  const isNegated = inner.startsWith('^')
  const body = (isNegated ? inner.slice(1) : inner).replace(/[\\[\]]/g, '\\$&')
  return `[${isNegated ? '^' : ''}${body.replace(/\0(\w+)\0/g, (_, name: string) => classes[name] ?? '')}]`
}
