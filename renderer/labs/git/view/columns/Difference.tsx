/** What differs in one path, between HEAD and index, and between index and working tree. */

import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { visible } from '../../../../design/terminalText'
import type { Repository } from '../../engine/core/repository'
import { type DiffLine, diffTexts, type FileRow, type Place, textIn } from '../../engine/picture/files'

interface Part {
  readonly key: 'stagedDiff' | 'unstagedDiff' | 'untrackedDiff' | 'baseOurs' | 'baseTheirs'
  readonly from: Place
  readonly to: Place
}

function partsOf({ staged, unstaged, stages, isUntracked, index }: FileRow): readonly Part[] {
  if (stages)
    return [
      { key: 'baseOurs', from: 1, to: 2 },
      { key: 'baseTheirs', from: 1, to: 3 },
    ]
  return [
    ...(staged ? [{ key: 'stagedDiff', from: 'head', to: 'index' } as const] : []),
    ...(unstaged ? [{ key: 'unstagedDiff', from: 'index', to: 'work' } as const] : []),
    ...(isUntracked && !index ? [{ key: 'untrackedDiff', from: 'index', to: 'work' } as const] : []),
  ]
}

export function Difference({ repo, row }: { repo: Repository; row: FileRow | undefined }) {
  const { t } = useTranslation()
  const heading = useId()
  if (!row) return null
  const parts = partsOf(row)
  return (
    <div className="difference">
      <h4 id={heading}>
        {t('labs.git.columns.difference')}{' '}
        <span className="mono" data-content>
          {visible(row.path)}
        </span>
      </h4>
      {parts.length === 0 && <p className="soft">{t('labs.git.columns.sameContents')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="difference-parts" tabIndex={0} aria-labelledby={heading}>
        {parts.map(({ key, from, to }) => (
          <div key={key} className="difference-part">
            <h5>{t(`labs.git.columns.${key}`)}</h5>
            {row.path.endsWith('/') ? (
              <p className="soft">{t('labs.git.columns.directory')}</p>
            ) : (
              <DiffText lines={diffTexts(textIn(repo, row, from) ?? '', textIn(repo, row, to) ?? '')} />
            )}
          </div>
        ))}
      </section>
    </div>
  )
}

const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '−', gap: '⋯' }

function DiffText({ lines }: { lines: readonly DiffLine[] }) {
  const { t } = useTranslation()
  if (lines.length === 0) return <p className="soft">{t('labs.git.columns.noLines')}</p>
  return (
    <ol className="line-diff mono">
      {lines.map(({ kind, text, old, now }) => (
        <li key={`${kind} ${old} ${now}`} className={kind}>
          <span className="diff-number" aria-hidden="true">
            {now ?? old}
          </span>
          <span className="diff-sign" aria-hidden="true">
            {signs[kind]}
          </span>
          {(kind === 'added' || kind === 'removed') && (
            <span className="unseen">{t(`labs.git.columns.${kind}`)}: </span>
          )}
          <span className="diff-text" data-content>
            {visible(text.replace(/\n$/, '')) || ' '}
          </span>
        </li>
      ))}
    </ol>
  )
}
