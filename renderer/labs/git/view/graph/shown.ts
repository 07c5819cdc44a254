/** What of a picture the graph draws, and where it begins to draw lines. */
import type { Picture, PictureCommit, PictureRef } from '../../engine/picture/picture'
import { type Layout, layOutGraph } from './layout'

/** All but the commits in which a stash keeps its parts: the entry stands for them. */
export const shownCommits = ({ commits }: Picture): readonly PictureCommit[] =>
  commits.filter(({ stashPart }) => !stashPart)

export function layOutPicture(picture: Picture, before?: Layout): Layout {
  const tips = tipsOf(picture)
  const stashes = new Set(picture.refs.flatMap(({ kind, oid }) => (kind === 'stash' ? [oid] : [])))
  const commits = shownCommits(picture).map(({ oid, parents }) => ({
    oid,
    parents: stashes.has(oid) ? parents.slice(0, 1) : parents,
    isAside: stashes.has(oid),
  }))
  return layOutGraph(commits, tips, before)
}

const trunks = ['refs/heads/main', 'refs/heads/master', 'refs/remotes/origin/main', 'refs/remotes/origin/master']

/** The trunk, HEAD, then branches and tags; what nothing points to comes last. */
function tipsOf({ refs, head }: Picture): readonly string[] {
  const oids = (wanted: (ref: PictureRef) => boolean) => refs.flatMap((ref) => (wanted(ref) ? [ref.oid] : []))
  const trunk = trunks.find((name) => refs.some((ref) => ref.name === name))
  return [
    ...oids(({ name }) => name === trunk),
    ...(head?.oid === undefined ? [] : [head.oid]),
    ...oids(({ kind }) => kind === 'branch'),
    ...oids(({ kind }) => kind === 'remote'),
    ...oids(({ kind }) => kind === 'tag' || kind === 'pseudo' || kind === 'bisect'),
  ]
}

/** By commit. */
export function refsByCommit({ refs }: Picture): ReadonlyMap<string, readonly PictureRef[]> {
  const found = new Map<string, PictureRef[]>()
  for (const ref of refs) {
    const list = found.get(ref.oid)
    if (list) list.push(ref)
    else found.set(ref.oid, [ref])
  }
  return found
}

/** A time in UTC, to the minute: `2026-01-05 09:00`. */
export const dateOf = (seconds: number): string =>
  new Date(seconds * 1_000).toISOString().slice(0, 16).replace('T', ' ')
