/** The patch of one file: its header and its hunks. */
import type { Git } from '../command/git'
import { splitLines } from '../text/lines'
import { type FileChange, pathOf } from '../tree/changes'
import { isBinary, textOf } from './contents'
import type { DiffFormat } from './format'
import { functionBefore, type Hunk, hunkRange, hunksOf } from './hunks'
import { shortOid } from './names'
import { quotePath, quotesHigh } from './quote'
import { isMoved } from './stat'
import { blankEnd, paintAdded } from './whitespace'

type Shorten = (path: string) => string

export function patchText(git: Git, change: FileChange, format: DiffFormat, shorten: Shorten): string {
  const { paint } = format
  const { kind, old, now } = change
  if (kind === 'U') return `* Unmerged path ${shorten(pathOf(change))}\n`
  const head = header(git, change, format, shorten)
  const isForced = kind !== 'M' || old?.mode !== now?.mode
  const bare = isForced ? head : ''
  if (old?.oid === now?.oid) return bare
  const [before, after] = [textOf(git.repo, old), textOf(git.repo, now)]
  const names = namesOf(git, change, format, shorten)
  if (!format.isText && (isBinary(before) || isBinary(after)))
    return `${head}Binary files ${names.old} and ${names.now} differ\n`
  const [from, to] = [splitLines(before), splitLines(after)]
  const hunks = hunksOf(from, to, format)
  if (hunks.length === 0) return bare
  const tab = (name: string) => (name.includes(' ') ? '\t' : '')
  const line = (sign: string, name: string) => `${paint('meta', `${sign} ${name}`)}${tab(name)}\n`
  const files = line('---', names.old) + line('+++', names.now)
  return head + files + hunks.map((hunk) => hunkHead(from, hunk, format) + hunkText(from, to, hunk, format)).join('')
}

interface Names {
  readonly old: string
  readonly now: string
}

/** Turned round with the files. */
const prefixesOf = ({ prefixes: [old, now], isReversed }: DiffFormat) => (isReversed ? [now, old] : [old, now])

function namesOf(git: Git, { old, now }: FileChange, format: DiffFormat, shorten: Shorten): Names {
  const prefixes = prefixesOf(format)
  const high = quotesHigh(git)
  return {
    old: old ? quotePath(shorten(old.path), high, prefixes[0]) : '/dev/null',
    now: now ? quotePath(shorten(now.path), high, prefixes[1]) : '/dev/null',
  }
}

function header(git: Git, change: FileChange, format: DiffFormat, shorten: Shorten): string {
  const { old, now, similarity } = change
  const high = quotesHigh(git)
  const from = shorten(old?.path ?? pathOf(change))
  const to = shorten(pathOf(change))
  const [before, after] = prefixesOf(format)
  const lines = [`diff --git ${quotePath(from, high, before)} ${quotePath(to, high, after)}`]
  if (!old) lines.push(`new file mode ${now?.mode}`)
  else if (!now) lines.push(`deleted file mode ${old.mode}`)
  else if (old.mode !== now.mode) lines.push(`old mode ${old.mode}`, `new mode ${now.mode}`)
  if (isMoved(change)) {
    const word = change.kind === 'R' ? 'rename' : 'copy'
    lines.push(`similarity index ${similarity ?? 100}%`, `${word} from ${quotePath(from, high)}`)
    lines.push(`${word} to ${quotePath(to, high)}`)
  }
  if (old?.oid !== now?.oid) {
    const least = format.isFullIndex ? 40 : format.abbrev
    const mode = old && now && old.mode === now.mode ? ` ${now.mode}` : ''
    lines.push(`index ${shortOid(git, old?.oid, least)}..${shortOid(git, now?.oid, least)}${mode}`)
  }
  return lines.map((line) => `${format.paint('meta', line)}\n`).join('')
}

/** In colours every piece ends its own, even one that has none. */
const plain = (text: string, hasColour: boolean) => (hasColour && text !== '' ? `${text}\x1b[m` : text)

function hunkHead(old: readonly string[], hunk: Hunk, { paint, hasColour }: DiffFormat): string {
  const name = functionBefore(old, hunk.oldAt)
  const end = name === '' ? '' : plain(' ', hasColour) + plain(name, hasColour)
  return `${paint('frag', hunkRange(hunk))}${end}\n`
}

function hunkText(old: readonly string[], now: readonly string[], hunk: Hunk, format: DiffFormat): string {
  const parts: string[] = []
  const put = lineWriter(parts, old, now, format)
  let at = hunk.newAt
  for (const change of hunk.changes) {
    for (; at < change.newAt; at++) put(' ', now[at] ?? '', at)
    for (let n = 0; n < change.oldCount; n++) put('-', old[change.oldAt + n] ?? '', change.oldAt + n)
    for (let n = 0; n < change.newCount; n++) put('+', now[at + n] ?? '', at + n, change)
    at += change.newCount
  }
  for (; at < hunk.newAt + hunk.newCount; at++) put(' ', now[at] ?? '', at)
  return parts.join('')
}

type Sign = ' ' | '-' | '+'

function lineWriter(parts: string[], old: readonly string[], now: readonly string[], format: DiffFormat) {
  const { paint, hasColour } = format
  // Empty lines at the end of a file are faults where there are more than before.
  const [oldEnd, nowEnd] = hasColour ? [blankEnd(old), blankEnd(now)] : [0, 0]
  const moreBlank = hasColour && now.length - nowEnd > old.length - oldEnd && old.length > 0
  return (sign: Sign, line: string, at: number, change?: { readonly oldAt: number; readonly oldCount: number }) => {
    const whole = line.endsWith('\n')
    const text = whole ? line.slice(0, -1) : line
    if (!hasColour) parts.push(sign, line, whole ? '' : '\n')
    else if (sign === '+') {
      const isBlankEnd = moreBlank && at >= nowEnd && change !== undefined && change.oldAt + change.oldCount >= oldEnd
      parts.push(isBlankEnd ? paint('\x1b[41m', sign + text) : paint('new', sign) + paintAdded(text, paint), '\n')
    } else {
      const bare = text.replace(/\r$/, '')
      parts.push(
        sign === '-' ? paint('old', sign + bare) : plain(sign + bare, hasColour),
        text.slice(bare.length),
        '\n',
      )
    }
    if (!whole) parts.push(plain('\\ No newline at end of file', hasColour), '\n')
  }
}
