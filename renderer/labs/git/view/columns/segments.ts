/** Which contents a path has in each place, and where neighbours have the same. */
import type { Leaf } from '../../engine/core/repository'
import type { FileRow } from '../../engine/picture/files'

export const places = ['head', 'index', 'work'] as const
export type ColumnPlace = (typeof places)[number]

export interface Segment {
  readonly place: ColumnPlace
  /** Undefined where the place does not have the path. */
  readonly oid: string | undefined
  /** Counts the different contents from the left. */
  readonly tone: number
  /** The neighbour at the left, or at the right, has the same. */
  readonly joinsLeft: boolean
  readonly joinsRight: boolean
}

export function segmentsOf(row: FileRow): readonly Segment[] {
  const leaves = places.map((place) => row[place])
  const different = [...new Set(leaves.flatMap((leaf) => (leaf ? [identity(leaf)] : [])))]
  const isSame = (one: number, other: number) => {
    const [a, b] = [leaves[one], leaves[other]]
    return a !== undefined && b !== undefined && identity(a) === identity(b)
  }
  return places.map((place, at) => {
    const leaf = leaves[at]
    return {
      place,
      oid: leaf?.oid,
      tone: leaf ? different.indexOf(identity(leaf)) : 0,
      joinsLeft: isSame(at, at - 1),
      joinsRight: isSame(at, at + 1),
    }
  })
}

const identity = ({ mode, oid }: Leaf) => `${mode} ${oid}`
