/** The course's cover: where you stopped, and every chapter with what was read of it. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { type Address, href } from '../../study/address'
import type { ChapterEntry, Course } from '../../study/course/course'
import { minutesToRead } from '../../study/course/readingTime'
import { type SectionKey, sectionKey } from '../../study/progress'

export interface ContentsProps {
  readonly course: Course
  readonly read: ReadonlySet<SectionKey>
  /** Where the reader stopped, or undefined before the first reading. */
  readonly stopped: { readonly chapter: string; readonly section?: string } | undefined
}

export function Contents({ course, read, stopped }: ContentsProps) {
  const { t } = useTranslation()
  const [first] = course.chapters
  return (
    <div className="page contents">
      <header className="cover">
        <p className="eyebrow soft">{t('contents.edition', { edition: course.edition })}</p>
        <h1 tabIndex={-1} data-content>
          {course.title}
        </h1>
        <p className="lead" data-content>
          {course.lead}
        </p>
        {first ? <Resume course={course} stopped={stopped} first={first} /> : <p>{t('contents.empty')}</p>}
      </header>
      <ol className="chapters">
        {course.chapters.map((chapter) => (
          <ChapterRow key={chapter.id} chapter={chapter} read={read} />
        ))}
      </ol>
      <p className="offline soft">{t('contents.offline')}</p>
    </div>
  )
}

function Resume({
  course,
  stopped,
  first,
}: {
  course: Course
  stopped: ContentsProps['stopped']
  first: ChapterEntry
}) {
  const { t } = useTranslation()
  const chapter = course.chapters.find((one) => one.id === stopped?.chapter)
  const section = chapter?.sections.find((one) => one.id === stopped?.section)
  const to: Address = chapter
    ? { screen: 'read', chapter: chapter.id, ...(section && { section: section.id }) }
    : { screen: 'read', chapter: first.id }
  return (
    <p className="resume">
      <a className="primary" href={href(to)}>
        {t(chapter ? 'contents.resume' : 'contents.start')}
        <Icon name="right" />
      </a>
      {chapter && (
        <span className="soft">
          {t('contents.resumeAt')} <span data-content>{section?.title ?? chapter.title}</span>
        </span>
      )}
    </p>
  )
}

function ChapterRow({ chapter, read }: { chapter: ChapterEntry; read: ReadonlySet<SectionKey> }) {
  const { t } = useTranslation()
  const all = chapter.sections.length
  const done = chapter.sections.filter((section) => read.has(sectionKey(chapter.id, section.id))).length
  return (
    <li className="chapter-row">
      <span className="chapter-number" aria-hidden="true">
        {chapter.number}
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
            <progress max={all} value={done} aria-label={t('contents.progress', { number: chapter.number })} />
            {t('contents.readOf', { done, all })}
          </span>
        </p>
      </div>
    </li>
  )
}
