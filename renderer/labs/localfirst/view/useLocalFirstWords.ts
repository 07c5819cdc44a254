/** The lab's words in the learner's language, by the scenarios' own ids. */
import { useTranslation } from 'react-i18next'
import type { LabWords, ScenarioWords } from '../../lab'

const ids = [
  'lost-write',
  'any-order',
  'few-bytes',
  'add-remove',
  'exact-counter',
  'unique-name',
  'lock-availability',
  'three-ways',
] as const

export function useLocalFirstWords(): LabWords {
  const { t } = useTranslation()
  const base = 'labs.localfirst'
  return {
    title: t(`${base}.title`),
    summary: t(`${base}.summary`),
    fidelity: {
      simulates: t(`${base}.fidelity.simulates`),
      leavesOut: t(`${base}.fidelity.leavesOut`),
      follows: t(`${base}.fidelity.follows`),
    },
    scenario: (id) => {
      const known = ids.find((one) => one === id)
      if (!known) throw new Error(`The Local-First lab has no scenario ${id}.`)
      const words = t(`${base}.scenario.${known}`, { returnObjects: true })
      return words satisfies ScenarioWords
    },
  }
}
