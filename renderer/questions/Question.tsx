/** A quiz item as a form: the question, its parts by kind, the verdict and the reasons. What was answered is kept by who asks. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortText } from '../design/ShortText'
import type { QuizItem } from '../study/course/source'
import { isComplete } from '../study/quiz/complete'
import { type Graded, grade, verdictOf } from '../study/quiz/grade'
import type { Response } from '../study/quiz/quizBook'
import { Parts, startOf } from './Parts'

export interface QuestionProps {
  readonly item: QuizItem
  /** Decides in which order the parts stand; without one, options stand as the author wrote them. */
  readonly seed?: string
  /** What stands over the question. */
  readonly title: string
  readonly response: Response
  readonly isAnswered: boolean
  readonly onChange: (response: Response) => void
  readonly onAnswer: (response: Response, graded: Graded) => void
  /** What to do once it is answered. */
  readonly then: { readonly label: string; readonly run: () => void }
  /** Stands beside the button as long as nothing is answered. */
  readonly aside?: ReactNode
  /** Stands there once it is answered. */
  readonly after?: ReactNode
  /** The question takes the focus when it appears. */
  readonly takesFocus?: boolean
}

export function Question(props: QuestionProps) {
  const { t } = useTranslation()
  const { item, isAnswered } = props
  const [isEmpty, setEmpty] = useState(false)
  const { legend, then } = useFocus(isAnswered, props.takesFocus === true)
  const response = props.response.length > 0 ? props.response : startOf(item, props.seed)
  const graded = isAnswered ? grade(item, response) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isAnswered) return
    const isFull = isComplete(item, response)
    setEmpty(!isFull)
    if (isFull) props.onAnswer(response, grade(item, response))
  }
  const change = (next: Response) => {
    setEmpty(false)
    props.onChange(next)
  }
  return (
    <form className={`check ${item.kind}`} data-item={item.id} data-kind={item.kind} onSubmit={submit} noValidate>
      <fieldset>
        <legend ref={legend} tabIndex={-1}>
          <span className="check-title">{props.title}</span>
          <span data-content>
            <ShortText text={item.ask} />
          </span>
          <span className="check-how">{t(`check.how.${item.kind}`)}</span>
        </legend>
        {item.kind === 'output' && <OutputText text={item.output} />}
        <Parts item={item} seed={props.seed} response={response} graded={graded} onChange={change} />
      </fieldset>
      <div className="check-end">
        <Verdict item={item} graded={graded} isEmpty={isEmpty} />
        {isAnswered ? (
          <span className="row" key="then">
            {props.after}
            <button ref={then} type="button" className="then" onClick={props.then.run}>
              {props.then.label}
            </button>
          </span>
        ) : (
          <span className="row" key="answer">
            {props.aside}
            <button type="submit">{t('check.answer')}</button>
          </span>
        )}
      </div>
    </form>
  )
}

function OutputText({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be preformatted
    <pre className="check-output" tabIndex={0} role="group" aria-label={t('check.output')}>
      <code data-content>{text}</code>
    </pre>
  )
}

interface VerdictProps {
  readonly item: QuizItem
  readonly graded: Graded | undefined
  readonly isEmpty: boolean
}

function Verdict({ item, graded, isEmpty }: VerdictProps) {
  const { t } = useTranslation()
  const verdict = graded && verdictOf(graded.score)
  return (
    <p role="status" className={`verdict ${verdict ?? ''}`}>
      {verdict && t(`check.${verdict}`)}
      {graded && verdict === 'partly' && <Count kind={item.kind} parts={graded.parts} />}
      {isEmpty && t(`check.empty.${item.kind}`)}
    </p>
  )
}

/** How much of an order or a match is right; of options, the reasons say it. */
function Count({ kind, parts }: { kind: QuizItem['kind']; parts: Graded['parts'] }) {
  const { t } = useTranslation()
  if (kind !== 'order' && kind !== 'match') return null
  const right = parts.filter((part) => part.verdict === 'right').length
  return ` ${t(`check.counted.${kind}`, { right, all: parts.length })}`
}

/** After answering, the way on has the focus; asked anew, the question has. */
function useFocus(isAnswered: boolean, takesFocus: boolean) {
  const legend = useRef<HTMLLegendElement>(null)
  const then = useRef<HTMLButtonElement>(null)
  const before = useRef<boolean>(undefined)
  useEffect(() => {
    const isFirst = before.current === undefined
    const hasChanged = !isFirst && before.current !== isAnswered
    before.current = isAnswered
    if (hasChanged && isAnswered) then.current?.focus()
    else if (hasChanged || (isFirst && takesFocus)) legend.current?.focus()
  }, [isAnswered, takesFocus])
  return { legend, then }
}
