/** Commits as discs and the lines to their parents. What stands here is told in words by the rows beside it. */
import type { CSSProperties } from 'react'
import type { View } from '../../../../design/useView'
import type { PictureCommit } from '../../engine/picture/picture'
import { edgePath, point, radius, rowHeight, xOf } from './geometry'
import type { Edge } from './layout'
import type { GraphState } from './useGraph'

/** So many colours; the lanes after them begin again. */
const tones = 6
export const toneOf = (lane: number): string => `tone-${lane % tones}`

interface LinesProps {
  readonly state: GraphState
  readonly commits: readonly PictureCommit[]
  readonly view: View
  readonly head: string | undefined
  readonly selected: string | undefined
}

export function Lines({ state, commits, view, head, selected }: LinesProps) {
  const { layout, before } = state
  const [first, last] = [Math.floor(view.top / rowHeight), Math.ceil(view.bottom / rowHeight)]
  const faded = new Set(commits.flatMap(({ oid, standing }) => (isFaded(standing) ? [oid] : [])))
  const width = xOf(layout.lanes, layout.lanes) + 8
  const height = layout.widths.length * rowHeight
  return (
    <svg
      className="graph-lines"
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width / 16}em`, height: `${height / 16}em` }}
      aria-hidden="true"
    >
      {layout.edges.map((edge) =>
        edge.to.row < first || edge.from.row > last ? null : (
          <path
            key={edge.key}
            className={`graph-edge ${toneOf(edgeLane(edge))}${faded.has(edge.child) ? ' faded' : ''}${
              before.spots.has(edge.child) ? '' : ' new'
            }`}
            pathLength={1}
            style={{ d: `path("${edgePath(edge, layout.lanes)}")` } as CSSProperties}
          />
        ),
      )}
      {commits.slice(Math.max(0, first), last + 1).map((commit) => (
        <Disc
          key={commit.oid}
          commit={commit}
          state={state}
          isHead={commit.oid === head}
          isSelected={commit.oid === selected}
        />
      ))}
    </svg>
  )
}

const isFaded = (standing: PictureCommit['standing']) => standing === 'reflog' || standing === 'dangling'

/** The line of a merge has the colour of what is merged, others that of the child. */
const edgeLane = ({ isMerge, from, to, via }: Edge) => (isMerge ? (via === from.lane ? to.lane : via) : from.lane)

interface DiscProps {
  readonly commit: PictureCommit
  readonly state: GraphState
  readonly isHead: boolean
  readonly isSelected: boolean
}

function Disc({ commit: { oid, parents, standing }, state: { layout, before }, isHead, isSelected }: DiscProps) {
  const spot = layout.spots.get(oid)
  if (!spot) return null
  const [x, y] = point(spot, layout.lanes)
  const origin = layout.spots.get(parents[0] ?? '')
  const [fromX, fromY] = origin ? point(origin, layout.lanes) : [x, y]
  const isNew = !before.spots.has(oid)
  const style = {
    transform: `translate(${x}px, ${y}px)`,
    '--from': `translate(${fromX}px, ${fromY}px)`,
    '--to': `translate(${x}px, ${y}px)`,
  } as CSSProperties
  const marks = `${isFaded(standing) ? ' faded' : ''}${isNew ? ' new' : ''}${isHead ? ' head' : ''}`
  return (
    <g className={`graph-disc ${toneOf(spot.lane)}${marks}`} style={style}>
      {isSelected && <circle className="graph-ring" r={radius + 6} />}
      {isHead && <circle className="graph-halo" r={radius + 4} />}
      {standing === 'stash' ? (
        <rect className="graph-body" x={-6.5} y={-6.5} width={13} height={13} rx={2.5} />
      ) : (
        <circle className="graph-body" r={parents.length > 1 ? radius - 1 : radius} />
      )}
      {parents.length > 1 && standing !== 'stash' && <circle className="graph-core" r={2.5} />}
    </g>
  )
}
