/** Learning goals, each with how many of its questions were right and where to read about it. */
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'
import type { GoalTally } from '../../study/quiz/tally'
import { sectionTitle, useQuiz } from './quizWorld'

export function Goals({ goals }: { goals: readonly GoalTally[] }) {
  return (
    <ul className="goal-list">
      {goals.map((line) => (
        <GoalLine key={`${line.chapter}/${line.goal.id}`} {...line} />
      ))}
    </ul>
  )
}

function GoalLine({ chapter, goal, section, asked, right, all }: GoalTally) {
  const { t } = useTranslation()
  const world = useQuiz()
  const state = asked === 0 ? 'unasked' : right === asked ? 'right' : 'missed'
  return (
    <li className={`goal ${state}`} data-goal={goal.id}>
      <p className="goal-text" data-content>
        {goal.text}
      </p>
      <p className="goal-count">
        {asked === 0 ? t('quiz.goalNotAsked', { count: all }) : t('quiz.goalCount', { right, asked })}
      </p>
      <p className="goal-read">
        {t('quiz.readIn')}{' '}
        <a href={href({ screen: 'read', chapter, section })} data-content>
          {sectionTitle(world, chapter, section) ?? section}
        </a>
      </p>
    </li>
  )
}
