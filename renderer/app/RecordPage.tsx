/** What the learner made: saved state, backups, export and import, with the books behind it. */
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppWorld } from './world'

export function RecordPage({ world }: { world: AppWorld }) {
  const { t } = useTranslation()
  use(world.record.books)
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('record.title')}</h1>
    </div>
  )
}
