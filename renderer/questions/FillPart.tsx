/** A text to type, compared as the author allows. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortText } from '../design/ShortText'
import type { QuizItem } from '../study/course/source'
import type { PartsProps } from './partsProps'
import { Why } from './Why'

type FillItem = Extract<QuizItem, { kind: 'fill' }>

export function FillPart({ item, response, graded, onChange }: PartsProps<FillItem>) {
  const { t } = useTranslation()
  const id = useId()
  const part = graded?.parts[0]
  const isRight = part?.verdict === 'right'
  const isForeseen = part !== undefined && part.why !== item.why
  return (
    <div className={part ? `option ${isRight ? 'right' : 'wrong moved'}` : 'fill-part'}>
      <label htmlFor={id}>{t(part ? 'check.youWrote' : 'check.yourAnswer')}</label>
      <input
        id={id}
        type="text"
        className="fill-field"
        value={response[0] ?? ''}
        onChange={(event) => onChange([event.target.value])}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={longest}
        disabled={part !== undefined}
      />
      {isRight && <Why isRight verdict={t('check.option.right')} text={item.why} />}
      {isForeseen && <Why isRight={false} verdict={t('check.option.wrong')} text={part.why} />}
      {part && !isRight && (
        <div className="right">
          <p className="fill-right">
            {t('check.rightIs')}{' '}
            <code data-content>
              <ShortText text={item.accept[0] ?? ''} />
            </code>
          </p>
          <Why isRight verdict={t('check.because')} text={item.why} />
        </div>
      )}
    </div>
  )
}

const longest = 300
