/** All branches and tags of a repository with their history in one file, for `git clone lab.bundle`. */
import { concat, utf8 } from '../core/bytes'
import { listRefs, readRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { reachable } from '../remote/transport'
import { packOf } from './pack'

/** A bundle, version 2. A repository without commits has none: undefined. */
export function bundleOf(repo: Repository): Uint8Array | undefined {
  const head = readRef(repo, 'HEAD')
  const refs = [...listRefs(repo), ...(head === undefined ? [] : [['HEAD', head] as const])]
  if (refs.length === 0) return undefined
  const lines = refs.map(([name, oid]) => `${oid} ${name}\n`).join('')
  const oids = reachable(
    repo,
    refs.map(([, oid]) => oid),
  )
  return concat([utf8(`# v2 git bundle\n${lines}\n`), packOf(repo, oids).pack])
}
