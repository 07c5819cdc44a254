/** HEAD, index and working tree side by side: what is the same in neighbours is one bar, and what differs another one. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Repository } from '../../engine/core/repository'
import type { FileRow, FilesPicture } from '../../engine/picture/files'
import { Difference } from './Difference'
import { FileLine } from './FileLine'
import { places } from './segments'

export interface ColumnsProps {
  /** Where the contents are read. */
  readonly repo: Repository
  readonly files: FilesPicture
  /** Opens a file of the working tree in the editor. */
  readonly onEdit?: (path: string) => void
  /** Opens a blob in the inspector. */
  readonly onInspect?: (oid: string) => void
}

/** So few files are all shown, changed or not. */
const allShown = 6

const isChanged = ({ staged, unstaged, stages, isUntracked }: FileRow) =>
  staged !== undefined || unstaged !== undefined || stages !== undefined || isUntracked === true

export function Columns({ repo, files, onEdit, onInspect }: ColumnsProps) {
  const { t } = useTranslation()
  const heading = useId()
  const [isAll, setAll] = useState(false)
  const [chosen, setChosen] = useState<string>()
  // The last one stays: what is below must not jump when the pointer goes on to it.
  const [pointed, setPointed] = useState<string>()
  const { rows, worktree } = files
  const changed = rows.filter(isChanged)
  const shown = isAll || rows.length <= allShown ? rows : changed
  const quiet = rows.length - changed.length
  // A conflict is what is to be looked at first.
  const first = changed.find(({ stages }) => stages) ?? changed[0]
  const path = [pointed, chosen, first?.path].find((one) => rows.some((row) => row.path === one))
  return (
    <section className="columns" aria-labelledby={heading}>
      <h3 id={heading}>{t('labs.git.columns.title')}</h3>
      {worktree === undefined || rows.length === 0 ? (
        <p className="columns-none soft">{t(`labs.git.columns.${worktree === undefined ? 'bare' : 'empty'}`)}</p>
      ) : (
        <>
          <div className="columns-table">
            <table>
              <ColumnHeads />
              <tbody>
                {shown.map((row) => (
                  <FileLine
                    key={row.path}
                    {...{ row, onEdit, onInspect }}
                    isChosen={row.path === path}
                    onPoint={setPointed}
                    onChoose={setChosen}
                  />
                ))}
              </tbody>
            </table>
          </div>
          {changed.length === 0 && <p className="columns-none soft">{t('labs.git.columns.clean')}</p>}
          {rows.length > allShown && quiet > 0 && (
            <button type="button" className="link-button" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
              {t('labs.git.columns.unchanged', { count: quiet })}
            </button>
          )}
          <Difference repo={repo} row={rows.find((row) => row.path === path)} />
        </>
      )}
    </section>
  )
}

function ColumnHeads() {
  const { t } = useTranslation()
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="unseen">{t('labs.git.columns.path')}</span>
        </th>
        {places.map((place) => (
          <th key={place} scope="col">
            {t(`labs.git.columns.${place}`)} <span className="soft">{t(`labs.git.columns.${place}Help`)}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}
