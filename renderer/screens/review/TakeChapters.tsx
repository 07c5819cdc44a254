/** Every chapter with the way to take in all its cards. */
import { useTranslation } from 'react-i18next'
import { chapterCards } from '../../study/deck/entering'
import type { ReviewWorld } from './reviewWorld'
import { useStates } from './useBook'

export function TakeChapters({ world: { book, deck, course } }: { world: ReviewWorld }) {
  const { t } = useTranslation()
  const states = useStates(book)
  return (
    <ul className="take-chapters">
      {course.chapters.map((chapter) => {
        const { all, missing } = chapterCards(deck, chapter.id, states)
        return (
          <li key={chapter.id}>
            <span data-content>{chapter.title}</span>
            {missing.length > 0 ? (
              <button type="button" onClick={() => book.add(missing)}>
                {t('review.list.takeChapter', { count: missing.length })}
                <span className="unseen" data-content>
                  {chapter.title}
                </span>
              </button>
            ) : (
              <span className="soft">{t(all === 0 ? 'review.list.noneInChapter' : 'review.list.taken')}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
