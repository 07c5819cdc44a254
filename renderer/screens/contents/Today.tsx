/** What waits today, and the newest notes. It has the same height before and after the record is open. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { NoteEntry } from '../../study/notes/notebook'
import type { HomeRecord } from './homeRecord'

export function Today({ record }: { record: HomeRecord | 'refused' | undefined }) {
  const { t } = useTranslation()
  if (record === 'refused')
    return (
      <div className="today">
        <p role="alert">{t('home.refused')}</p>
      </div>
    )
  return (
    <div className="today" aria-busy={record === undefined}>
      <section aria-labelledby="today-reviews">
        <h2 id="today-reviews" className="small-title">
          {t('review.title')}
        </h2>
        {record && <Reviews record={record} />}
      </section>
      <section aria-labelledby="today-notes">
        <h2 id="today-notes" className="small-title">
          {t('home.notes')}
        </h2>
        {record && <Notes notes={record.notes} />}
      </section>
    </div>
  )
}

function Reviews({ record: { reviews, missed, underWay } }: { record: HomeRecord }) {
  const { t } = useTranslation()
  const { due, known, streak, nextAt } = reviews
  return (
    <>
      <div className="row">
        {known > 0 ? (
          <p className="today-due">{due > 0 ? t('home.due', { count: due }) : t('home.noneDue')}</p>
        ) : (
          <p className="soft">{t('home.noCards')}</p>
        )}
        {due > 0 && (
          <a className="review-now" href={href({ screen: 'review' })}>
            {t('home.reviewNow')}
            <Icon name="right" />
          </a>
        )}
      </div>
      {due === 0 && nextAt !== undefined && <p className="soft">{t('home.nextAt', { time: clockTime(nextAt) })}</p>}
      {underWay !== undefined ? (
        <p>
          <a href={href({ screen: 'quiz', chapter: underWay })}>{t('quiz.underWay')}</a>
        </p>
      ) : (
        missed > 0 && (
          <p>
            <a href={href({ screen: 'quiz' })}>{t('home.missed', { count: missed })}</a>
          </p>
        )
      )}
      {streak > 1 && <p className="soft">{t('home.streak', { count: streak })}</p>}
    </>
  )
}

const clockTime = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(at))

function Notes({ notes }: { notes: readonly NoteEntry[] }) {
  const { t } = useTranslation()
  if (notes.length === 0) return <p className="soft">{t('home.noNotes')}</p>
  return (
    <ul className="today-notes">
      {notes.map((note) => (
        <li key={note.id}>
          <a href={href({ screen: 'notes', note: note.id })}>
            {note.title || note.excerpt ? (
              <span data-content>{note.title || note.excerpt}</span>
            ) : note.anchor ? (
              <q data-content>{note.anchor.exact}</q>
            ) : (
              t('home.untitled')
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
