/** Abbreviated ids, and what git says where one could be several. */
import type { Git } from '../command/git'
import type { GitObject, Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { idsBeginning, leastDigits } from './abbreviate'
import { readIdent, subjectOf } from './commitText'
import { formatDate } from './dates'
import { commitAt, treeAt } from './peel'

/** What kind of object is looked for; it decides between those that begin alike. */
export type Wanted = 'any' | 'commit' | 'tree'

export const isShortId = (text: string): boolean => text.length >= leastDigits && /^[0-9a-f]{4,40}$/i.test(text)

/** The id that digits stand for. Where it is one of several, says so unless it is to be quiet. */
export function shortId(git: Git, text: string, wanted: Wanted, isQuiet = false): Oid | undefined {
  if (!isShortId(text)) return undefined
  const digits = text.toLowerCase()
  const found = idsBeginning(git.repo, digits)
  if (found.length < 2) return found[0]
  const fitting = found.filter((oid) => leadsTo(git.repo, oid, wanted))
  if (fitting.length === 1) return fitting[0]
  if (!isQuiet) sayAmbiguous(git, text, fitting.length === 0 ? found : fitting)
  return undefined
}

function leadsTo(repo: Repository, oid: Oid, wanted: Wanted): boolean {
  if (wanted === 'any') return true
  return (wanted === 'commit' ? commitAt(repo, oid) : treeAt(repo, oid)) !== undefined
}

const rank: readonly GitObject['type'][] = ['tag', 'commit', 'tree', 'blob']

function sayAmbiguous(git: Git, text: string, oids: readonly Oid[]): void {
  const { repo } = git
  git.err(`error: short object ID ${text} is ambiguous\nhint: The candidates are:\n`)
  const rated = oids.flatMap((oid) => {
    const object = repo.get(oid)
    return object ? [{ oid, object }] : []
  })
  rated.sort((one, other) => rank.indexOf(one.object.type) - rank.indexOf(other.object.type))
  for (const { oid, object } of rated) git.err(`hint:   ${describe(git, oid, object, text.length)}\n`)
}

function describe(git: Git, oid: Oid, object: GitObject, least: number): string {
  const ids = idsBeginning(git.repo, oid.slice(0, least))
  let length = Math.max(7, least)
  while (ids.some((other) => other !== oid && other.startsWith(oid.slice(0, length)))) length++
  const short = oid.slice(0, length)
  const date = (ident: string) => {
    const { seconds, zone } = readIdent(ident)
    return formatDate(seconds, zone, { kind: 'short' }, git.machine.now)
  }
  if (object.type === 'commit') return `${short} commit ${date(object.committer)} - ${subjectOf(object)}`
  if (object.type === 'tag') return `${short} tag ${date(object.tagger)} - ${object.name}`
  return `${short} ${object.type}`
}
