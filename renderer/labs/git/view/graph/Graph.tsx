/** The commits of a repository as a picture: newest on top, as `git log --graph` has them. */
import { type ReactNode, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PanZoom, type PanZoomHandle } from '../../../../design/PanZoom'
import type { Picture } from '../../engine/picture/picture'
import { Card } from './Card'
import { rowHeight } from './geometry'
import { Lines } from './Lines'
import { NoCommits } from './NoCommits'
import { Rows } from './Rows'
import { refsByCommit, shownCommits } from './shown'
import { useGraph } from './useGraph'
import { graphKeys } from './useGraphKeys'
import { useReach } from './useReach'
import { useReveal } from './useReveal'

export interface GraphProps {
  readonly picture: Picture
  /** Stands at the left of the zoom buttons. */
  readonly head?: ReactNode
  /** The id of the commit that the inspector shows. */
  readonly selected?: string | undefined
  /** Opens a commit in the inspector. */
  readonly onSelect?: (oid: string) => void
}

export function Graph({ picture, head, selected, onSelect }: GraphProps) {
  const { t } = useTranslation()
  const state = useGraph(picture)
  const card = useId()
  const list = useRef<HTMLDivElement>(null)
  const zoom = useRef<PanZoomHandle>(null)
  const commits = useMemo(() => shownCommits(picture), [picture])
  const refs = useMemo(() => refsByCommit(picture), [picture])
  const { spots } = state.layout
  const isThere = (oid: string) => spots.has(oid)
  const { shown, active, ...on } = useReach(list, {
    ...{ isThere, selected, head: picture.head?.oid, first: commits[0]?.oid },
  })
  useReveal(zoom, { layout: state.layout, head: picture.head?.oid, selected })
  const select = (oid: string) => {
    on.reach(oid)
    onSelect?.(oid)
  }
  const go = (oid: string) => {
    const row = spots.get(oid)?.row ?? 0
    zoom.current?.reveal((row - 0.5) * rowHeight, (row + 1.5) * rowHeight)
    on.go(oid)
  }
  const percentOf = (percent: number) => t('labs.git.graph.scale', { percent })
  const onKey = graphKeys({ commits, go, select, zoom: () => zoom.current })
  const height = Math.max(2, commits.length) * rowHeight
  const drawn = { state, commits, selected }
  return (
    <div className={`graph${state.isGliding ? ' gliding' : ''}`}>
      <PanZoom words={t('labs.git.graph.pan', { returnObjects: true })} {...{ percentOf, height, head }} handle={zoom}>
        {(view) =>
          commits.length === 0 ? (
            <NoCommits head={picture.head} />
          ) : (
            <>
              <Lines {...drawn} view={view} head={picture.head?.oid} />
              <Rows {...drawn} {...{ refs, view, active, list, on, onKey }} describedBy={card} onSelect={select} />
            </>
          )
        }
      </PanZoom>
      <Card id={card} commit={commits[spots.get(shown ?? '')?.row ?? -1]} onInspect={onSelect} />
    </div>
  )
}
