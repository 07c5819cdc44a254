/** Steps to put in order: by buttons, or with Alt and an arrow key. Every move is said. */
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../design/Icon'
import { ShortText } from '../design/ShortText'
import type { QuizItem } from '../study/course/source'
import type { Graded } from '../study/quiz/grade'
import type { Response } from '../study/quiz/quizBook'
import type { PartsProps } from './partsProps'
import { plainText } from './plainText'
import { Why } from './Why'

type OrderItem = Extract<QuizItem, { kind: 'order' }>
type Step = OrderItem['steps'][number]

export function OrderParts({ item, response, graded, onChange }: PartsProps<OrderItem>) {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  if (graded) return <RightOrder item={item} response={response} graded={graded} />
  const steps = response.flatMap((id) => item.steps.find((step) => step.id === id) ?? [])
  const move = (from: number, by: 1 | -1) => {
    const to = from + by
    const step = steps[from]
    if (!step || to < 0 || to >= steps.length) return
    onChange(swapped(response, from, to))
    setSaid(t('check.moved', { step: plainText(step.text), place: to + 1, all: steps.length }))
  }
  return (
    <>
      <ol className="steps">
        {steps.map((step, at) => (
          <StepRow key={step.id} step={step} at={at} all={steps.length} onMove={(by) => move(at, by)} />
        ))}
      </ol>
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  )
}

interface StepRowProps {
  readonly step: Step
  readonly at: number
  readonly all: number
  readonly onMove: (by: 1 | -1) => void
}

function StepRow({ step, at, all, onMove }: StepRowProps) {
  const { t } = useTranslation()
  const pressed = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  const button = (by: 1 | -1) => {
    const isEnd = by === -1 ? at === 0 : at === all - 1
    return (
      <button
        type="button"
        className="quiet"
        aria-label={t(by === -1 ? 'check.up' : 'check.down', { step: plainText(step.text) })}
        aria-keyshortcuts={by === -1 ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
        aria-disabled={isEnd} // not `disabled`: the focus would be lost when a step reaches an end
        onClick={() => onMove(by)}
        onKeyDown={pressed}
      >
        <Icon name={by === -1 ? 'up' : 'down'} />
      </button>
    )
  }
  return (
    <li className="option step" data-step={step.id}>
      <span className="step-place" aria-hidden="true">
        {at + 1}
      </span>
      <span className="step-text" data-content>
        <ShortText text={step.text} />
      </span>
      <span className="step-moves">
        {button(-1)}
        {button(1)}
      </span>
    </li>
  )
}

/** The steps as they belong, each with where it was put. */
function RightOrder({ item, response, graded }: { item: OrderItem; response: Response; graded: Graded }) {
  const { t } = useTranslation()
  return (
    <ol className="steps">
      {item.steps.map((step, at) => {
        const isRight = graded.parts[at]?.verdict === 'right'
        const place = response.indexOf(step.id) + 1
        return (
          <li key={step.id} className={`option step ${isRight ? 'right' : 'wrong moved'}`}>
            <span className="step-place" aria-hidden="true">
              {at + 1}
            </span>
            <div className="step-text">
              <span data-content>
                <ShortText text={step.text} />
              </span>
              <Why
                isRight={isRight}
                verdict={isRight ? t('check.inOrder') : t('check.outOfOrder', { place })}
                text={step.why}
              />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function swapped(list: readonly string[], one: number, other: number): readonly string[] {
  const [first, second] = [list[one], list[other]]
  return list.map((id, at) => (at === one ? second : at === other ? first : id) ?? id)
}
