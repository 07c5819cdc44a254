/** What the options and settings of a command say about how differences are printed. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Parsed } from '../command/options'
import type { Paint } from '../command/paint'
import type { Algorithm, Blanks } from '../text/diff'
import type { diffSpec } from './options'
import { type Pickaxe, readPickaxe } from './pickaxe'

export type Show = 'patch' | 'stat' | 'shortstat' | 'numstat' | 'summary' | 'name-only' | 'name-status' | 'raw'

export interface StatLooks {
  readonly width: number
  /** 0 for no limit. */
  readonly nameWidth: number
  readonly graphWidth: number
  /** How many files are shown; 0 for all. */
  readonly count: number
  readonly isCompact: boolean
}

export interface DiffFormat {
  /** None is the command's own default. */
  readonly shows: readonly Show[]
  /** `-s`, and `--quiet`: nothing is shown, whatever the default. */
  readonly isSilent: boolean
  /** Lines of context. */
  readonly context: number
  readonly interHunk: number
  readonly showsFunctions: boolean
  readonly findsRenames: boolean
  readonly findsCopies: boolean
  readonly findsHarder: boolean
  /** Least similarity in percent. */
  readonly threshold: number
  readonly algorithm: Algorithm
  readonly usesIndent: boolean
  readonly ignored: Blanks | undefined
  readonly ignoresBlankLines: boolean
  readonly isReversed: boolean
  readonly isFullIndex: boolean
  /** Least digits of an id in `--raw`. */
  readonly abbrev: number
  readonly stat: StatLooks
  readonly filter: string
  readonly pickaxe: Pickaxe | undefined
  readonly prefixes: readonly [string, string]
  readonly isText: boolean
  readonly endsInNul: boolean
  readonly paint: Paint
  readonly hasColour: boolean
  readonly exitCode: boolean
  readonly isQuiet: boolean
  /** How merges are shown, where it was asked for: each parent alone, or all at once, in full or only what all differ from. */
  readonly merges: 'separate' | 'combined' | 'dense' | undefined
  /** What the paths that are shown begin with, and are shown without. */
  readonly relative: string | undefined
}

const allShows = [
  ...(['raw', 'name-only', 'name-status', 'numstat', 'stat', 'shortstat', 'summary', 'patch'] as const),
] satisfies Show[]

type Options = Parsed<typeof diffSpec>

/** Reads the options and the settings `diff.…`. Throws where a value is none, as git does. */
export function diffFormat(git: Git, options: Options): DiffFormat {
  const isQuiet = options.on('quiet')
  return {
    ...showsOf(options),
    ...searchOf(git, options),
    ...linesOf(git, options),
    ...{ paint: git.paint, hasColour: git.paint('old', 'x') !== 'x' },
    isReversed: options.on('reverse'),
    isFullIndex: options.on('full-index'),
    abbrev: options.given('abbrev') && !options.on('abbrev') ? 40 : Number(options.value('abbrev') ?? 7),
    stat: statOf(options),
    filter: filterOf(options.all('diff-filter')),
    pickaxe: readPickaxe(git, options),
    prefixes: prefixesOf(git, options),
    isText: options.on('text'),
    endsInNul: options.on('null'),
    exitCode: options.on('exit-code') || isQuiet,
    isQuiet,
    merges: options.on('cc')
      ? 'dense'
      : options.on('combined')
        ? 'combined'
        : options.on('separate')
          ? 'separate'
          : undefined,
    relative: relativeOf(git, options),
  }
}

function showsOf(options: Options): { shows: readonly Show[]; isSilent: boolean } {
  const shows = new Set<Show>()
  for (const show of allShows) if (options.on(show)) shows.add(show)
  const isPatch = [
    'patch-u',
    'patch-with-stat',
    'patch-with-raw',
    'unified',
    'function-context',
  ] satisfies (keyof typeof diffSpec)[]
  if (isPatch.some((name) => options.given(name))) shows.add('patch')
  if (options.on('patch-with-stat') || options.on('compact-summary') || wantsStat(options)) shows.add('stat')
  if (options.on('patch-with-raw')) shows.add('raw')
  const noPatch = options.on('patch-none') || (options.given('patch') && !options.on('patch'))
  const alone = (['name-only', 'name-status'] as const).filter((show) => shows.has(show))
  const isOff = noPatch && !shownAfterNone(options)
  if (alone.length + (isOff ? 1 : 0) > 1)
    throw new Fatal("options '--name-only', '--name-status', '--check', and '-s' cannot be used together")
  if (alone[0]) return { shows: [alone[0]], isSilent: options.on('quiet') }
  return { shows: isOff ? [] : allShows.filter((show) => shows.has(show)), isSilent: isOff || options.on('quiet') }
}

const wantsStat = (options: Options) =>
  (['stat-width', 'stat-name-width', 'stat-graph-width', 'stat-count'] as const).some((name) => options.given(name))

/** `-s` counts as long as nothing that shows something comes after it. */
function shownAfterNone(options: Options): boolean {
  const { order } = options
  const last = Math.max(order.lastIndexOf('patch-none'), options.on('patch') ? -1 : order.lastIndexOf('patch'))
  return order.slice(last + 1).some((name) => /^(patch|unified|stat|raw|numstat|shortstat|summary|compact)/.test(name))
}

