/** The file of packed refs. */
import { compareBytes } from '../core/bytes'
import type { Oid } from '../core/objects'
import { packedHeader } from '../core/refs'
import type { Repository } from '../core/repository'
import { peel } from './transport'

/** Refs in one text, with what annotated tags stand for. */
export function packedRefsText(repo: Repository, refs: Iterable<readonly [string, Oid]>): string {
  const lines = [...refs]
    .sort(([one], [other]) => compareBytes(one, other))
    .map(([name, oid]) => {
      const peeled = peel(repo, oid)
      return `${oid} ${name}\n${peeled === undefined || peeled === oid ? '' : `^${peeled}\n`}`
    })
  return packedHeader + lines.join('')
}
