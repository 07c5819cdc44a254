/** How `log`, `show` and `reflog` print commits. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Parsed, Spec } from '../command/options'
import { diffSpec } from '../print/changes'
import { type DateStyle, readDateStyle } from './dates'
import { type Decorations, readDecorations } from './decorate'
import type { FormatContext } from './placeholders'
import { type Format, readFormat } from './pretty'
import { walkSpec } from './walkOptions'

/** Only how the commits look. */
export const styleSpec = {
  oneline: 'flag',
  pretty: 'optional',
  format: 'value',
  abbrev: 'optional',
  'abbrev-commit': 'flag',
  date: 'value',
  'relative-date': 'flag',
  decorate: 'optional',
  color: 'optional',
} as const satisfies Spec

export const logSpec = {
  ...diffSpec,
  ...walkSpec,
  ...styleSpec,
  'walk-reflogs': 'flag g',
  follow: 'flag',
  merge: 'flag',
  quiet: 'flag q',
  'full-diff': 'flag',
  // There are no notes, no signatures and no mailmap that these could show or hide.
  ...{ notes: 'optional', 'show-notes': 'optional', 'show-signature': 'flag', mailmap: 'flag' },
  ...{ 'use-mailmap': 'flag', encoding: 'value' },
} as const satisfies Spec

export interface Style {
  readonly context: FormatContext
  readonly format: Format
  readonly shortensIds: boolean
  readonly decorates: boolean
  /** A date was asked for, which reflog entries then have in the place of their number. */
  readonly hasDate: boolean
  /** What ends a commit, or stands between two: a newline, or NUL with `-z`. */
  readonly end: string
}

export function readStyle(
  git: Git,
  options: Parsed<typeof styleSpec>,
  usual: Format = { kind: 'medium' },
  end = '\n',
): Style {
  const format = formatOf(git, options, usual)
  const shortens = options.given('abbrev-commit')
    ? options.on('abbrev-commit')
    : !isTypedRaw(options, format) && (isOneline(options) || git.configBool('log.abbrevCommit', false))
  const typed = options.value('date') ?? (options.on('relative-date') ? 'relative' : undefined)
  const date = typed === undefined ? configuredDate(git, format) : requireDateStyle(git, typed)
  const decorate = decorating(git, options)
  let decorations: Decorations | undefined
  return {
    format,
    shortensIds: shortens,
    decorates: decorate !== undefined,
    hasDate: typed !== undefined,
    end,
    context: {
      ...{
        git,
        date,
        isFull: decorate === 'full',
        abbrev: options.given('abbrev') && !options.on('abbrev') ? 40 : Number(options.value('abbrev') ?? 7) || 7,
      },
      decorations: () => {
        decorations ??= readDecorations(git)
        return decorations
      },
    },
  }
}

/** The last of `--oneline`, `--pretty` and `--format` counts. */
function formatOf(git: Git, options: Parsed<typeof styleSpec>, usual: Format): Format {
  const last = options.order.findLast((name) => name === 'oneline' || name === 'pretty' || name === 'format')
  if (last === 'oneline') return { kind: 'oneline' }
  const text = last === 'format' ? options.value('format') : options.value('pretty')
  if (last !== undefined && text === undefined) return { kind: 'medium' }
  const named = text ?? git.config('format.pretty')
  if (named === undefined) return usual
  const format = readFormat(git, named)
  if (!format) throw new Fatal(`invalid --pretty format: ${named}`)
  return format
}

/** A format that shows ids as they are stored, unless it is a setting. */
const isTypedRaw = (options: Parsed<typeof styleSpec>, format: Format) =>
  format.kind === 'raw' && options.given('pretty')

const isOneline = (options: Parsed<typeof styleSpec>) => options.on('oneline')

function configuredDate(git: Git, format: Format): DateStyle {
  if (format.kind === 'user' && format.isReference) return { kind: 'short' }
  return requireDateStyle(git, git.config('log.date') ?? 'default')
}

export function requireDateStyle(git: Git, text: string): DateStyle {
  const style = readDateStyle(text, git.isTty)
  if (style) return style
  throw new Fatal(
    text.startsWith('format') ? `date format missing colon separator: ${text}` : `unknown date format ${text}`,
  )
}

function decorating(git: Git, options: Parsed<typeof styleSpec>): 'short' | 'full' | undefined {
  const word = options.given('decorate')
    ? options.on('decorate')
      ? (options.value('decorate') ?? 'short')
      : 'no'
    : (git.config('log.decorate') ?? 'auto')
  if (word === 'full') return 'full'
  if (word === 'short' || word === 'true' || word === 'yes' || word === '1') return 'short'
  if (word === 'auto') return git.isTty ? 'short' : undefined
  if (word === 'no' || word === 'false' || word === '0') return undefined
  throw new Fatal(`invalid --decorate option: ${word}`)
}
