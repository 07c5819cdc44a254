/** Daily limits and the share to remember, each with what it costs. A change counts as soon as it is a number that can be. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewBook } from '../../study/schedule/reviewBook'
import { returnsInFirstMonth, reviewsAgainst90 } from './figures'
import { useLimits } from './useBook'

export function LimitsForm({ book }: { book: ReviewBook }) {
  const { t } = useTranslation()
  const limits = useLimits(book)
  const percent = Math.round(limits.retention * 100)
  const times = reviewsAgainst90(limits.retention)
  return (
    <section className="limits" aria-labelledby="limits">
      <h2 id="limits">{t('review.limits.title')}</h2>
      <NumberField
        name={t('review.limits.newADay')}
        help={t('review.limits.newHelp', {
          count: returnsInFirstMonth,
          newADay: limits.newADay,
          daily: Math.round(limits.newADay * returnsInFirstMonth),
        })}
        value={limits.newADay}
        {...{ min: 0, max: 9_999 }}
        onChange={(newADay) => book.setLimits({ newADay })}
      />
      <NumberField
        name={t('review.limits.reviewsADay')}
        help={t('review.limits.reviewsHelp')}
        value={limits.reviewsADay}
        {...{ min: 0, max: 9_999 }}
        onChange={(reviewsADay) => book.setLimits({ reviewsADay })}
      />
      <NumberField
        name={t('review.limits.retention')}
        help={
          percent === 90
            ? t('review.limits.retentionAtDefault')
            : t('review.limits.retentionHelp', {
                percent,
                oneIn: Math.round(100 / (100 - percent)),
                times: times >= 2 ? times.toFixed(1) : times.toFixed(2),
              })
        }
        value={percent}
        {...{ min: 70, max: 97 }}
        onChange={(share) => book.setLimits({ retention: share / 100 })}
      />
    </section>
  )
}

interface NumberFieldProps {
  readonly name: string
  readonly help: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

function NumberField({ name, help, value, min, max, onChange }: NumberFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string>()
  const ids = useId()
  const isWrong = typed !== undefined && read(typed, min, max) === undefined
  return (
    <div className="number-field">
      <label htmlFor={`${ids}field`}>{name}</label>
      <input
        id={`${ids}field`}
        type="text"
        inputMode="numeric"
        value={typed ?? `${value}`}
        maxLength={6}
        aria-invalid={isWrong}
        aria-describedby={`${ids}help ${ids}fault`}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = read(event.target.value, min, max)
          if (next !== undefined) onChange(next)
        }}
        onBlur={() => !isWrong && setTyped(undefined)}
      />
      <p id={`${ids}fault`} role="alert" className="fault-line">
        {isWrong && t('review.limits.wrongWhole', { min, max, value })}
      </p>
      <p id={`${ids}help`} className="soft help">
        {help}
      </p>
    </div>
  )
}

function read(typed: string, min: number, max: number): number | undefined {
  const value = /^\s*\d{1,5}\s*$/.test(typed) ? Number(typed) : Number.NaN
  return value >= min && value <= max ? value : undefined
}
