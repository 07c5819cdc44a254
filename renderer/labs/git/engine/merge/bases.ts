/** Ancestors that commits share. */
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { DateQueue } from './dateQueue'

/** What a search for common ancestors needs to know of commits; virtual ones may be among them. */
export interface Ancestry {
  readonly parents: (oid: Oid) => readonly Oid[]
  /** The committer's, in seconds since 1970. */
  readonly date: (oid: Oid) => number
}

export function ancestryOf(repo: Repository): Ancestry {
  const dates = new Map<Oid, number>()
  return {
    parents: (oid) => repo.commit(oid)?.parents ?? [],
    date: (oid) => {
      let date = dates.get(oid)
      if (date === undefined) {
        date = secondsOf(repo.commit(oid)?.committer ?? '')
        dates.set(oid, date)
      }
      return date
    },
  }
}

function secondsOf(ident: string): number {
  const zone = ident.lastIndexOf(' ')
  return Number(ident.slice(ident.lastIndexOf(' ', zone - 1) + 1, zone)) || 0
}

/** The best common ancestors of two commits, as `git merge-base --all` gives them, in its order. */
export function mergeBases(repo: Repository, one: Oid, other: Oid): readonly Oid[] {
  return basesOfMany(ancestryOf(repo), one, [other])
}

/** The best common ancestors of a commit and the merge that all others would make. */
export function basesOfMany(ancestry: Ancestry, one: Oid, others: readonly Oid[]): readonly Oid[] {
  if (others.includes(one)) return [one]
  const found = paintDown(ancestry, one, others)
  return found.length < 2 ? found : byDate(ancestry, independent(ancestry, found))
}

const fromOne = 1
const fromOthers = 2
const stale = 4
const both = fromOne | fromOthers

/** Colours what each side reaches, newest first; what both reach makes its own ancestors stale. */
function paintDown(ancestry: Ancestry, one: Oid, others: readonly Oid[]): readonly Oid[] {
  const colours = new Map<Oid, number>([[one, fromOne]])
  const queue = new DateQueue<Oid>()
  // How many of the queue's places belong to commits that are not stale.
  const places = new Map<Oid, number>()
  let live = 0
  const put = (oid: Oid) => {
    queue.put(oid, ancestry.date(oid))
    places.set(oid, (places.get(oid) ?? 0) + 1)
    if (((colours.get(oid) ?? 0) & stale) === 0) live++
  }
  const paint = (oid: Oid, colour: number) => {
    const before = colours.get(oid) ?? 0
    if ((before & stale) === 0 && (colour & stale) !== 0) live -= places.get(oid) ?? 0
    colours.set(oid, before | colour)
  }
  put(one)
  for (const other of others) {
    paint(other, fromOthers)
    put(other)
  }
  const results = new Set<Oid>()
  while (live > 0) {
    const oid = queue.take()
    if (oid === undefined) break
    places.set(oid, (places.get(oid) ?? 1) - 1)
    let colour = (colours.get(oid) ?? 0) & (both | stale)
    if ((colour & stale) === 0) live--
    if (colour === both) {
      results.add(oid)
      colour |= stale
    }
    for (const parent of ancestry.parents(oid)) {
      if (((colours.get(parent) ?? 0) & colour) === colour) continue
      paint(parent, colour)
      put(parent)
    }
  }
  return byDate(ancestry, [...results]).filter((oid) => ((colours.get(oid) ?? 0) & stale) === 0)
}

/** Newest first; those of one time keep their order. */
function byDate(ancestry: Ancestry, oids: readonly Oid[]): readonly Oid[] {
  return [...oids].sort((one, other) => ancestry.date(other) - ancestry.date(one))
}

/** Those that cannot be reached from any other of them, in their order. */
export function independent(ancestry: Ancestry, oids: readonly Oid[]): readonly Oid[] {
  const all = [...new Set(oids)]
  return all.filter((oid) => !all.some((other) => other !== oid && reaches(ancestry, other, oid)))
}

/** Whether one commit can be reached from another; each is its own ancestor. */
export function isAncestor(repo: Repository, ancestor: Oid, of: Oid): boolean {
  return reaches(ancestryOf(repo), of, ancestor)
}

function reaches(ancestry: Ancestry, from: Oid, wanted: Oid): boolean {
  if (from === wanted) return true
  const seen = new Set<Oid>([from])
  const queue = [from]
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop())
    for (const parent of ancestry.parents(oid)) {
      if (parent === wanted) return true
      if (seen.has(parent)) continue
      seen.add(parent)
      queue.push(parent)
    }
  return false
}

/** Best common ancestors of all of them, as `merge-base --octopus` gives them. */
export function octopusBases(ancestry: Ancestry, oids: readonly Oid[]): readonly Oid[] {
  const [first, ...more] = oids
  let found: readonly Oid[] = first === undefined ? [] : [first]
  for (const oid of more) found = found.flatMap((base) => basesOfMany(ancestry, oid, [base]))
  return independent(ancestry, found)
}
