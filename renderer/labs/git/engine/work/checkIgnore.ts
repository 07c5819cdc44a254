/** `git check-ignore`. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { type IgnorePattern, ignoreRulesOf } from './ignore'
import { readPathspec } from './pathspec'
import { quotePath } from './quote'

const spec = {
  quiet: 'flag q',
  verbose: 'flag v',
  stdin: 'flag',
  z: 'flag z',
  'non-matching': 'flag n',
  'no-index': 'flag',
} as const

export function checkIgnore(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  const repo = git.workRepo
  const isVerbose = options.on('verbose')
  if (options.on('stdin') && options.rest.length > 0) throw new Fatal('cannot specify pathnames with --stdin')
  if (options.on('z') && !options.on('stdin')) throw new Fatal('-z only makes sense with --stdin')
  if (!options.on('stdin') && options.rest.length === 0) throw new Fatal('no path specified')
  if (options.on('quiet') && options.rest.length > 1) throw new Fatal('--quiet is only valid with a single pathname')
  if (options.on('quiet') && isVerbose) throw new Fatal('cannot have both --quiet and --verbose')
  if (options.on('non-matching') && !isVerbose) throw new Fatal('--non-matching is only valid with --verbose')
  const rules = ignoreRulesOf(git)
  const index = repo.index()
  const paths = options.on('stdin') ? git.stdin.split(options.on('z') ? '\0' : '\n').filter(Boolean) : options.rest
  let hits = 0
  // All are read before one is answered.
  for (const [given, path] of paths.map((one) => [one, fromTop(git, one)] as const)) {
    const isKnown =
      !options.on('no-index') && index.some((entry) => entry.path === path || entry.path.startsWith(`${path}/`))
    const isDir = repo.files.isDir(repo.workPath(path))
    const pattern = isKnown || path === '' ? undefined : rules.matchOf(isDir ? `${path}/` : path)
    const isShown = isVerbose ? pattern !== undefined : rules.isHit(pattern)
    if (isShown) hits++
    if (options.on('quiet') || (!isShown && !options.on('non-matching'))) continue
    git.out(lineOf(given, pattern, isVerbose, options.on('z')))
  }
  return hits > 0 ? 0 : 1
}

function lineOf(given: string, pattern: IgnorePattern | undefined, isVerbose: boolean, isNul: boolean): string {
  const shown = isNul ? given : quotePath(given)
  if (!isVerbose) return shown + (isNul ? '\0' : '\n')
  const parts = pattern ? [pattern.source, String(pattern.line), pattern.text] : ['', '', '']
  return isNul ? [...parts, shown, ''].join('\0') : `${parts.join(':')}\t${shown}\n`
}

function fromTop(git: Git, given: string): string {
  const [item] = readPathspec(git, [given]).items
  const magic = item?.isExclude ? "'exclude' (mnemonic: '!')" : /^:\((?:.*,)?(glob|icase|literal)\b/.exec(given)?.[1]
  if (magic !== undefined)
    throw new Fatal(`${given}: pathspec magic not supported by this command: ${item?.isExclude ? magic : `'${magic}'`}`)
  return item?.path ?? ''
}
