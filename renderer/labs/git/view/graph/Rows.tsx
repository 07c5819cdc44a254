/** The commits as rows beside the lines, reached and read one by one. Rows out of sight are not drawn. */

import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { visible } from '../../../../design/terminalText'
import type { View } from '../../../../design/useView'
import type { PictureCommit, PictureRef } from '../../engine/picture/picture'
import { rowHeight, wordsAt } from './geometry'
import { toneOf } from './Lines'
import { Pills } from './Pills'
import { useCommitWords } from './useCommitWords'
import { useGlide } from './useGlide'
import type { GraphState } from './useGraph'
import type { useReach } from './useReach'

export interface RowsProps {
  readonly state: GraphState
  readonly commits: readonly PictureCommit[]
  readonly refs: ReadonlyMap<string, readonly PictureRef[]>
  readonly view: View
  /** The one that Tab reaches. */
  readonly active: string | undefined
  readonly selected: string | undefined
  readonly describedBy: string
  readonly onKey: (event: KeyboardEvent, oid: string) => void
  readonly on: Pick<ReturnType<typeof useReach>, 'reach' | 'point' | 'focus'>
  readonly onSelect: (oid: string) => void
  readonly list: RefObject<HTMLDivElement | null>
}

export function Rows(props: RowsProps) {
  const { state, commits, view, active, list } = props
  const { t } = useTranslation()
  useGlide(list, state)
  const [first, last] = [Math.floor(view.top / rowHeight), Math.ceil(view.bottom / rowHeight)]
  return (
    <div ref={list} className="graph-rows" role="listbox" aria-label={t('labs.git.graph.commits')} tabIndex={-1}>
      {commits.map((commit, row) =>
        (row < first || row > last) && commit.oid !== active ? null : (
          <Row key={commit.oid} commit={commit} row={row} {...props} />
        ),
      )}
    </div>
  )
}

const none: readonly PictureRef[] = []

function Row({ commit, row, state, refs, active, selected, describedBy, commits, on, ...act }: RowsProps & RowOf) {
  const { oid, short, subject, standing } = commit
  const { t } = useTranslation()
  const wordsOf = useCommitWords()
  const { layout, before, picture } = state
  const x = wordsAt(row, layout) / 16
  const own = refs.get(oid) ?? none
  const isFaded = standing === 'reflog' || standing === 'dangling'
  const marks = `${isFaded ? ' faded' : ''}${before.spots.has(oid) ? '' : ' new'}`
  return (
    <div
      role="option"
      aria-selected={oid === selected}
      aria-posinset={row + 1}
      aria-setsize={commits.length}
      aria-label={wordsOf(picture, commit, own)}
      aria-describedby={oid === active ? describedBy : undefined}
      data-oid={oid}
      className={`graph-row ${toneOf(layout.spots.get(oid)?.lane ?? 0)}${marks}`}
      tabIndex={oid === active ? 0 : -1}
      style={{ transform: `translate(${x}em, ${(row * rowHeight) / 16}em)`, width: `calc(100% - ${x}em)` }}
      onKeyDown={(event) => act.onKey(event, oid)}
      onFocus={() => {
        on.reach(oid)
        on.focus(true)
      }}
      onBlur={() => on.focus(false)}
      onPointerEnter={() => on.point(oid)}
      onPointerLeave={() => on.point(undefined)}
      onClick={() => act.onSelect(oid)}
    >
      <span className="graph-id" data-content>
        {short}
      </span>
      <Pills refs={own} head={picture.head?.oid === oid ? picture.head : undefined} />
      <span className="graph-subject" data-content>
        {visible(subject)}
      </span>
      {isFaded && <span className="graph-standing">{t(`labs.git.graph.short.${standing}`)}</span>}
    </div>
  )
}

interface RowOf {
  readonly commit: PictureCommit
  readonly row: number
}
