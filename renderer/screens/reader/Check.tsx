/** A quiz item asked in the text: choose, check, and read why each option is right or wrong. Nothing is recorded. */
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { ShortText } from '../../design/ShortText'
import type { QuizItem } from '../../study/course/source'
import { useReader } from './ReaderContext'

type Choice = Extract<QuizItem, { kind: 'single' | 'multiple' }>
type Option = Choice['options'][number]

export function Check({ item: id }: { item: string }) {
  const { t } = useTranslation()
  const { loadItem } = useReader()
  const [item, setItem] = useState<QuizItem>()
  useEffect(() => {
    let isShown = true
    loadItem(id).then(
      (found) => isShown && setItem(found),
      () => isShown && setItem(undefined), // the compiler checked that it exists; a missing file leaves the text readable
    )
    return () => {
      isShown = false
    }
  }, [id, loadItem])
  if (item?.kind === 'single' || item?.kind === 'multiple') return <ChoiceForm item={item} />
  return <p className="check">{t('check.loading')}</p>
}

function ChoiceForm({ item }: { item: Choice }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [state, setState] = useState<'asking' | 'empty' | 'answered'>('asking')
  const verdict = state === 'answered' ? judge(item, chosen) : undefined
  const choose = (id: string) => {
    setChosen(item.kind === 'single' ? new Set([id]) : toggle(chosen, id))
    setState('asking')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setState(chosen.size ? 'answered' : 'empty')
  }
  const again = () => {
    setChosen(new Set())
    setState('asking')
  }
  return (
    <form className="check" onSubmit={submit}>
      <fieldset disabled={verdict !== undefined}>
        <legend>
          <span className="check-title">{t('check.title')}</span>
          <span data-content>
            <ShortText text={item.ask} />
          </span>
          <span className="check-how">{t(item.kind === 'single' ? 'check.one' : 'check.many')}</span>
        </legend>
        {item.options.map((option) => (
          <OptionRow
            key={option.id}
            item={item}
            option={option}
            isChosen={chosen.has(option.id)}
            isAnswered={verdict !== undefined}
            onChoose={choose}
          />
        ))}
      </fieldset>
      <div className="check-end">
        <p role="status" className={`verdict ${verdict ?? ''}`}>
          {verdict && t(`check.${verdict}`)}
          {state === 'empty' && t('check.choose')}
        </p>
        {verdict ? (
          <button type="button" onClick={again}>
            {t('check.again')}
          </button>
        ) : (
          <button type="submit">{t('check.answer')}</button>
        )}
      </div>
    </form>
  )
}

interface OptionRowProps {
  readonly item: Choice
  readonly option: Option
  readonly isChosen: boolean
  readonly isAnswered: boolean
  readonly onChoose: (id: string) => void
}

function OptionRow({ item, option, isChosen, isAnswered, onChoose }: OptionRowProps) {
  const { t } = useTranslation()
  const group = useId()
  const isRight = option.correct === true
  const tone = isAnswered ? (isRight ? 'right' : 'wrong') : ''
  const verdict = isRight ? (isChosen ? 'check.optionRight' : 'check.optionMissed') : 'check.optionWrong'
  return (
    <div className={`option ${tone}`}>
      <label>
        <input
          type={item.kind === 'single' ? 'radio' : 'checkbox'}
          name={item.kind === 'single' ? item.id : group}
          checked={isChosen}
          onChange={() => onChoose(option.id)}
        />
        <span data-content>
          <ShortText text={option.text} />
        </span>
      </label>
      {isAnswered && (
        <p className="why">
          <Icon name={isRight ? 'check' : 'cross'} />
          <span>
            <strong>{t(verdict)}</strong>{' '}
            <span data-content>
              <ShortText text={option.why} />
            </span>
          </span>
        </p>
      )}
    </div>
  )
}

const toggle = (set: ReadonlySet<string>, id: string) =>
  set.has(id) ? new Set([...set].filter((one) => one !== id)) : new Set([...set, id])

/** `partly` where every chosen option is right and one was left out. */
export function judge(item: Choice, chosen: ReadonlySet<string>): 'right' | 'partly' | 'wrong' {
  const hasWrong = item.options.some((option) => chosen.has(option.id) && !option.correct)
  const hasAll = item.options.every((option) => !option.correct || chosen.has(option.id))
  if (hasWrong) return 'wrong'
  return hasAll ? 'right' : 'partly'
}
