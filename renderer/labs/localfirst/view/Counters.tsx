/** A device's counters: one plain number, and the sum of everyone's shares. */
import { useTranslation } from 'react-i18next'
import type { ReplicaState } from '../engine/types'
import { useReplicaName, useWorld } from './useWorld'

export function Counters({ replica: { id, contents } }: { replica: ReplicaState }) {
  const { t } = useTranslation()
  const nameOf = useReplicaName()
  const { config, act } = useWorld()
  const items = (['number', 'shares'] as const).filter((item) => config.items.includes(item))
  if (items.length === 0) return null
  const count = (item: 'number' | 'shares', by: number) => act({ do: 'edit', replica: id, edit: { item, by } })
  return (
    <div className="replica-counters">
      {items.map((item) => {
        const what = t(`labs.localfirst.${item}`)
        return (
          <div key={item} className="counter" data-counter={item}>
            <span className="small-title">{what}</span>
            <button
              type="button"
              aria-label={t('labs.localfirst.less', { what, replica: nameOf(id) })}
              onClick={() => count(item, -1)}
            >
              −
            </button>
            <output>{contents[item]}</output>
            <button
              type="button"
              aria-label={t('labs.localfirst.more', { what, replica: nameOf(id) })}
              onClick={() => count(item, 1)}
            >
              +
            </button>
          </div>
        )
      })}
    </div>
  )
}
