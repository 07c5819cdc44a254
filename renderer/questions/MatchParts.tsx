/** Left sides, each with a list to choose its right side from. */
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortText } from '../design/ShortText'
import type { QuizItem } from '../study/course/source'
import { type GradedPart, pairOf, pairsChosen } from '../study/quiz/grade'
import { shuffle } from '../study/quiz/shuffle'
import type { PartsProps } from './partsProps'
import { plainText } from './plainText'
import { Why } from './Why'

type MatchItem = Extract<QuizItem, { kind: 'match' }>
type Pair = MatchItem['pairs'][number]

export function MatchParts({ item, seed, response, graded, onChange }: PartsProps<MatchItem>) {
  const chosen = pairsChosen(response)
  const rights = useMemo(() => shuffle(item.pairs, `${seed ?? ''}/${item.id}`), [item, seed])
  const choose = (left: string, right: string) => {
    const others = response.filter((pair) => !pair.startsWith(pairOf(left, '')))
    onChange(right ? [...others, pairOf(left, right)] : others)
  }
  return (
    <div className="pairs">
      {item.pairs.map((pair, at) => {
        const part = graded?.parts[at]
        const choice = item.pairs.find((one) => one.id === chosen.get(pair.id))
        if (part) return <GradedPair key={pair.id} pair={pair} part={part} choice={choice} />
        return (
          <PairRow
            key={pair.id}
            pair={pair}
            rights={rights}
            usedBy={(right) => item.pairs.find(({ id }) => id !== pair.id && chosen.get(id) === right)}
            choice={choice}
            onChoose={(right) => choose(pair.id, right)}
          />
        )
      })}
    </div>
  )
}

interface PairRowProps {
  readonly pair: Pair
  readonly rights: readonly Pair[]
  readonly usedBy: (right: string) => Pair | undefined
  readonly choice: Pair | undefined
  readonly onChoose: (right: string) => void
}

function PairRow({ pair, rights, usedBy, choice, onChoose }: PairRowProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="pair">
      <label htmlFor={id} data-content>
        <ShortText text={pair.left} />
      </label>
      <select id={id} data-pair={pair.id} value={choice?.id ?? ''} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t('check.choosePair')}</option>
        {rights.map((one) => {
          const other = usedBy(one.id)
          const text = plainText(one.right)
          return (
            <option key={one.id} value={one.id} data-content>
              {other ? t('check.usedBy', { text, left: plainText(other.left) }) : text}
            </option>
          )
        })}
      </select>
    </div>
  )
}

function GradedPair({ pair, part, choice }: { pair: Pair; part: GradedPart; choice: Pair | undefined }) {
  const { t } = useTranslation()
  const isRight = part.verdict === 'right'
  return (
    <div className={`option ${isRight ? 'right' : 'wrong moved'}`}>
      <div className="pair">
        <strong data-content>
          <ShortText text={pair.left} />
        </strong>
        <span data-content>
          <ShortText text={pair.right} />
        </span>
      </div>
      <Why
        isRight={isRight}
        verdict={isRight ? t('check.option.right') : t('check.chosePair', { text: plainText(choice?.right ?? '') })}
        text={part.why}
      />
    </div>
  )
}
