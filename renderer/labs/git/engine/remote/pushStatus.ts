/** What of a push may go through: fast-forwards, what is forced, and what a lease allows. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Oid, zeroOid } from '../core/objects'
import { branchRef, readLog, readRef } from '../core/refs'
import { resolve } from '../history/revision'
import { isAncestor } from '../merge/bases'
import { type PushRef, type RejectReason, refMatches } from './pushMatch'
import { trackingRef } from './refspec'
import type { Remote } from './remotes'
import { peelToCommit } from './transport'

/** `--force-with-lease`: what the other side's refs must still be. */
export interface Lease {
  /** Undefined is every ref. */
  readonly name: string | undefined
  /** Undefined is what the remote-tracking branch says. */
  readonly expected: Oid | undefined
}

/** One of `--force-with-lease[=name[:expected]]`; an empty expectation is a ref that must not exist. */
export function readLease(git: Git, text: string | undefined): Lease {
  if (text === undefined) return { name: undefined, expected: undefined }
  const colon = text.indexOf(':')
  if (colon < 0) return { name: text, expected: undefined }
  const value = text.slice(colon + 1)
  const expected = value === '' ? zeroOid : resolve(git, value)
  if (expected === undefined) throw new Fatal(`error: cannot parse expected object name '${value}'\n`, 129, false)
  return { name: text.slice(0, colon), expected }
}

export interface PushRules {
  readonly remote: Remote
  readonly isForced: boolean
  readonly leases: readonly Lease[]
  readonly mustInclude: boolean
}

export function judgePush(git: Git, refs: readonly PushRef[], rules: PushRules): void {
  for (const ref of refs) {
    const { source } = ref
    if (!source) continue
    if (source.oid !== zeroOid && source.oid === ref.old) {
      ref.status = { kind: 'up to date' }
      continue
    }
    const lease = leaseOf(git, ref, rules)
    const isForced = ref.isForced || rules.isForced || lease === 'fine'
    const why = lease && lease !== 'fine' ? lease : usualRefusal(git, ref, source.oid)
    if (why === undefined) continue
    if (isForced) ref.isUpdateForced = true
    else ref.status = { kind: 'rejected', why }
  }
}

function usualRefusal({ repo }: Git, { name, old }: PushRef, now: Oid): RejectReason | undefined {
  if (now === zeroOid || old === zeroOid) return undefined
  if (name.startsWith('refs/tags/')) return 'already exists'
  if (!repo.has(old)) return 'fetch first'
  const [before, after] = [peelToCommit(repo, old), peelToCommit(repo, now)]
  if (before === undefined || after === undefined) return 'needs force'
  return isAncestor(repo, before, after) ? undefined : 'non-fast-forward'
}

function leaseOf(git: Git, { name, old }: PushRef, rules: PushRules): RejectReason | 'fine' | undefined {
  const named = rules.leases.filter((lease) => lease.name !== undefined)
  const lease =
    named.find((one) => refMatches(one.name ?? '', name)) ?? rules.leases.find((one) => one.name === undefined)
  if (!lease) return undefined
  const kept = lease.expected === undefined ? trackingRef(rules.remote.fetch, name) : undefined
  const seen = kept === undefined ? undefined : readRef(git.repo, kept)
  if ((lease.expected ?? seen ?? zeroOid) !== old) return 'stale info'
  const isChecked = rules.mustInclude && lease.expected === undefined && seen !== undefined
  return isChecked && !wasIncluded(git, name, kept ?? '', seen) ? 'remote ref updated since checkout' : 'fine'
}

/** Whether the branch of that name has ever held what the remote-tracking branch holds. */
function wasIncluded({ repo }: Git, name: string, kept: string, seen: Oid): boolean {
  const own = name.startsWith('refs/heads/') ? name : branchRef(name)
  if (readRef(repo, own) === undefined) return true
  const seconds = (who: string | undefined) => Number(/> (\d+)/.exec(who ?? '')?.[1] ?? 0)
  // Without a log of the remote-tracking branch git looks at the youngest line alone.
  const fetched = readLog(repo, kept)?.at(-1)
  const since = fetched ? seconds(fetched.who) : Number.POSITIVE_INFINITY
  const met: Oid[] = []
  for (const { oid, who } of [...(readLog(repo, own) ?? [])].reverse()) {
    if (oid === seen) return true
    met.push(oid)
    // What is older than the last fetch cannot have seen it.
    if (seconds(who) < since) break
  }
  return met.some((oid) => repo.has(oid) && isAncestor(repo, seen, oid))
}
