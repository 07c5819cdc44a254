/** When something was, in words, with the exact time for whoever points at it. */
import { useTranslation } from 'react-i18next'
import { age } from './age'

export function Age({ at, now }: { at: number; now: number }) {
  const { t, i18n } = useTranslation()
  const past = age(at, now, i18n.language)
  const date = new Date(at)
  return (
    <time dateTime={Number.isNaN(date.getTime()) ? undefined : date.toISOString()}>
      {past === undefined ? t('notes.justNow') : t('notes.ago', { age: past })}
    </time>
  )
}
