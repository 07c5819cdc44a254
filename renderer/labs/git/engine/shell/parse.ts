/** Reads a command line as a POSIX shell does, as far as people type it by hand. */

/** A piece of a word: text that stands for itself, or a part that is filled in when the line runs. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly isQuoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly isQuoted: boolean }
  | { readonly kind: 'command'; readonly line: string; readonly isQuoted: boolean }
export type Word = readonly Part[]

export interface Redirect {
  readonly from: 'out' | 'err' | 'both' | 'in'
  readonly isAppended: boolean
  /** A file, or the other stream for `2>&1` and `>&2`. */
  readonly to: Word | 'out' | 'err'
}

export interface Simple {
  readonly words: readonly Word[]
  readonly redirects: readonly Redirect[]
}

export interface Pipeline {
  readonly commands: readonly Simple[]
  /** When it runs, as the one before it ended. */
  readonly when: 'always' | 'success' | 'failure'
}

export type Line = { readonly pipelines: readonly Pipeline[] } | { readonly error: string }

type Token = { readonly kind: 'word'; readonly word: Word } | { readonly kind: 'sign'; readonly sign: string }

const signs = ['&&', '||', '2>&1', '1>&2', '2>>', '&>', '>&2', '2>', '>>', '>', '<', '|', ';', '\n']

export function parseLine(line: string): Line {
  const tokens = tokenise(line)
  if ('error' in tokens) return tokens
  const pipelines: Pipeline[] = []
  let when: Pipeline['when'] = 'always'
  let commands: Simple[] = []
  let words: Word[] = []
  let redirects: Redirect[] = []
  const endCommand = () => {
    if (words.length > 0 || redirects.length > 0) commands.push({ words, redirects })
    else return false
    words = []
    redirects = []
    return true
  }
  for (let at = 0; at < tokens.list.length; at++) {
    const token = tokens.list[at]
    if (token?.kind === 'word') words.push(token.word)
    else if (token) {
      const { sign } = token
      const redirect = redirectOf(sign, tokens.list[at + 1])
      if (redirect === 'missing') return unexpected(tokens.list[at + 1])
      if (redirect) {
        redirects.push(redirect.redirect)
        at += redirect.used
        continue
      }
      const isEmpty = !endCommand()
      if (sign === '|') {
        if (isEmpty) return unexpected(token)
        continue
      }
      if (commands.length > 0) pipelines.push({ commands, when })
      else if (sign !== '\n') return unexpected(token)
      if (commands.length > 0 || sign !== '\n') when = sign === '&&' ? 'success' : sign === '||' ? 'failure' : 'always'
      commands = []
    }
  }
  endCommand()
  const last = tokens.list.at(-1)
  if (last?.kind === 'sign' && last.sign === '|') return { error: 'syntax error: unexpected end of file' }
  if (commands.length > 0) pipelines.push({ commands, when })
  else if (when !== 'always') return { error: 'syntax error: unexpected end of file' }
  return { pipelines }
}

/** False while a quotation, a `$(` or a line that ends in a backslash goes on. */
export const isWhole = (line: string): boolean => {
  const tokens = tokenise(line)
  return !('error' in tokens && tokens.error.startsWith('unexpected EOF')) && !/(^|[^\\])(\\\\)*\\$/.test(line)
}

const unexpected = (token: Token | undefined) => {
  const near = token?.kind === 'sign' && token.sign !== '\n' ? token.sign : 'newline'
  return { error: `syntax error near unexpected token \`${near}'` }
}

function redirectOf(
  sign: string,
  next: Token | undefined,
): { redirect: Redirect; used: number } | 'missing' | undefined {
  if (sign === '2>&1') return { redirect: { from: 'err', isAppended: false, to: 'out' }, used: 0 }
  if (sign === '>&2' || sign === '1>&2') return { redirect: { from: 'out', isAppended: false, to: 'err' }, used: 0 }
  if (!/^(2?>>?|&>|<)$/.test(sign)) return undefined
  if (next?.kind !== 'word') return 'missing'
  const from = sign === '<' ? 'in' : sign === '&>' ? 'both' : sign.startsWith('2') ? 'err' : 'out'
  return { redirect: { from, isAppended: sign.endsWith('>>'), to: next.word }, used: 1 }
}

