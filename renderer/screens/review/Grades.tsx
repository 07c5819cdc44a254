/** The four grades, each with when it brings the card back. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardRef, Grade } from '../../study/schedule/reviewBook'
import { gradeNames } from './gradeNames'
import { KeyHint } from './KeyHint'
import type { ReviewWorld } from './reviewWorld'
import { inWords } from './span'

const grades = [1, 2, 3, 4] as const

interface GradesProps {
  readonly world: ReviewWorld
  readonly card: CardRef
  readonly onGrade: (grade: Grade) => void
}

export function Grades({ world: { book, now }, card, onGrade }: GradesProps) {
  const { t } = useTranslation()
  const { next, at } = useMemo(() => ({ next: book.preview(card), at: now() }), [book, now, card])
  return (
    <fieldset className="grades">
      <legend className="unseen">{t('review.gradeLabel')}</legend>
      {grades.map((grade) => (
        <button
          key={grade}
          type="button"
          className={grade === 3 ? 'primary' : ''}
          aria-keyshortcuts={`${grade}`}
          onClick={() => onGrade(grade)}
        >
          <span className="grade-name">{t(`review.grade.${gradeNames[grade]}`)}</span>
          <KeyHint>{`${grade}`}</KeyHint>
          <span className="grade-next">{inWords(next[grade] - at, t)}</span>
        </button>
      ))}
    </fieldset>
  )
}
