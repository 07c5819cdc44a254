/** Predictions, to be made before the first edit. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '../engine/types'
import { useAnswerWord } from './useAnswerWord'
import { useWorld } from './useWorld'

const questionIds = ['urgent', 'review', 'done', 'share'] as const

export function Predictions({ questions }: { questions: readonly Question[] }) {
  const { t } = useTranslation()
  const { state } = useWorld()
  const isOpen = state.attempts.length === 0
  return (
    <section className="lf-predictions" aria-labelledby="lf-predictions-title">
      <h2 id="lf-predictions-title" className="small-title">
        {t('labs.localfirst.predict.title')}
      </h2>
      <p className="help soft">{t(isOpen ? 'labs.localfirst.predict.help' : 'labs.localfirst.predict.late')}</p>
      {questions.map((question) => (
        <Prediction key={question.id} question={question} isOpen={isOpen} />
      ))}
    </section>
  )
}

function Prediction({ question: { id, answers }, isOpen }: { question: Question; isOpen: boolean }) {
  const { t } = useTranslation()
  const { state, act } = useWorld()
  const [chosen, setChosen] = useState<string>()
  const said = state.predictions[id]
  const known = questionIds.find((one) => one === id)
  const wordOf = useAnswerWord()
  const told = useRef<HTMLParagraphElement>(null)
  const isFresh = useRef(false)
  useEffect(() => {
    if (said !== undefined && isFresh.current) told.current?.focus() // the button is gone
    isFresh.current = false
  }, [said])
  const commit = () => {
    if (chosen === undefined) return
    isFresh.current = true
    act({ do: 'predict', question: id, answer: chosen })
  }
  return (
    <fieldset className="prediction" data-question={id}>
      <legend>{known && t(`labs.localfirst.predict.question.${known}`)}</legend>
      {said !== undefined ? (
        <p ref={told} tabIndex={-1} className="said">
          {t('labs.localfirst.predict.said', { answer: wordOf(said) })}
        </p>
      ) : (
        <div className="row">
          {answers.map((answer) => (
            <label key={answer} className="tickbox">
              <input
                type="radio"
                name={`prediction-${id}`}
                checked={chosen === answer}
                disabled={!isOpen}
                onChange={() => setChosen(answer)}
              />
              {wordOf(answer)}
            </label>
          ))}
          <button type="button" disabled={!isOpen || chosen === undefined} onClick={commit}>
            {t('labs.localfirst.predict.commit')}
          </button>
        </div>
      )}
    </fieldset>
  )
}
