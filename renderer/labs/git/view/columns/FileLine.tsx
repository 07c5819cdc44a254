/** One path in its three places. */

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../../design/Icon'
import { visible } from '../../../../design/terminalText'
import type { FileRow } from '../../engine/picture/files'
import { type Segment, segmentsOf } from './segments'

interface FileLineProps {
  readonly row: FileRow
  readonly isChosen: boolean
  readonly onPoint: (path: string) => void
  readonly onChoose: (path: string) => void
  readonly onEdit: ((path: string) => void) | undefined
  readonly onInspect: ((oid: string) => void) | undefined
}

export function FileLine({ row, isChosen, onPoint, onChoose, onEdit, onInspect }: FileLineProps) {
  const { t } = useTranslation()
  const { path, work } = row
  return (
    <tr className={isChosen ? 'chosen' : ''} onPointerEnter={() => onPoint(path)}>
      <th scope="row">
        <span className="file-name">
          <button
            type="button"
            className="link-button mono"
            data-content
            aria-pressed={isChosen}
            onFocus={() => onChoose(path)}
            onClick={() => onChoose(path)}
          >
            {visible(path)}
          </button>
          {onEdit && work && (
            <button
              type="button"
              className="quiet"
              aria-label={t('labs.git.editor.title', { path: visible(path) })}
              onClick={() => onEdit(path)}
            >
              <Icon name="note" />
            </button>
          )}
        </span>
      </th>
      {segmentsOf(row).map((segment) => (
        <td key={segment.place}>
          {segment.place === 'index' && row.stages ? (
            <Stages stages={row.stages} onInspect={onInspect} />
          ) : (
            <Bar segment={segment} onInspect={segment.place === 'work' ? undefined : onInspect}>
              <State row={row} place={segment.place} />
            </Bar>
          )}
        </td>
      ))}
    </tr>
  )
}

interface BarProps {
  readonly segment: Segment
  readonly onInspect: ((oid: string) => void) | undefined
  readonly children: ReactNode
}

function Bar({ segment: { oid, tone, joinsLeft, joinsRight }, onInspect, children }: BarProps) {
  const { t } = useTranslation()
  if (oid === undefined)
    return (
      <span className="place-bar absent">
        <span className="unseen">{t('labs.git.columns.absent')}</span>
        <span aria-hidden="true">–</span>
        {children}
      </span>
    )
  return (
    <span className={`place-bar place-bar-${tone}${joinsLeft ? ' joins-left' : ''}${joinsRight ? ' joins-right' : ''}`}>
      <BlobId oid={oid} onInspect={onInspect} />
      {joinsLeft && <span className="unseen">{t('labs.git.columns.same')}</span>}
      {children}
    </span>
  )
}

function BlobId({ oid, onInspect }: { oid: string; onInspect: ((oid: string) => void) | undefined }) {
  const short = oid.slice(0, 7)
  if (!onInspect)
    return (
      <span className="mono" data-content>
        {short}
      </span>
    )
  return (
    <button type="button" className="link-button mono" data-content onClick={() => onInspect(oid)}>
      {short}
    </button>
  )
}

/** In words, beside what the bars show. */
function State({ row, place }: { row: FileRow; place: Segment['place'] }) {
  const { t } = useTranslation()
  const kind = (letter: 'A' | 'D' | 'M' | 'T') => t(`labs.git.columns.kind.${letter}`)
  if (place === 'index' && row.staged)
    return <span className="file-state staged">{t('labs.git.columns.staged', { kind: kind(row.staged) })}</span>
  if (place !== 'work') return null
  if (row.stages) return <span className="file-state conflict">{t('labs.git.columns.conflict')}</span>
  if (row.isUntracked) return <span className="file-state untracked">{t('labs.git.columns.untracked')}</span>
  if (!row.unstaged) return null
  return <span className="file-state unstaged">{t('labs.git.columns.unstaged', { kind: kind(row.unstaged) })}</span>
}

function Stages({
  stages,
  onInspect,
}: {
  stages: NonNullable<FileRow['stages']>
  onInspect: ((oid: string) => void) | undefined
}) {
  const { t } = useTranslation()
  return (
    <ul className="stages">
      {([1, 2, 3] as const).map((stage) => {
        const leaf = stages[stage]
        return (
          <li key={stage} className={`place-bar ${leaf ? `stage-${stage}` : 'absent'}`}>
            <span className="stage-name">{t(`labs.git.columns.stage.${stage}`)}</span>
            {leaf ? <BlobId oid={leaf.oid} onInspect={onInspect} /> : t('labs.git.columns.absent')}
          </li>
        )
      })}
    </ul>
  )
}
