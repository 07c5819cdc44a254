/** Which cards the list shows. */
import { useTranslation } from 'react-i18next'
import type { Course } from '../../study/course/course'
import type { RowFilter } from '../../study/deck/cardRows'

interface ListFilterProps {
  readonly filter: RowFilter
  readonly course: Course
  readonly count: number
  readonly onChange: (filter: RowFilter) => void
}

const states = ['new', 'learning', 'relearning', 'review', 'suspended', 'buried', 'outside', 'gone', 'trash'] as const

export function ListFilter({ filter, course, count, onChange }: ListFilterProps) {
  const { t } = useTranslation()
  return (
    <div className="list-filter">
      <input
        type="search"
        className="big-field"
        aria-label={t('review.list.filter')}
        placeholder={t('review.list.filter')}
        value={filter.words}
        onChange={(event) => onChange({ ...filter, words: event.target.value })}
        spellCheck={false}
        maxLength={200}
      />
      <label>
        <span>{t('review.list.state')}</span>
        <select
          value={filter.state}
          onChange={(event) =>
            onChange({ ...filter, state: states.find((one) => one === event.target.value) ?? 'inside' })
          }
        >
          <option value="inside">{t('review.list.stateAll')}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {t(`review.state.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('review.list.source')}</span>
        <select value={filter.from} onChange={(event) => onChange({ ...filter, from: event.target.value })}>
          <option value="">{t('review.list.sourceAll')}</option>
          <option value="own">{t('review.source.own')}</option>
          <option value="item">{t('review.source.item')}</option>
          {course.chapters.map((chapter) => (
            <option key={chapter.id} value={chapter.id} data-content>
              {chapter.title}
            </option>
          ))}
        </select>
      </label>
      <p role="status" className="soft">
        {t('review.list.found', { count })}
      </p>
    </div>
  )
}
