/** Options to choose one or several of. */
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortText } from '../design/ShortText'
import type { ChoiceItem, GradedPart } from '../study/quiz/grade'
import { shuffle } from '../study/quiz/shuffle'
import type { PartsProps } from './partsProps'
import { Why } from './Why'

export function OptionParts({ item, seed, response, graded, onChange }: PartsProps<ChoiceItem>) {
  const group = useId()
  const options = useMemo(
    () => (seed === undefined ? item.options : shuffle(item.options, `${seed}/${item.id}`)),
    [item, seed],
  )
  const choose = (id: string) => onChange(item.kind === 'multiple' ? toggled(response, id) : [id])
  return options.map((option) => {
    const part = graded?.parts.find((one) => one.id === option.id)
    return (
      <div key={option.id} className={`option ${part ? toneOf(part) : ''}`}>
        <label>
          <input
            type={item.kind === 'multiple' ? 'checkbox' : 'radio'}
            name={group}
            checked={response.includes(option.id)}
            disabled={part !== undefined} // each, not the fieldset: in it the printed text could not be scrolled by keyboard
            onChange={() => choose(option.id)}
            data-option={option.id}
          />
          <span data-content>
            <ShortText text={option.text} />
          </span>
        </label>
        {part && <OptionWhy part={part} isOneOfSeveral={item.kind === 'multiple'} />}
      </div>
    )
  })
}

const isCorrect = ({ verdict }: GradedPart) => verdict === 'right' || verdict === 'missed'
const toneOf = (part: GradedPart) => (isCorrect(part) ? 'right' : 'wrong')

function OptionWhy({ part, isOneOfSeveral }: { part: GradedPart; isOneOfSeveral: boolean }) {
  const { t } = useTranslation()
  // Where one is to be chosen, the others are not left out, they are just not chosen.
  const plain = isCorrect(part) ? 'right' : 'wrong'
  return (
    <Why
      isRight={isCorrect(part)}
      verdict={t(`check.option.${isOneOfSeveral ? part.verdict : plain}`)}
      text={part.why}
    />
  )
}

const toggled = (list: readonly string[], id: string) =>
  list.includes(id) ? list.filter((one) => one !== id) : [...list, id]