const number = (text: string | undefined, name: string, otherwise: number): number => {
  if (text === undefined) return otherwise
  if (!/^\d+$/.test(text)) throw new Fatal(`error: ${name} expects a numerical value\n`, 129, false)
  return Number(text)
}

function statOf(options: Options): StatLooks {
  const stat = options.value('stat')
  const parts = stat === undefined ? [] : stat.split(',')
  if (parts.length > 3 || parts.some((part) => !/^\d*$/.test(part)))
    throw new Fatal(`error: invalid --stat value: ${stat}\n`, 129, false)
  const [width, nameWidth, count] = parts.map((part) => (part === '' ? undefined : Number(part)))
  return {
    width: number(options.value('stat-width'), '--stat-width', width ?? 0) || 80,
    nameWidth: number(options.value('stat-name-width'), '--stat-name-width', nameWidth ?? 0),
    graphWidth: number(options.value('stat-graph-width'), '--stat-graph-width', 0),
    count: number(options.value('stat-count'), '--stat-count', count ?? 0),
    isCompact: options.on('compact-summary'),
  }
}

function percent(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  const parts = /^(?:(\d+)%|(\d*\.\d+)%?|(\d+))$/.exec(text)
  if (!parts) throw new Fatal(`error: invalid argument to ${name}\n`, 129, false)
  if (parts[1] !== undefined) return Math.min(100, Number(parts[1]))
  if (parts[2] !== undefined) return Math.min(100, Number(parts[2]) * (text.endsWith('%') ? 1 : 100))
  // Digits alone stand behind a point: 5 is a half, and so is 50.
  return Number(`0.${parts[3]}`) * 100
}

function searchOf(git: Git, options: Options) {
  const setting = git.config('diff.renames')?.toLowerCase()
  const copies = options.on('find-copies') || options.on('find-copies-harder')
  const wants = options.on('find-renames') || copies
  const off = options.order.lastIndexOf('renames')
  const isOff =
    options.given('renames') &&
    !options.on('renames') &&
    off > Math.max(options.order.lastIndexOf('find-renames'), options.order.lastIndexOf('find-copies'))
  const isOn =
    wants || options.on('renames') || git.configBool('diff.renames', true) || /^cop(y|ies)$/.test(setting ?? '')
  return {
    findsRenames: isOn && !isOff,
    findsCopies: !isOff && (copies || (!wants && /^cop(y|ies)$/.test(setting ?? ''))),
    findsHarder: options.on('find-copies-harder') || options.order.filter((name) => name === 'find-copies').length > 1,
    threshold:
      percent(options.value('find-copies'), 'find-copies') ??
      percent(options.value('find-renames'), 'find-renames') ??
      50,
  }
}

const algorithms: readonly Algorithm[] = ['myers', 'minimal', 'patience', 'histogram']
const algorithmNamed = (name: string | undefined): Algorithm | undefined =>
  name === 'default' ? 'myers' : algorithms.find((one) => one === name?.toLowerCase())

function linesOf(git: Git, options: Options) {
  const asked = options.value('diff-algorithm')
  if (asked !== undefined && !algorithmNamed(asked))
    throw new Fatal('error: option diff-algorithm accepts "myers", "minimal", "patience" and "histogram"\n', 129, false)
  const last = options.order.findLast((name) => /^(diff-algorithm|minimal|patience|histogram)$/.test(name))
  const algorithm = last === 'diff-algorithm' ? algorithmNamed(asked) : algorithmNamed(last)
  const ignored: Blanks | undefined = options.on('ignore-all-space')
    ? 'all'
    : options.on('ignore-space-change')
      ? 'change'
      : options.on('ignore-space-at-eol')
        ? 'end'
        : options.on('ignore-cr-at-eol')
          ? 'cr'
          : undefined
  return {
    context: number(options.value('unified') ?? git.config('diff.context'), '--unified', 3),
    interHunk: number(
      options.value('inter-hunk-context') ?? git.config('diff.interHunkContext'),
      '--inter-hunk-context',
      0,
    ),
    showsFunctions: options.on('function-context'),
    algorithm: algorithm ?? algorithmNamed(git.config('diff.algorithm')) ?? 'myers',
    usesIndent: options.given('indent-heuristic')
      ? options.on('indent-heuristic')
      : git.configBool('diff.indentHeuristic', true),
    ignored,
    ignoresBlankLines: options.on('ignore-blank-lines'),
  }
}

/** Letters that are wanted; small ones are not wanted. Joined over all that were given. */
function filterOf(filters: readonly string[]): string {
  const text = filters.join('')
  const bad = /[^ACDMRTUXB*]/i.exec(text)
  if (bad) throw new Fatal(`error: unknown change class '${bad[0]}' in --diff-filter=${text}\n`, 129, false)
  return text
}

function prefixesOf(git: Git, options: Options): readonly [string, string] {
  if (options.given('prefix') ? !options.on('prefix') : git.configBool('diff.noPrefix', false)) return ['', '']
  return [options.value('src-prefix') ?? 'a/', options.value('dst-prefix') ?? 'b/']
}

function relativeOf(git: Git, options: Options): string | undefined {
  const isOn = options.given('relative') ? options.on('relative') : git.configBool('diff.relative', false)
  if (!isOn) return undefined
  const given = options.value('relative')
  return given ?? git.prefix
}
