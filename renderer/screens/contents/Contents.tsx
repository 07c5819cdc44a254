/** Home: where you stopped, what is due, and every chapter with how it stands. Drawn before the record is open. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { type Address, href } from '../../study/address'
import type { ChapterEntry, Course } from '../../study/course/course'
import type { SectionKey } from '../../study/progress'
import { ChapterRow } from './ChapterRow'
import type { HomeRecord } from './homeRecord'
import { Today } from './Today'
import { Welcome } from './Welcome'

export interface ContentsProps {
  readonly course: Course
  readonly read: ReadonlySet<SectionKey>
  /** Where the reader stopped, or undefined before the first reading. */
  readonly stopped: { readonly chapter: string; readonly section?: string } | undefined
  /** Undefined until it is open; refused where the device gives no storage. */
  readonly record: HomeRecord | 'refused' | undefined
}

export function Contents({ course, read, stopped, record }: ContentsProps) {
  const { t } = useTranslation()
  const known = record === 'refused' ? undefined : record
  const [first] = course.chapters
  const isFresh = stopped === undefined && read.size === 0 && !(known && hasAnything(known))
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
      {isFresh && first ? <Welcome first={{ screen: 'read', chapter: first.id }} /> : <Today record={record} />}
      <ol className="chapters">
        {course.chapters.map((chapter) => (
          <ChapterRow key={chapter.id} chapter={chapter} read={read} quiz={known?.quiz.get(chapter.id)} />
        ))}
      </ol>
      <p className="offline soft">{t('contents.offline')}</p>
    </div>
  )
}

const hasAnything = ({ reviews, notes, quiz, underWay }: HomeRecord) =>
  reviews.known > 0 || notes.length > 0 || quiz.size > 0 || underWay !== undefined

interface ResumeProps {
  readonly course: Course
  readonly stopped: ContentsProps['stopped']
  readonly first: ChapterEntry
}

function Resume({ course, stopped, first }: ResumeProps) {
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
