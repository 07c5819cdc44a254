/** Formats such as `%h %an %s`. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Commit, Oid } from '../core/objects'
import { abbreviate } from './abbreviate'
import { colourCode } from './colourNames'
import { type Ident, subjectOf } from './commitText'
import { type DateStyle, formatDate, readDateStyle } from './dates'
import { type Decorations, decorationText } from './decorate'
import { authorOf, committerOf } from './facts'

export interface LogEntry {
  /** `HEAD@{0}` in full and short, who moved the ref, and what the log says. */
  readonly selector: string
  readonly shortSelector: string
  readonly who: Ident
  readonly message: string
}

export interface Shown {
  readonly oid: Oid
  readonly commit: Commit
  /** As they are shown, which path limiting may have changed. */
  readonly parents: readonly Oid[]
  /** `<`, `>`, `-`, `=`, `+` or empty. */
  readonly mark: string
  readonly entry?: LogEntry | undefined
}

export interface FormatContext {
  readonly git: Git
  readonly date: DateStyle
  readonly abbrev: number
  readonly decorations: () => Decorations
  readonly isFull: boolean
}

export const dateText = (context: FormatContext, { seconds, zone }: Ident, style = context.date): string =>
  formatDate(seconds, zone, style, context.git.machine.now)

/** The message from its first line on that is not blank. */
export const messageOf = ({ message }: Commit): string => message.replace(/^(?:[^\S\n]*\n)+/, '')

export function bodyOf(commit: Commit): string {
  const message = messageOf(commit)
  const gap = /\n[^\S\n]*\n/.exec(message)
  return gap ? message.slice(gap.index + gap[0].length).replace(/^(?:[^\S\n]*\n)+/, '') : ''
}

/** A width that the next placeholder is brought to. */
interface Padding {
  readonly side: '<' | '>' | '><'
  readonly width: number
  readonly cut: string | undefined
  readonly isColumn: boolean
}

export function expandFormat(context: FormatContext, format: string, shown: Shown): string {
  let out = ''
  let padding: Padding | undefined
  let isAuto = false
  for (let at = 0; at < format.length; ) {
    const percent = format.indexOf('%', at)
    if (percent < 0) return out + format.slice(at)
    out += format.slice(at, percent)
    const rest = format.slice(percent + 1)
    const pad = /^(<|>|><)(\|?)\( *(\d+) *(?:, *(l?trunc|mtrunc) *)?\)/.exec(rest)
    if (pad) {
      const side = pad[1] === '<' ? '<' : pad[1] === '>' ? '>' : '><'
      padding = { side, width: Number(pad[3]), cut: pad[4], isColumn: pad[2] === '|' }
      at = percent + 1 + pad[0].length
      continue
    }
    const sign = /^[+\- ]/.exec(rest)?.[0] ?? ''
    const found = placeholder(context, rest.slice(sign.length), shown, isAuto)
    if (!found) {
      out += '%'
      at = percent + 1
      continue
    }
    at = percent + 1 + sign.length + found.length
    if (found.auto !== undefined) isAuto = found.auto
    if (found.text === '' && sign === '-') out = out.replace(/\n+$/, '')
    if (found.text !== '' && sign === '+') out += '\n'
    if (found.text !== '' && sign === ' ') out += ' '
    out += padding ? padded(found.text, padding, out) : found.text
    padding = undefined
  }
  return out
}

function padded(text: string, { side, width, cut, isColumn }: Padding, before: string): string {
  const used = isColumn ? before.length - (before.lastIndexOf('\n') + 1) : 0
  const room = Math.max(0, width - used)
  const letters = [...text]
  if (letters.length > room) {
    if (cut === undefined || room < 2) return text
    if (cut === 'trunc') return `${letters.slice(0, room - 2).join('')}..`
    if (cut === 'ltrunc') return `..${letters.slice(letters.length - (room - 2)).join('')}`
    const half = Math.floor((room - 2) / 2)
    const tail = letters.length - (room - 2 - half)
    return `${letters.slice(0, half).join('')}..${letters.slice(tail).join('')}`
  }
  const gap = room - letters.length
  if (side === '<') return text + ' '.repeat(gap)
  if (side === '>') return ' '.repeat(gap) + text
  return ' '.repeat(Math.floor(gap / 2)) + text + ' '.repeat(gap - Math.floor(gap / 2))
}

interface Found {
  readonly text: string
  /** How much of the format it took. */
  readonly length: number
  readonly auto?: boolean
}

