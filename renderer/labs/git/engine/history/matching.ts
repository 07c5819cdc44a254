/** Commits by what their message says. */
import type { Oid } from '../core/objects'
import { listRefs, readRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { committedAt } from './facts'
import { commitAt } from './peel'
import { toRegExp } from './regex'

/** `:/text`: among all that any ref can reach. */
export function youngestOfAll(repo: Repository, text: string): Oid | undefined {
  const tips = [...listRefs(repo).map(([, oid]) => oid), readRef(repo, 'HEAD') ?? '']
  const commits = tips.flatMap((oid) => commitAt(repo, oid) ?? []).reverse()
  return youngestMatching(repo, commits, text)
}

/** The youngest of these and their ancestors whose message has the text in it; `!-` before it turns that round. */
export function youngestMatching(repo: Repository, tips: readonly Oid[], text: string): Oid | undefined {
  if (text.startsWith('!') && !/^!(-|!)/.test(text)) return undefined
  const isNegated = text.startsWith('!-')
  const pattern = toRegExp(text.startsWith('!!') ? text.slice(1) : isNegated ? text.slice(2) : text, {
    isExtended: true,
  })
  const seen = new Set<Oid>()
  const queue: { oid: Oid; at: number }[] = []
  const put = (oid: Oid) => {
    if (seen.has(oid)) return
    seen.add(oid)
    const at = committedAt(repo, oid)
    const place = queue.findIndex((other) => other.at < at)
    queue.splice(place < 0 ? queue.length : place, 0, { oid, at })
  }
  tips.forEach(put)
  for (let next = queue.shift(); next; next = queue.shift()) {
    const commit = repo.commit(next.oid)
    commit?.parents.forEach(put)
    if (commit && pattern.test(commit.message) !== isNegated) return next.oid
  }
  return undefined
}
