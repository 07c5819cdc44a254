/** Combined differences: one result beside several versions that it came from. */
import type { Git } from '../command/git'
import { compareBytes } from '../core/bytes'
import type { Oid } from '../core/objects'
import type { Leaf } from '../core/repository'
import { compareTrees, type FileChange, pathOf } from '../tree/changes'
import { isBinary } from './contents'
import type { DiffFormat } from './format'
import { merged } from './mergedLines'
import { nameText, shortOid } from './names'
import { quotePath, quotesHigh } from './quote'
import { selectChanges } from './select'

interface Version extends Leaf {
  /** The contents where they are no stored blob. */
  readonly text?: string
}

export interface CombinedFile {
  readonly path: string
  /** Undefined where that parent has no such file. */
  readonly parents: readonly (Version | undefined)[]
  /** How it came about from each. */
  readonly kinds: readonly FileChange['kind'][]
  /** Undefined where it is gone. */
  readonly now: Version | undefined
  /** Whether `now` is what the working tree has. */
  readonly isWork?: boolean
}

/**
 * The files that differ from every parent, each beside what it was made from there. Trees; undefined is the empty one.
 * Renames are found, and files left out, as the format says.
 */
export function combinedFiles(
  git: Git,
  parents: readonly (Oid | undefined)[],
  now: Oid | undefined,
  format: DiffFormat,
  matches: (path: string) => boolean = () => true,
): readonly CombinedFile[] {
  const sides = parents.map((parent) => {
    const changes = compareTrees(git.repo, parent, now).filter((change) => matches(pathOf(change)))
    return new Map(selectChanges(git, changes, format).map((change) => [pathOf(change), change]))
  })
  const paths = [...(sides[0]?.keys() ?? [])].filter((path) => sides.every((side) => side.has(path)))
  return paths.sort(compareBytes).map((path) => {
    const changes = sides.map((side) => side.get(path))
    return {
      path,
      parents: changes.map((change) => change?.old),
      kinds: changes.map((change) => change?.kind ?? 'M'),
      now: changes[0]?.now,
    }
  })
}

/** Prints them as `-c` does, or as `--cc` where it is dense: hunks that some parent has as they are stay out. */
export function printCombined(git: Git, files: readonly CombinedFile[], format: DiffFormat, isDense: boolean): void {
  git.out(combinedText(git, files, format, isDense))
}

export function combinedText(git: Git, files: readonly CombinedFile[], format: DiffFormat, isDense: boolean): string {
  if (format.isSilent || files.length === 0) return ''
  const { shows } = format
  let text = ''
  if (shows.includes('raw')) text += files.map((file) => rawLine(git, file, format)).join('')
  else if (shows.includes('name-status'))
    text += files.map((file) => `${letters(file)}\t${name(git, file, format)}`).join('')
  else if (shows.includes('name-only')) text += files.map((file) => name(git, file, format)).join('')
  if (!shows.includes('patch')) return text
  return text + (text === '' ? '' : '\n') + files.map((file) => filePatch(git, file, format, isDense)).join('')
}

const name = (git: Git, { path }: CombinedFile, format: DiffFormat) =>
  nameText(git, path, format) + (format.endsInNul ? '\0' : '\n')

const letters = ({ kinds }: CombinedFile) => kinds.join('')

function rawLine(git: Git, file: CombinedFile, format: DiffFormat): string {
  const all = [...file.parents, file.now]
  const modes = all.map((version) => version?.mode ?? '000000').join(' ')
  const oids = all.map((version) =>
    shortOid(git, version?.text === undefined ? version?.oid : undefined, format.abbrev),
  )
  return `${':'.repeat(file.parents.length)}${modes} ${oids.join(' ')} ${letters(file)}\t${name(git, file, format)}`
}

function filePatch(git: Git, file: CombinedFile, format: DiffFormat, isDense: boolean): string {
  const { parents, now } = file
  const read = (version: Version | undefined) => version?.text ?? (version ? git.repo.text(version.oid) : '')
  const texts = parents.map(read)
  const result = read(now)
  const modeDiffers = parents.some((parent) => parent?.mode !== now?.mode)
  if ([result, ...texts].some(isBinary)) return `${header(git, file, format, isDense, false)}Binary files differ\n`
  const hunks = merged(
    texts,
    result,
    parents.map((parent) => parent?.oid),
    format,
    isDense,
  )
  if (hunks === undefined && !modeDiffers && !file.isWork) return ''
  return header(git, file, format, isDense, true) + (now || !file.isWork ? (hunks ?? '') : '')
}

function header(
  git: Git,
  { path, parents, now }: CombinedFile,
  format: DiffFormat,
  isDense: boolean,
  hasFiles: boolean,
) {
  const high = quotesHigh(git)
  const least = format.isFullIndex ? 40 : 7
  const isAdded = now !== undefined && parents.every((parent) => !parent)
  const lines = [`diff --${isDense ? 'cc' : 'combined'} ${quotePath(path, high)}`]
  const short = (version: Version | undefined) =>
    shortOid(git, version?.text === undefined ? version?.oid : undefined, least)
  lines.push(`index ${parents.map(short).join(',')}..${short(now)}`)
  if (parents.some((parent) => parent?.mode !== now?.mode)) {
    const modes = parents.map((parent) => parent?.mode ?? '000000').join(',')
    if (isAdded) lines.push(`new file mode ${now.mode}`)
    else lines.push(`${now ? '' : 'deleted file '}mode ${modes}${now ? `..${now.mode}` : ''}`)
  }
  if (hasFiles) {
    lines.push(`--- ${isAdded ? '/dev/null' : quotePath(path, high, format.prefixes[0])}`)
    lines.push(`+++ ${now ? quotePath(path, high, format.prefixes[1]) : '/dev/null'}`)
  }
  // Git gives this one line no colour, but ends it.
  const painted = (line: string) => (line.startsWith('mode ') ? endColour(line, format) : format.paint('meta', line))
  return lines.map((line) => `${painted(line)}\n`).join('')
}

const endColour = (line: string, { hasColour }: DiffFormat) => (hasColour ? `${line}\x1b[m` : line)
