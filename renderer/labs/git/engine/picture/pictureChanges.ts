/** What happened between two pictures of one repository. */
import type { Oid } from '../core/objects'
import type { Head, Picture, PictureRef } from './picture'
import type { UnderWay } from './underWay'

export type PictureChange =
  /** `from` is undefined where the ref is new, `to` where it is gone. */
  | { readonly kind: 'ref'; readonly label: string; readonly from: Oid | undefined; readonly to: Oid | undefined }
  | { readonly kind: 'head'; readonly from: Head | undefined; readonly to: Head }
  | { readonly kind: 'added'; readonly count: number }
  /** Kept by a reflog alone now. */
  | { readonly kind: 'left'; readonly count: number }
  /** Gone from the store. */
  | { readonly kind: 'gone'; readonly count: number }
  | { readonly kind: 'begun' | 'ended'; readonly what: UnderWay['kind'] }

export function changesBetween(before: Picture, after: Picture): readonly PictureChange[] {
  return [
    ...headChange(before.head, after.head),
    ...refChanges(before.refs, after.refs),
    ...commitChanges(before, after),
    ...underWayChanges(before.underWay, after.underWay),
  ]
}

/** HEAD that goes along with its branch has not moved to anywhere else. */
function headChange(from: Head | undefined, to: Head | undefined): readonly PictureChange[] {
  if (!to) return []
  const isSame =
    from?.kind === to.kind &&
    (to.kind === 'branch' ? from.kind === 'branch' && from.name === to.name : from.oid === to.oid)
  return isSame ? [] : [{ kind: 'head', from, to }]
}

function refChanges(before: readonly PictureRef[], after: readonly PictureRef[]): readonly PictureChange[] {
  const old = new Map(before.map((ref) => [ref.name, ref]))
  const now = new Map(after.map((ref) => [ref.name, ref]))
  const moved = after.flatMap(({ name, label, oid }): readonly PictureChange[] => {
    const from = old.get(name)?.oid
    return from === oid ? [] : [{ kind: 'ref', label, from, to: oid }]
  })
  const removed = before.flatMap(({ name, label, oid }): readonly PictureChange[] =>
    now.has(name) ? [] : [{ kind: 'ref', label, from: oid, to: undefined }],
  )
  return [...moved, ...removed]
}

function commitChanges(before: Picture, after: Picture): readonly PictureChange[] {
  const old = new Map(before.commits.map((commit) => [commit.oid, commit]))
  const now = new Set(after.commits.map(({ oid }) => oid))
  const counts = {
    added: after.commits.filter(({ oid, stashPart }) => !old.has(oid) && !stashPart).length,
    left: after.commits.filter(({ oid, standing }) => standing === 'reflog' && isKept(old.get(oid)?.standing)).length,
    gone: before.commits.filter(({ oid, stashPart }) => !now.has(oid) && !stashPart).length,
  }
  return (['added', 'left', 'gone'] as const).flatMap((kind) =>
    counts[kind] === 0 ? [] : [{ kind, count: counts[kind] }],
  )
}

const isKept = (standing: string | undefined) => standing === 'ref' || standing === 'stash'

function underWayChanges(before: readonly UnderWay[], after: readonly UnderWay[]): readonly PictureChange[] {
  const has = (list: readonly UnderWay[], kind: UnderWay['kind']) => list.some((one) => one.kind === kind)
  return [
    ...after.flatMap(({ kind }) => (has(before, kind) ? [] : [{ kind: 'begun' as const, what: kind }])),
    ...before.flatMap(({ kind }) => (has(after, kind) ? [] : [{ kind: 'ended' as const, what: kind }])),
  ]
}
