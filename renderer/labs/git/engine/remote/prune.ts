/** Refs that are kept here of branches that the remote no longer has. */
import type { Git } from '../command/git'
import { deleteRefs, listRefs, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'
import type { FetchReport } from './fetchReport'
import { mapName, type Refspec } from './refspec'
import { prettyRef, summaryWidth } from './table'

/** By name. `there` are the refs that the other side has. */
export function staleRefs(repo: Repository, specs: readonly Refspec[], there: ReadonlySet<string>): readonly string[] {
  return listRefs(repo).flatMap(([name]) => {
    if (readSymbolic(repo, name) !== undefined) return []
    const sources = specs.flatMap(({ src, dst, isNegative }) => {
      const source = isNegative || !dst ? undefined : mapName(dst, src, name)
      return source === undefined ? [] : [source]
    })
    return sources.length > 0 && !sources.some((source) => there.has(source)) ? [name] : []
  })
}

export function pruneRefs(
  git: Git,
  specs: readonly Refspec[],
  map: readonly { readonly name: string }[],
  report: FetchReport,
  isDryRun: boolean,
): void {
  const stale = staleRefs(git.repo, specs, new Set(map.map(({ name }) => name)))
  const columns = summaryWidth(git.repo, [])
  const dangling = danglingAfter(git.repo, stale)
  if (!isDryRun) deleteRefs(git.repo, stale)
  for (const name of stale) {
    report.say({ flag: '-', summary: '[deleted]', from: '(none)', to: prettyRef(name) }, columns)
    if (report.verbosity < 0) continue
    for (const one of dangling.get(name) ?? [])
      git.err(`   (${one} ${isDryRun ? 'will become' : 'has become'} dangling)\n`)
  }
}

/** Symbolic refs by the ref that they point to, for those that are about to go. */
export function danglingAfter(repo: Repository, gone: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const names = new Set(gone)
  const found = new Map<string, string[]>()
  for (const [path] of repo.files.walk(repo.path('refs'))) {
    const target = readSymbolic(repo, `refs/${path}`)
    if (target !== undefined && names.has(target)) found.set(target, [...(found.get(target) ?? []), `refs/${path}`])
  }
  return found
}
