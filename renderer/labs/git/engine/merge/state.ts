/** What a merge of trees knows of each path while it runs. */
import type { Mode, Oid } from '../core/objects'
import type { Leaf, Repository } from '../core/repository'
import type { Side } from '../tree/changes'
import type { Match } from '../tree/detect'
import type { MergeOptions } from './options'

/** 0 is the base, 1 ours, 2 theirs; a mask has the bit `1 << side` for each. */
export type SideIndex = 0 | 1 | 2
export const changedSides = [1, 2] as const
export type ChangedSide = (typeof changedSides)[number]
export const otherSide = (side: ChangedSide): ChangedSide => (side === 1 ? 2 : 1)

export interface Version {
  readonly mode: Mode
  readonly oid: Oid
}
export type Versions = [Version | undefined, Version | undefined, Version | undefined]
export type Paths = [string, string, string]

/** A path that was settled while the trees were read, or one that is not yet. */
export interface Entry {
  isClean: boolean
  /** Settled by being removed. */
  isGone: boolean
  result: Version | undefined
  stages: Versions
  /** Where each side's version comes from; they differ when files were renamed. */
  names: Paths
  /** Sides that have a file there. */
  files: number
  /** Sides that have a directory there. */
  dirs: number
  /** Sides whose versions are the same: 3, 5, 6, or 0 for none. */
  same: number
  hasDirectoryClash: boolean
  /** The path itself is in conflict, whatever its contents. */
  hasPathConflict: boolean
}

/** An added or deleted file of one side. A rename has a match from `tree/detect`. */
export interface Pair {
  readonly side: ChangedSide
  /** The path that it has in the base; of an added file, its own. */
  readonly from: string
  to: string
  readonly kind: 'added' | 'renamed'
}

/** How much a deleted file's new name matters: for its contents, or to learn where its directory went. */
export type Relevance = 'content' | 'location'
/** A directory that a side has removed: whether its new place matters for itself, for one above it, or not. */
export type DirRelevance = 'self' | 'ancestor' | 'none'

export interface SideState {
  readonly deleted: Side[]
  readonly added: Side[]
  readonly relevant: Map<string, Relevance>
  readonly removedDirs: Map<string, DirRelevance>
  /** Old directory to new directory to the count of files that went that way. */
  readonly counts: Map<string, Map<string, number>>
  matches: ReadonlyMap<Side, Match>
  /** Where whole directories went on this side. */
  readonly dirRenames: Map<string, string>
}

export interface MergeState {
  readonly repo: Repository
  readonly options: MergeOptions
  readonly labels: { readonly base: string; readonly ours: string; readonly theirs: string }
  /** 0 for the merge that was asked for, more for those of its bases. */
  readonly depth: number
  readonly entries: Map<string, Entry>
  readonly sides: Readonly<Record<ChangedSide, SideState>>
  readonly messages: Map<string, string[]>
  /** Paths that stay in conflict. */
  readonly conflicted: Map<string, Entry>
  isClean: boolean
}

export function newSide(): SideState {
  return {
    ...{ deleted: [], added: [], relevant: new Map(), removedDirs: new Map(), counts: new Map() },
    ...{ matches: new Map(), dirRenames: new Map() },
  }
}

/** Notes a line for the output, under the path by which it is sorted. Merges of bases say nothing. */
export function say(state: MergeState, path: string, line: string): void {
  if (state.depth === 0) state.messages.set(path, [...(state.messages.get(path) ?? []), line])
}

export const branchOf = ({ labels }: MergeState, side: ChangedSide): string =>
  side === 1 ? labels.ours : labels.theirs

export const isSameVersion = (one: Version | undefined, other: Version | undefined): boolean =>
  one?.mode === other?.mode && one?.oid === other?.oid

export const isDirectory = (version: Version | undefined): boolean => version?.mode === '40000'

/** Regular file, link or directory, whatever its permissions. */
export const typeOf = (version: Version | undefined): string => version?.mode.slice(0, 3) ?? ''

export function leafOf(version: Version | undefined): Leaf | undefined {
  return version && version.mode !== '40000' ? { mode: version.mode, oid: version.oid } : undefined
}

export const dirOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
