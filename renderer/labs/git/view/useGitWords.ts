/** The lab's words: what frames it from the catalogue, what its levels say from the levels. */
import { useTranslation } from 'react-i18next'
import type { LabWords } from '../../lab'
import { sequences } from '../scenario/level'
import { levels, levelsOf } from '../scenario/levels'

export function useGitWords(): LabWords {
  const { t } = useTranslation()
  const base = 'labs.gitStage'
  return {
    title: t(`${base}.title`),
    summary: t(`${base}.summary`, { count: levels.length }),
    isContent: true,
    groups: [
      ...sequences.map((id) => ({
        title: t(`${base}.sequence.${id}`),
        about: t(`${base}.about.${id}`),
        scenarios: levelsOf[id].map((level) => level.id),
      })),
      { title: t(`${base}.sequence.free`), scenarios: ['sandbox'] },
    ],
    fidelity: {
      simulates: t(`${base}.fidelity.simulates`),
      leavesOut: t(`${base}.fidelity.leavesOut`),
      follows: t(`${base}.fidelity.follows`),
    },
    scenario: (id) => {
      if (id === 'sandbox')
        return {
          ...{ title: t(`${base}.sandbox.title`), story: [t(`${base}.sandbox.story`), t(`${base}.sandbox.levels`)] },
          ...{ goals: {}, hints: [], question: '', answer: '' },
        }
      const level = levels.find((one) => one.id === id)
      if (!level) throw new Error(`The Git lab has no level ${id}.`)
      const { title, story, hints, question, answer } = level
      return {
        title,
        story,
        hints,
        question,
        answer,
        goals: Object.fromEntries(level.goals.map((goal) => [goal.id, goal.says])),
      }
    },
  }
}
