/** What an import leaves out, each by name and with its reason. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LeftOut, leftOuts, type Refusal } from '../../study/parcel'

interface RefusalsProps {
  readonly refused: readonly Refusal[]
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
}

const shownFirst = 8

export const useRefusal = () => {
  const { t } = useTranslation()
  return ({ why }: Refusal) => t(`leave.refused.${why}`)
}

export function Refusals({ refused, leftOut }: RefusalsProps) {
  const { t } = useTranslation()
  const why = useRefusal()
  const [isWhole, setWhole] = useState(false)
  const never = leftOuts.filter((kind) => (leftOut[kind] ?? 0) > 0)
  if (refused.length + never.length === 0) return null
  const shown = isWhole ? refused : refused.slice(0, shownFirst)
  return (
    <div className="leave-refused">
      <h3>{t('leave.refusedTitle')}</h3>
      <ul>
        {never.map((kind) => (
          <li key={kind}>{t(`leave.leftOut.${kind}`, { count: leftOut[kind] ?? 0 })}</li>
        ))}
        {shown.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and names may repeat
          <li key={at}>
            <span className="leave-name" data-content>
              {one.name}
            </span>{' '}
            {why(one)}
            {one.detail && (
              <span className="soft" data-content>
                {' '}
                {one.detail}
              </span>
            )}
          </li>
        ))}
      </ul>
      {refused.length > shown.length && (
        <button type="button" onClick={() => setWhole(true)}>
          {t('leave.refusedAll', { count: refused.length - shown.length })}
        </button>
      )}
    </div>
  )
}
