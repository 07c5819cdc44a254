/** What came of an export. "Saved" stands here only once the bytes are on the disk. */
import { useTranslation } from 'react-i18next'
import { Result } from './Result'
import { useReason } from './useReason'
import type { ExportOutcome } from './view'

export function ExportResult({ outcome }: { readonly outcome: ExportOutcome }) {
  const { t } = useTranslation()
  const reason = useReason()
  switch (outcome.kind) {
    case 'saved':
      return (
        <Result tone="good">
          <p>
            {t('leave.export.saved')} <span data-content>{outcome.path}</span>
          </p>
          <p className="soft">
            {t('leave.files', { count: outcome.files })} · <Size bytes={outcome.size} />
          </p>
        </Result>
      )
    case 'cancelled':
      return (
        <Result tone="plain">
          <p>{t('leave.export.cancelled')}</p>
        </Result>
      )
    case 'late':
      return (
        <Result tone="bad">
          <p>{t('leave.late')}</p>
        </Result>
      )
    case 'failed':
      return (
        <Result tone="bad">
          <p>{t('leave.export.failed', { reason: reason(outcome.reason) })}</p>
        </Result>
      )
  }
}

function Size({ bytes }: { readonly bytes: number }) {
  const { t } = useTranslation()
  return bytes < 1_000_000
    ? t('leave.kilobytes', { size: Math.max(1, Math.round(bytes / 1_000)) })
    : t('leave.megabytes', { size: (bytes / 1_000_000).toFixed(1) })
}
