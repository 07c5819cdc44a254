/** `-S`, `-G` and `--find-object`: only files where a text comes or goes. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { toRegExp } from '../history/regex'
import { resolve } from '../history/revision'
import { bounded } from '../text/boundedRegExp'
import { type Algorithm, diffLines } from '../text/diff'
import { splitLines } from '../text/lines'

export interface Pickaxe {
  /** Whether a file with these contents, before and after, is wanted. */
  readonly finds: (old: string | undefined, now: string | undefined, algorithm: Algorithm) => boolean
  /** One file that is found brings all others along. */
  readonly takesAll: boolean
  /** Binary files are never found. */
  readonly skipsBinary: boolean
}

interface Options {
  readonly on: (name: 'pickaxe-all' | 'pickaxe-regex' | 'text') => boolean
  readonly value: (name: 'pickaxe-string' | 'pickaxe-lines' | 'find-object') => string | undefined
}

export function readPickaxe(git: Git, options: Options): Pickaxe | undefined {
  const [text, lines] = [options.value('pickaxe-string'), options.value('pickaxe-lines')]
  const takesAll = options.on('pickaxe-all')
  const object = options.value('find-object')
  if ([text, lines, object].filter((one) => one !== undefined).length > 1)
    throw new Fatal("options '-G', '-S', and '--find-object' cannot be used together")
  if (object !== undefined) {
    const oid = resolve(git, object)
    if (oid === undefined) throw new Fatal(`error: unable to resolve '${object}'\n`, 129, false)
    const wanted = git.repo.has(oid) && git.repo.get(oid)?.type === 'blob' ? git.repo.text(oid) : undefined
    return {
      takesAll,
      skipsBinary: false,
      finds: (old, now) => wanted !== undefined && (old === wanted) !== (now === wanted),
    }
  }
  if (lines !== undefined) {
    if (options.on('pickaxe-regex'))
      throw new Fatal("options '-G' and '--pickaxe-regex' cannot be used together, use '--pickaxe-regex' with '-S'")
    const pattern = toRegExp(lines, { isExtended: true })
    return {
      takesAll,
      skipsBinary: !options.on('text'),
      finds: (old, now, algorithm) => hasLine(old ?? '', now ?? '', pattern, algorithm),
    }
  }
  if (text === undefined) return undefined
  if (text === '') throw new Fatal("error: switch `S' requires a value\n", 129, false)
  const count = options.on('pickaxe-regex') ? countMatches(text) : (whole: string) => whole.split(text).length
  return { takesAll, skipsBinary: false, finds: (old, now) => count(old ?? '') !== count(now ?? '') }
}

function countMatches(text: string): (whole: string) => number {
  const pattern = bounded(toRegExp(text, { isExtended: true }), 'gm')
  return (whole) => [...whole.matchAll(pattern)].length
}

function hasLine(old: string, now: string, pattern: RegExp, algorithm: Algorithm): boolean {
  const [before, after] = [splitLines(old), splitLines(now)]
  const fits = (line: string) => pattern.test(line.replace(/\n$/, ''))
  return diffLines(before, after, algorithm).some(
    ({ oldAt, oldCount, newAt, newCount }) =>
      before.slice(oldAt, oldAt + oldCount).some(fits) || after.slice(newAt, newAt + newCount).some(fits),
  )
}