function placeholder(context: FormatContext, rest: string, shown: Shown, isAuto: boolean): Found | undefined {
  const [one = '', two = ''] = [rest[0], rest.slice(0, 2)]
  if (one === 'C') return colour(context, rest)
  if (one === 'x') {
    const code = /^x([0-9a-fA-F]{2})/.exec(rest)?.[1]
    return code === undefined ? undefined : { text: String.fromCharCode(Number.parseInt(code, 16)), length: 3 }
  }
  if (one === 'a' || one === 'c') {
    const ident = one === 'a' ? authorOf(shown.commit) : committerOf(shown.commit)
    const text = identPart(context, ident, two[1] ?? '')
    return text === undefined ? undefined : { text, length: 2 }
  }
  if (one === 'g' || one === 'G') {
    const text = one === 'g' ? entryPart(shown.entry, two[1] ?? '') : unsigned[two]
    return text === undefined ? undefined : { text, length: 2 }
  }
  const left = /^(?:S|w\(.*?\)|\((?:trailers|describe)\b.*?\))/.exec(rest)?.[0]
  if (left !== undefined) throw new Fatal(`this lab leaves '%${left}' of formats out`)
  const text = simple(context, one, shown, isAuto)
  return text === undefined ? undefined : { text, length: 1 }
}

/** What git says of a commit that nobody signed. */
const unsigned: Readonly<Record<string, string>> = {
  'G?': 'N',
  GT: 'undefined',
  GG: '',
  GS: '',
  GK: '',
  GF: '',
  GP: '',
}

function simple(context: FormatContext, letter: string, shown: Shown, isAuto: boolean): string | undefined {
  const { git, abbrev } = context
  const { repo } = git
  const { oid, commit, parents } = shown
  const short = (one: Oid) => abbreviate(repo, one, abbrev)
  const tinted = (text: string) => (isAuto ? git.paint('commit', text) : text)
  if (letter === 'n') return '\n'
  if (letter === '%') return '%'
  if (letter === 'H') return tinted(oid)
  if (letter === 'h') return tinted(short(oid))
  if (letter === 'T') return commit.tree
  if (letter === 't') return short(commit.tree)
  if (letter === 'P') return parents.join(' ')
  if (letter === 'p') return parents.map(short).join(' ')
  if (letter === 's') return subjectOf(commit)
  if (letter === 'f') return fileName(messageOf(commit).split('\n')[0] ?? '')
  if (letter === 'b') return bodyOf(commit)
  if (letter === 'B') return messageOf(commit)
  if (letter === 'm') return shown.mark === '' ? '>' : shown.mark
  if (letter === 'e' || letter === 'N') return ''
  if (letter !== 'd' && letter !== 'D') return undefined
  const style = { isFull: context.isFull, before: letter === 'd' ? ' (' : '', after: letter === 'd' ? ')' : '' }
  const text = decorationText(git, context.decorations().get(oid), style)
  return isAuto ? text : text.replace(colours, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const colours = /\x1b\[[\d;]*m/g

const fileName = (subject: string) =>
  subject
    .replace(/[^A-Za-z0-9._]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^-+|[-.]+$/g, '')

function identPart(context: FormatContext, ident: Ident, letter: string): string | undefined {
  const { name, mail, seconds } = ident
  if (letter === 'n' || letter === 'N') return name
  if (letter === 'e' || letter === 'E') return mail
  if (letter === 'l' || letter === 'L') return mail.split('@')[0] ?? ''
  if (letter === 't') return String(seconds)
  const style: DateStyle | undefined = letter === 'd' ? context.date : readDateStyle(dateLetters[letter] ?? '')
  return style === undefined ? undefined : dateText(context, ident, style)
}

const dateLetters: Readonly<Record<string, string>> = {
  ...{ D: 'rfc', i: 'iso', I: 'iso-strict', r: 'relative', s: 'short', h: 'human' },
}

function entryPart(entry: LogEntry | undefined, letter: string): string | undefined {
  const parts: Readonly<Record<string, string>> = {
    ...{ D: entry?.selector ?? '', d: entry?.shortSelector ?? '', s: entry?.message ?? '' },
    ...{ n: entry?.who.name ?? '', N: entry?.who.name ?? '', e: entry?.who.mail ?? '', E: entry?.who.mail ?? '' },
  }
  return parts[letter]
}

function colour({ git }: FormatContext, rest: string): Found | undefined {
  const named = /^C(red|green|blue|reset)/.exec(rest) ?? /^C\(([^)]*)\)/.exec(rest)
  if (!named) return undefined
  const [{ length }, what = ''] = named
  if (what === 'auto') return { text: '', length, auto: true }
  const isAlways = what.startsWith('always,')
  const code = colourCode(what.replace(/^(auto|always),/, ''))
  // Painting a mark shows whether there are colours at all.
  return { text: isAlways || git.paint('commit', 'x') !== 'x' ? code : '', length, auto: false }
}
