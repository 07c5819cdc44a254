/** How many questions, and the way to begin. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'

const lengths = [10, 20]

export function Length({ all, onStart }: { all: number; onStart: (count: number) => void }) {
  const { t } = useTranslation()
  const offered = [...lengths.filter((length) => length < all), all]
  const [count, setCount] = useState(offered[0] ?? all)
  return (
    <div className="quiz-start">
      {offered.length > 1 && (
        <fieldset className="choices">
          <legend className="unseen">{t('quiz.howMany')}</legend>
          {offered.map((length) => (
            <label key={length}>
              <input
                type="radio"
                name="length"
                value={length}
                checked={count === length}
                onChange={() => setCount(length)}
              />
              {length === all ? t('quiz.allOf', { count: all }) : t('quiz.questions', { count: length })}
            </label>
          ))}
        </fieldset>
      )}
      <button type="button" className="primary start-quiz" onClick={() => onStart(count)}>
        {t('quiz.start')}
        <Icon name="right" />
      </button>
    </div>
  )
}
