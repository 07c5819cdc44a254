/** A chapter on the home screen: what of it was read, and how its questions went. */
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'
import { type ChapterEntry, chapterMark } from '../../study/course/course'
import { minutesToRead } from '../../study/course/readingTime'
import { type SectionKey, sectionKey } from '../../study/progress'

interface ChapterRowProps {
  readonly chapter: ChapterEntry
  readonly read: ReadonlySet<SectionKey>
  readonly quiz: { readonly asked: number; readonly right: number } | undefined
}

export function ChapterRow({ chapter, read, quiz }: ChapterRowProps) {
  const { t } = useTranslation()
  const all = chapter.sections.length
  const done = chapter.sections.filter((section) => read.has(sectionKey(chapter.id, section.id))).length
  return (
    <li className="chapter-row">
      <span className="chapter-number" aria-hidden="true">
        {chapterMark(chapter)}
      </span>
      <div>
        <h2>
          <a href={href({ screen: 'read', chapter: chapter.id })} data-content>
            {chapter.title}
          </a>
        </h2>
        <p data-content>{chapter.summary}</p>
        <p className="chapter-facts soft">
          <span>{t('contents.sections', { count: all })}</span>
          <span>{t('contents.minutes', { count: minutesToRead(chapter) })}</span>
          <span className="chapter-progress">
            <progress max={all} value={done} aria-label={t('contents.progress', { title: chapter.title })} />
            {t('contents.readOf', { done, all })}
          </span>
          <span className="chapter-quiz">
            <a
              href={href({ screen: 'quiz', chapter: chapter.id })}
              aria-label={t('home.quizOf', { title: chapter.title })}
            >
              {t('home.quiz')}
            </a>
            {quiz && <span>{t('home.quizRight', quiz)}</span>}
          </span>
        </p>
      </div>
    </li>
  )
}
