/** What could not be read, and what was refused of another device, kept as it is; each part can be saved as a file. */
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inWords, sizeOf } from '../../study/times'
import { causeOf } from './Backups'
import type { AsideView, Exported, RecordProps } from './view'

export function Aside({ parts, onExport }: { readonly parts: readonly AsideView[] } & Pick<RecordProps, 'onExport'>) {
  const { t } = useTranslation()
  const [last, setLast] = useState<{ readonly id: string; readonly result: Exported }>()
  const save = async (part: AsideView) => setLast({ id: part.id, result: await onExport(part) })
  return (
    <section className="record-part" aria-labelledby="record-aside">
      <h2 id="record-aside">{t('record.aside.title')}</h2>
      <p className="measure">{t('record.aside.lead')}</p>
      <ul className="backups" aria-label={t('record.aside.list')}>
        {parts.map((part, index) => (
          <li key={part.id}>
            <span className="backup-when">
              <span>{nameOf(part, t)}</span>
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
            {last?.id === part.id && <Fault result={last.result} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOf({ what, doc, from }: AsideView, t: TFunction): string {
  const of = t(`record.aside.doc.${doc}`)
  if (what === 'receipt' || what === 'device') return t(`record.aside.${what}`)
  if (what === 'update')
    return t('record.aside.update', { doc: of, device: from?.name ?? t('record.aside.someDevice') })
  return `${t(`record.aside.${what}`)} ${t('record.aside.of', { doc: of })}`
}

function Fault({ result }: { readonly result: Exported }) {
  const { t } = useTranslation()
  if (result.kind === 'done') return null
  return (
    <span role="alert" className="aside-fault">
      {result.kind === 'gone'
        ? t('record.aside.gone')
        : t('record.aside.failed', { reason: causeOf(result.reason, t) })}
    </span>
  )
}
