/** Differences as `git diff`, `show` and `log` print them. */
import type { Git } from '../command/git'
import { paint } from '../command/paint'
import type { FileChange, Side } from '../tree/changes'
import { asPairs, countChanges, plainSearch } from './count'
import type { DiffFormat, Show, StatLooks } from './format'
import { namesText, rawText, statusText } from './names'
import { patchText } from './patch'
import { selectChanges } from './select'
import { numStat, statText, summaryText, totals } from './stat'

export { type CombinedFile, combinedFiles, printCombined } from './combined'
export { type DiffFormat, diffFormat, type Show } from './format'
export { diffSpec } from './options'
export { selectChanges } from './select'

const whole = (path: string) => path

/** Paths as `--relative` shows them. */
export const shortener = ({ relative }: DiffFormat): ((path: string) => string) =>
  relative === undefined || relative === ''
    ? whole
    : (path) => (path.startsWith(relative) ? path.slice(relative.length).replace(/^\//, '') : path)

/** Prints changes as they are: those of `selectChanges`, in which renames were found. Nothing for no changes. */
export function printChanges(git: Git, changes: readonly FileChange[], format: DiffFormat): void {
  git.out(changesText(git, changes, format))
}

/** The same as a text. */
export function changesText(git: Git, changes: readonly FileChange[], format: DiffFormat): string {
  if (format.isSilent || changes.length === 0) return ''
  const shows = new Set<Show>(format.shows)
  const shorten = shortener(format)
  const heads: string[] = []
  if (shows.has('raw')) heads.push(rawText(git, changes, format, shorten))
  if (shows.has('name-only')) heads.push(namesText(git, changes, format, shorten))
  if (shows.has('name-status')) heads.push(statusText(git, changes, format, shorten))
  heads.push(...countTexts(git, changes, format, shows))
  const summed = shows.has('summary') ? summaryText(git, changes, shorten) : ''
  if (summed !== '') heads.push(summed)
  const head = heads.join('')
  if (!shows.has('patch')) return head
  const patches = asPairs(changes).map((change) => patchText(git, change, format, shorten))
  return head + (heads.length > 0 ? (format.endsInNul ? '\0' : '\n') : '') + patches.join('')
}

function countTexts(git: Git, changes: readonly FileChange[], format: DiffFormat, shows: ReadonlySet<Show>): string[] {
  const wanted = (['numstat', 'stat', 'shortstat'] as const).filter((show) => shows.has(show))
  if (wanted.length === 0) return []
  const counted = countChanges(git, asPairs(changes), format)
  const shorten = shortener(format)
  const texts = {
    numstat: () => numStat(git, counted, shorten, format.endsInNul),
    stat: () => statText(git, counted, format.stat, format.paint, shorten),
    shortstat: () => totals(counted),
  }
  return wanted.map((show) => texts[show]())
}

/**
 * The whole of it: finds renames, leaves out what was not asked for and prints the rest, with `otherwise` where the
 * options ask for nothing. Gives what was found.
 */
export function showChanges(
  git: Git,
  changes: readonly FileChange[],
  format: DiffFormat,
  otherwise: readonly Show[] = ['patch'],
  unchanged: readonly Side[] = [],
): readonly FileChange[] {
  const found = selectChanges(git, changes, format, unchanged)
  printChanges(git, found, format.shows.length === 0 ? { ...format, shows: otherwise } : format)
  return found
}

/** ` 2 files changed, 3 insertions(+)` with its newline; empty where nothing changed. */
export function shortStat(git: Git, changes: readonly FileChange[]): string {
  return totals(countChanges(git, asPairs(changes), plainSearch))
}

/** ` create mode 100644 a.txt` and the like, for added, deleted and renamed files and changes of mode. */
export function summary(git: Git, changes: readonly FileChange[]): string {
  return summaryText(git, changes, whole)
}

/** The lines of `--stat` with the counts below, in so many columns (80 for a pipe). */
export function stat(git: Git, changes: readonly FileChange[], width = 80, isCompact = false): string {
  const looks: StatLooks = { width, nameWidth: 0, graphWidth: 0, count: 0, isCompact }
  const counted = countChanges(git, asPairs(changes), plainSearch)
  return statText(git, counted, looks, paint(git.paint('old', 'x') !== 'x'), whole)
}
