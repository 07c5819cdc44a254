/** Export and import: the learner takes everything along, or brings something in. */
import { useTranslation } from 'react-i18next'
import { ExportPart } from './ExportPart'
import { ImportPart } from './ImportPart'
import type { LeaveProps } from './view'

export function Leave(props: LeaveProps) {
  const { t } = useTranslation()
  return (
    <div className="leave">
      <section className="leave-part" aria-labelledby="leave-export">
        <h2 id="leave-export">{t('leave.export.title')}</h2>
        <p className="measure">{t('leave.export.lead')}</p>
        <ExportPart {...props} />
      </section>
      <section className="leave-part" aria-labelledby="leave-import">
        <h2 id="leave-import">{t('leave.import.title')}</h2>
        <p className="measure">{t('leave.import.lead')}</p>
        <ImportPart {...props} />
      </section>
    </div>
  )
}
