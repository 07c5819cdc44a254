/** Counts, for each directory that files left, where they went; and what that says of files whose new names are unknown. */
import type { Guide } from '../tree/detect'
import { hashOrder } from '../tree/hashOrder'
import { dirOf, type SideState } from './state'

/** In the place of a new directory that is not known yet. */
const unknown = '/UNKNOWN/'

export function guideOf(side: SideState): Guide {
  const guesses = new Map<string, string>()
  return {
    begin: (exact) => {
      for (const [from, to] of exact) note(side, from, to)
      for (const [dir, counts] of side.counts) {
        const best = mostFiles(counts).dir
        if (best !== undefined) guesses.set(dir, best)
      }
    },
    isRelevant: (path) => side.relevant.has(path),
    guess: (path) => {
      const dir = guesses.get(dirOf(path))
      return dir === undefined ? undefined : `${dir}/${path.slice(path.lastIndexOf('/') + 1)}`
    },
    note: (from, to) => note(side, from, to),
    keep: (paths) => keep(side, paths),
  }
}

/** The first directory with the most files, and whether another has as many. */
export function mostFiles(counts: ReadonlyMap<string, number>): { dir: string | undefined; isTie: boolean } {
  let most = 0
  let tied = 0
  let dir: string | undefined
  for (const name of hashOrder(counts.keys())) {
    const count = counts.get(name) ?? 0
    if (count === most) tied = most
    else if (count > most) {
      most = count
      dir = name
    }
  }
  return { dir, isTie: dir !== undefined && tied === most }
}

function increment({ counts }: SideState, from: string, to: string): void {
  const targets = counts.get(from) ?? new Map<string, number>()
  targets.set(to, (targets.get(to) ?? 0) + 1)
  counts.set(from, targets)
}

/**
 * A file's move counts for its directory, and for those above it as long as the rest of both paths is the same:
 * `a/b/x/f` to `c/x/f` says that `a/b/x` became `c/x` and that `a/b` became `c`.
 */
function note(side: SideState, from: string, to: string): void {
  let [old, now] = [dirOf(from), dirOf(to)]
  let [oldName, nowName] = ['', '']
  for (let isFirst = true; ; isFirst = false) {
    if (!side.removedDirs.has(old) || (!isFirst && oldName !== nowName)) return
    const relevance = side.removedDirs.get(old)
    if (relevance === 'self' || isFirst) increment(side, old, now)
    if (relevance === 'none' || old === '' || now === '') return
    oldName = old.slice(old.lastIndexOf('/') + 1)
    nowName = now.slice(now.lastIndexOf('/') + 1)
    old = dirOf(old)
    now = dirOf(now)
  }
}

/** Leaves out files of which only the directory matters, where that is decided by those that were found. */
function keep(side: SideState, paths: readonly string[]): ReadonlySet<string> {
  const { removedDirs, counts } = side
  const relevanceOf = (dir: string) => removedDirs.get(dir) ?? 'none'
  for (const path of paths)
    for (let dir = dirOf(path); dir !== '' && relevanceOf(dir) !== 'none'; dir = dirOf(dir))
      increment(side, dir, unknown)
  for (const [dir, targets] of counts)
    if (relevanceOf(dir) === 'self' && isDecided(targets)) removedDirs.set(dir, 'ancestor')
  return new Set(paths.filter((path) => side.relevant.get(path) === 'content' || isStillNeeded(path)))

  function isStillNeeded(path: string): boolean {
    for (let dir = dirOf(path); ; dir = dirOf(dir)) {
      const relevance = relevanceOf(dir)
      if (relevance !== 'ancestor') return relevance === 'self'
    }
  }
}

function isDecided(targets: ReadonlyMap<string, number>): boolean {
  const open = targets.get(unknown) ?? 0
  const known = [...targets].flatMap(([dir, count]) => (dir === unknown ? [] : [count])).sort((a, b) => b - a)
  return (known[0] ?? 0) > (known[1] ?? 0) + open
}

/** The counts that say where directories went, when all renames are known. */
export function forgetUnneeded({ counts, removedDirs }: SideState): void {
  for (const [dir, targets] of counts)
    if ((removedDirs.get(dir) ?? 'none') === 'none') counts.delete(dir)
    else targets.delete(unknown)
}
