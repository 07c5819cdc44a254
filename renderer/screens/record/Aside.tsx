/** What could not be read, kept as it is; each part can be saved as a file. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inWords, sizeOf } from './times'
import type { AsideView, RecordProps } from './view'

export function Aside({ parts, onExport }: { readonly parts: readonly AsideView[] } & Pick<RecordProps, 'onExport'>) {
  const { t } = useTranslation()
  const [gone, setGone] = useState<string>()
  const save = async (part: AsideView) => setGone((await onExport(part)) ? undefined : part.id)
  return (
    <section className="record-part" aria-labelledby="record-aside">
      <h2 id="record-aside">{t('record.aside.title')}</h2>
      <p className="measure">{t('record.aside.lead')}</p>
      <ul className="backups" aria-label={t('record.aside.list')}>
        {parts.map((part, index) => (
          <li key={part.id}>
            <span className="backup-when">
              <span>
                {t(`record.aside.${part.what}`)} {t('record.aside.of', { doc: t(`record.aside.doc.${part.doc}`) })}
              </span>
              <span className="soft" data-content>
                {inWords(part.at)}
              </span>
            </span>
            <span className="backup-why soft" data-content>
              {part.reason}
            </span>
            <span className="backup-size soft" data-content>
              {sizeOf(part.size)}
            </span>
            <button
              type="button"
              aria-label={t('record.aside.exportOf', { number: index + 1 })}
              onClick={() => void save(part)}
            >
              {t('record.aside.export')}
            </button>
            {gone === part.id && <span role="alert">{t('record.aside.gone')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