function tokenise(line: string): { list: readonly Token[] } | { error: string } {
  const list: Token[] = []
  let word: Part[] | undefined
  const add = (part: Part) => {
    word ??= []
    word.push(part)
  }
  const end = () => {
    if (word) list.push({ kind: 'word', word })
    word = undefined
  }
  for (let at = 0; at < line.length; ) {
    const char = line[at] ?? ''
    const sign = signs.find((one) => line.startsWith(one, at) && (!/^\d/.test(one) || !word))
    if (char === '#' && !word) at = until(line, '\n', at)
    else if (char === ' ' || char === '\t') {
      end()
      at++
    } else if (sign) {
      end()
      list.push({ kind: 'sign', sign })
      at += sign.length
    } else {
      const read = readPart(line, at)
      if ('error' in read) return read
      for (const part of read.parts) add(part)
      at = read.end
    }
  }
  end()
  return { list }
}

const until = (line: string, what: string, from: number) => {
  const end = line.indexOf(what, from)
  return end < 0 ? line.length : end
}

type Read = { readonly parts: readonly Part[]; readonly end: number } | { readonly error: string }

function readPart(line: string, at: number): Read {
  const char = line[at]
  if (char === "'") {
    const end = line.indexOf("'", at + 1)
    if (end < 0) return { error: "unexpected EOF while looking for matching `''" }
    return { parts: [{ kind: 'text', text: line.slice(at + 1, end), isQuoted: true }], end: end + 1 }
  }
  if (char === '"') return readQuoted(line, at + 1)
  if (char === '\\') {
    if (line[at + 1] === '\n') return { parts: [], end: at + 2 }
    return { parts: [{ kind: 'text', text: line[at + 1] ?? '\\', isQuoted: true }], end: at + 2 }
  }
  if (char === '$') return readDollar(line, at, false)
  if (char === '`') return readBackquoted(line, at, false)
  let end = at + 1
  while (end < line.length && !/[\s'"\\$`;|&<>]/.test(line[end] ?? '')) end++
  return { parts: [{ kind: 'text', text: line.slice(at, end), isQuoted: false }], end }
}

function readQuoted(line: string, from: number): Read {
  const parts: Part[] = []
  let text = ''
  const flush = () => {
    parts.push({ kind: 'text', text, isQuoted: true })
    text = ''
  }
  for (let at = from; at < line.length; ) {
    const char = line[at] ?? ''
    if (char === '"') {
      flush()
      return { parts, end: at + 1 }
    }
    if (char === '\\' && /["\\$`\n]/.test(line[at + 1] ?? '')) {
      if (line[at + 1] !== '\n') text += line[at + 1]
      at += 2
    } else if (char === '$' || char === '`') {
      const read = char === '$' ? readDollar(line, at, true) : readBackquoted(line, at, true)
      if ('error' in read) return read
      flush()
      parts.push(...read.parts)
      at = read.end
    } else {
      text += char
      at++
    }
  }
  return { error: 'unexpected EOF while looking for matching `"\'' }
}

function readBackquoted(line: string, at: number, isQuoted: boolean): Read {
  const found = /^`((?:[^`\\]|\\[\s\S])*)`/.exec(line.slice(at))
  if (!found) return { error: "unexpected EOF while looking for matching ``'" }
  const inner = (found[1] ?? '').replace(/\\([`$\\])/g, '$1')
  return { parts: [{ kind: 'command', line: inner, isQuoted }], end: at + found[0].length }
}

function readDollar(line: string, at: number, isQuoted: boolean): Read {
  if (line.startsWith('$(', at)) {
    let depth = 1
    for (let end = at + 2; end < line.length; end++) {
      if (line[end] === '(') depth++
      else if (line[end] === ')' && --depth === 0)
        return { parts: [{ kind: 'command', line: line.slice(at + 2, end), isQuoted }], end: end + 1 }
    }
    return { error: "unexpected EOF while looking for matching `)'" }
  }
  const name = /^\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*|\?))/.exec(line.slice(at))
  if (!name) return { parts: [{ kind: 'text', text: '$', isQuoted: true }], end: at + 1 }
  return { parts: [{ kind: 'variable', name: name[1] ?? name[2] ?? '', isQuoted }], end: at + name[0].length }
}
