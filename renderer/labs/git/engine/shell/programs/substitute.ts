/** The part of `sed` that people use on one line: `s`, `d`, `p` and `q`, with addresses. */
import { toRegExp } from '../../history/regex'

/** What becomes of a line. */
interface Line {
  text: string
  readonly number: number
  readonly isLast: boolean
  isDeleted: boolean
  isEnd: boolean
  /** Printed before the line itself. */
  readonly printed: string[]
}
type Act = (line: Line) => void
type Address = (line: Line) => boolean

/** Undefined for what it does not know. Throws `Fatal` where an expression is none. */
export function sedScript(
  scripts: readonly string[],
  isExtended: boolean,
  isQuiet: boolean,
): ((text: string) => string) | undefined {
  if (scripts.some((script) => !readScript(script, isExtended))) return undefined
  return (text) => {
    // Ranges begin anew for each text.
    const acts = scripts.map((script) => readScript(script, isExtended))
    const all = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
    let out = ''
    for (const [at, one] of all.entries()) {
      const bare = one.replace(/\n$/, '')
      const line = { text: bare, number: at + 1, isLast: at === all.length - 1 }
      const state: Line = { ...line, isDeleted: false, isEnd: false, printed: [] }
      for (const act of acts.flatMap((list) => list ?? [])) if (!state.isDeleted && !state.isEnd) act(state)
      const end = one.slice(bare.length)
      for (const printed of state.printed) out += printed + end
      if (!isQuiet && !state.isDeleted) out += state.text + end
      if (state.isEnd) break
    }
    return out
  }
}

/** Undefined where one of the commands is not known. */
function readScript(script: string, isExtended: boolean): readonly Act[] | undefined {
  const acts: Act[] = []
  let rest = script.trim()
  while (rest !== '') {
    const first = readAddress(rest, isExtended)
    rest = first.rest
    let chosen = first.address ?? (() => true)
    if (first.address && rest.startsWith(',')) {
      const second = readAddress(rest.slice(1), isExtended)
      if (!second.address) return undefined
      chosen = range(first.address, second.address, second.line)
      rest = second.rest
    }
    const command = readCommand(rest.trimStart(), isExtended)
    if (!command) return undefined
    const meant = chosen
    acts.push((line) => {
      if (meant(line)) command.act(line)
    })
    rest = command.rest.trimStart()
    if (rest !== '' && !/^[;\n]/.test(rest)) return undefined
    rest = rest.replace(/^[;\n\s]+/, '')
  }
  return acts
}

function readAddress(
  text: string,
  isExtended: boolean,
): { readonly address?: Address; readonly line?: number; readonly rest: string } {
  const found = /^(?:(\d+)|(\$)|\/((?:[^/\\]|\\.)+)\/)/s.exec(text)
  if (!found) return { rest: text }
  const rest = text.slice(found[0].length)
  const [, number, , pattern] = found
  if (number !== undefined) return { address: (line) => line.number === Number(number), line: Number(number), rest }
  if (pattern === undefined) return { address: ({ isLast }) => isLast, rest }
  const expression = toRegExp(pattern.replaceAll('\\/', '/'), { isExtended })
  return { address: (line) => expression.test(line.text), rest }
}

/** From the line that one finds to the next that the other finds; a number that has passed ends it at once. */
function range(first: Address, second: Address, end: number | undefined): Address {
  let isInside = false
  return (line) => {
    if (!isInside) {
      if (!first(line)) return false
      isInside = end === undefined ? true : line.number < end
      return true
    }
    if (second(line)) isInside = false
    return true
  }
}

const mark =
  (what: 'isDeleted' | 'isEnd'): Act =>
  (line) => {
    line[what] = true
  }

function readCommand(text: string, isExtended: boolean): { readonly act: Act; readonly rest: string } | undefined {
  const rest = text.slice(1)
  if (text[0] === 'd') return { rest, act: mark('isDeleted') }
  if (text[0] === 'p') return { rest, act: (line) => void line.printed.push(line.text) }
  if (text[0] === 'q') return { rest, act: mark('isEnd') }
  return text[0] === 's' ? substitution(rest, isExtended) : undefined
}

function substitution(text: string, isExtended: boolean): { readonly act: Act; readonly rest: string } | undefined {
  const sign = text[0] ?? ''
  if (!/^[^\w\s\\]$/.test(sign)) return undefined
  const old = readTo(text, 1, sign)
  const now = old && readTo(text, old.end, sign)
  if (!old || !now) return undefined
  const flags = /^[gIip]*/.exec(text.slice(now.end))?.[0] ?? ''
  const one = toRegExp(old.piece, { isExtended, ignoresCase: /i/i.test(flags) })
  const isEvery = flags.includes('g')
  const act = (line: Line) => {
    let isFirst = true
    const changed = line.text.replace(every(one), (...groups: (string | undefined)[]) => {
      if (!isFirst && !isEvery) return groups[0] ?? ''
      isFirst = false
      return filled(now.piece, groups)
    })
    if (!isFirst && flags.includes('p')) line.printed.push(changed)
    line.text = changed
  }
  return { act, rest: text.slice(now.end + flags.length) }
}

const every = (one: RegExp): RegExp => new (one.constructor as RegExpConstructor)(one.source, `${one.flags}g`)

const filled = (now: string, groups: readonly (string | undefined)[]) =>
  now.replace(/\\([\s\S])|&/g, (_, special?: string) => {
    if (special === undefined) return groups[0] ?? ''
    if (special === 'n') return '\n'
    const group = groups[Number(special)]
    return /\d/.test(special) ? (typeof group === 'string' ? group : '') : special
  })

/** As far as the sign; one with a backslash before it stands for itself. */
function readTo(
  text: string,
  from: number,
  sign: string,
): { readonly piece: string; readonly end: number } | undefined {
  let piece = ''
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === sign) return { piece, end: at + 1 }
    if (char !== '\\') piece += char
    else {
      const next = text[++at] ?? ''
      piece += next === sign ? next : char + next
    }
  }
  return undefined
}
