/** The opening of a chapter: number, title, what it gives, and the versions it was written for. */
import { useTranslation } from 'react-i18next'
import type { ChapterEntry, ChapterText } from '../../study/course/course'
import { minutesToRead } from '../../study/course/readingTime'

interface ChapterHeadProps {
  readonly entry: ChapterEntry
  readonly chapter: ChapterText
  /** The goals are folded away at first, so they can come with the last section. */
  readonly isDone: boolean
}

export function ChapterHead({ entry, chapter, isDone }: ChapterHeadProps) {
  const { t } = useTranslation()
  return (
    <header className="chapter-head">
      <p className="eyebrow">
        {entry.number === undefined ? t('reader.guide') : t('reader.chapter', { number: entry.number })}{' '}
        <span className="soft">· {t('reader.minutes', { count: minutesToRead(entry) })}</span>
      </p>
      <h1 tabIndex={-1} data-content>
        {entry.title}
      </h1>
      <p className="lead" data-content>
        {entry.summary}
      </p>
      <details className="goals">
        <summary>{t('reader.goals')}</summary>
        <ul data-content>{isDone && chapter.goals.map((goal) => <li key={goal.id}>{goal.text}</li>)}</ul>
      </details>
      <p className="versions">
        {t('reader.versions')} <span data-content>{chapter.versions.join(' · ')}</span>
      </p>
    </header>
  )
}
