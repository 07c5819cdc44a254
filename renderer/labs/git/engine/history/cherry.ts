/** git cherry */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { readSymbolic } from '../core/refs'
import { abbreviate } from './abbreviate'
import { patchKey } from './cherryMarks'
import { subjectOf } from './commitText'
import { fillIn } from './refNames'
import { findCommit } from './revision'
import { walkHistory } from './walk'

const spec = { verbose: 'flag v', abbrev: 'optional' } as const

export function cherry(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  const { repo } = git
  const [typed, headName = 'HEAD', limitName] = options.rest
  const upstreamName = typed ?? usualUpstream(git)
  const commit = (name: string) => {
    const oid = findCommit(git, name)
    if (oid === undefined) throw new Fatal(`unknown commit ${name}`)
    return oid
  }
  const [head, upstream] = [commit(headName), commit(upstreamName)]
  const limit = limitName === undefined ? [] : [commit(limitName)]
  const theirs = walkHistory(repo, { include: [upstream], exclude: [head], maxParents: 1 })
  const keys = new Set(theirs.flatMap(({ oid }) => patchKey(repo, oid) ?? []))
  const ours = walkHistory(repo, { include: [head], exclude: [upstream, ...limit], maxParents: 1 })
  for (const { oid, commit: one } of [...ours].reverse()) {
    const key = patchKey(repo, oid)
    const id = options.on('abbrev') ? abbreviate(repo, oid, Number(options.value('abbrev') ?? 7)) : oid
    const sign = key !== undefined && keys.has(key) ? '-' : '+'
    git.out(`${sign} ${id}${options.on('verbose') ? ` ${subjectOf(one)}` : ''}\n`)
  }
  return 0
}

function usualUpstream(git: Git): string {
  const branch = readSymbolic(git.repo)?.replace(/^refs\/heads\//, '')
  const hasOne = branch !== undefined && git.config(`branch.${branch}.merge`) !== undefined
  const upstream = hasOne ? fillIn(git, '@{upstream}') : undefined
  if (upstream !== undefined) return upstream
  git.err('Could not find a tracked remote branch, please specify <upstream> manually.\n')
  throw new Fatal('usage: git cherry [-v] [<upstream> [<head> [<limit>]]]\n', 129, false)
}
