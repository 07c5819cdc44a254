/** A repository before its first commit. */
import { useTranslation } from 'react-i18next'
import type { Head } from '../../engine/picture/picture'
import { Pills } from './Pills'

export function NoCommits({ head }: { head: Head | undefined }) {
  const { t } = useTranslation()
  const branch = head?.kind === 'branch' ? head.name : undefined
  return (
    <div className="graph-none">
      <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
        <circle cx="20" cy="20" r="11" />
      </svg>
      <div>
        {branch !== undefined && (
          <p className="graph-none-pills">
            <Pills head={head} refs={[{ name: `refs/heads/${branch}`, label: branch, kind: 'branch', oid: '' }]} />
          </p>
        )}
        <p className="graph-none-title">{t('labs.git.graph.none')}</p>
        <p className="soft">
          {branch === undefined ? t('labs.git.graph.noneDetached') : t('labs.git.graph.noneHelp', { branch })}
        </p>
      </div>
    </div>
  )
}
