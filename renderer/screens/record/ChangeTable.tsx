/** How much of each kind a restore would add, change and remove. */
import { useTranslation } from 'react-i18next'
import type { Change, RestoreWay } from '../../study/backup/restore'

const kinds = ['notes', 'cards', 'events', 'answers', 'read', 'reviewLimits'] as const

/** A kind in words; one that a later version added keeps its own name. */
export function useKind(): (kind: string) => string {
  const { t } = useTranslation()
  return (kind) => {
    const known = kinds.find((one) => one === kind)
    return known ? t(`record.restore.kinds.${known}`) : t('record.restore.kinds.other', { name: kind })
  }
}

export function ChangeTable({ changes, way }: { readonly changes: readonly Change[]; readonly way: RestoreWay }) {
  const { t } = useTranslation()
  const inWords = useKind()
  if (changes.length === 0) return <p className="change-none">{t(`record.restore.nothing.${way.kind}`)}</p>
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">{t('record.restore.kind')}</th>
          <th scope="col">{t('record.restore.added')}</th>
          <th scope="col">{t('record.restore.changed')}</th>
          <th scope="col">{t('record.restore.gone')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ kind, added, changed, gone }) => (
          <tr key={kind}>
            <th scope="row">{inWords(kind)}</th>
            <td>{added}</td>
            <td>{changed}</td>
            <td>{gone}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
