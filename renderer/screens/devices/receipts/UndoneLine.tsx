/** What an undo did. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../design/Icon'
import type { Receipt } from '../../../study/devices/devices'
import { inWords } from '../../../study/times'
import { useReason } from '../useAct'
import type { Undone } from '../view'

interface LineProps {
  readonly undone: Receipt['undone']
  /** Of this visit; it takes the focus. */
  readonly last: Undone | undefined
}

export function UndoneLine({ undone, last }: LineProps) {
  const { t } = useTranslation()
  const inOwnWords = useReason()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (last) line.current?.focus()
  }, [last])
  const isBad = last?.kind === 'failed'
  const kept = last?.kind === 'undone' ? last.kept.length : (undone?.kept ?? 0)
  return (
    <div ref={line} tabIndex={-1} role={isBad ? 'alert' : 'status'} className={`record-done ${isBad ? 'bad' : 'good'}`}>
      <Icon name={isBad ? 'alert' : 'undo'} />
      {isBad ? (
        <p>{t('receipts.undoFailed', { reason: inOwnWords(last.reason) })}</p>
      ) : (
        <div>
          <p>
            {undone && t('receipts.undoneAt', { time: inWords(undone.at) })} {t('receipts.kept', { count: kept })}
          </p>
          {last && last.kept.length > 0 && (
            <ul>
              {last.kept.map((title, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two can have the same title
                <li key={at} data-content>
                  {title || t('receipts.untitled')}
                </li>
              ))}
            </ul>
          )}
          {last && !last.isSaved && <p>{t('receipts.unsaved')}</p>}
        </div>
      )}
    </div>
  )
}
