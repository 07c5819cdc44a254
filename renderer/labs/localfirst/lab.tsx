/** The Local-First lab, as the labs' screens host it. */
import type { Lab, Started } from '../lab'
import { longestRun } from '../lab'
import { readActions } from './scenario/savedActions'
import { scenarios } from './scenario/scenarios'
import { LocalFirst } from './view/LocalFirst'
import { openLocalFirstSession } from './view/session'
import { useLocalFirstWords } from './view/useLocalFirstWords'

export const localfirst: Lab = {
  id: 'localfirst',
  chapter: 'local-first',
  scenarios: scenarios.map(({ id, goals, hints, solution, wrong }) => ({
    ...{ id, hints, goals: goals.map((goal) => goal.id) },
    ...{ solution, wrong },
  })),
  useWords: useLocalFirstWords,
  start: (id, saved): Started => {
    const scenario = scenarios.find((one) => one.id === id)
    if (!scenario) return { kind: 'failed', why: 'unknownScenario' }
    if (saved.length > longestRun) return { kind: 'failed', why: 'tooLong' }
    const actions = readActions(saved)
    if (!actions) return { kind: 'failed', why: 'unreadable' }
    const session = openLocalFirstSession(scenario, actions)
    return { kind: 'started', session: { ...session, draw: () => <LocalFirst session={session} /> } }
  },
}
