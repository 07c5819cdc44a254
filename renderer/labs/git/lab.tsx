/** The Git lab, as the labs' screens host it. */
import { lazy } from 'react'
import type { Lab, Started } from '../lab'
import { longestRun } from '../lab'
import { type Level, stepOf } from './scenario/level'
import { levels } from './scenario/levels'
import { type Action, readActions } from './scenario/savedActions'
import { type GitSession, openGitSession } from './view/session'
import { useGitWords } from './view/useGitWords'

const GitStage = lazy(() => import('./view/GitStage').then((loaded) => ({ default: loaded.GitStage })))

/** A place without a task; a level from a file is played there. */
export const sandbox = 'sandbox'

/** As a learner would do it: files are written with the editor. */
const asActions = (steps: Level['solution']): readonly Action[] =>
  steps.flatMap((step) => {
    const { line, edits, files = {} } = stepOf(step)
    const written = Object.entries(files).flatMap(([path, text]): readonly Action[] => {
      const dir = path.slice(0, path.lastIndexOf('/'))
      return [
        ...(dir === '' ? [] : [{ do: 'run' as const, line: `mkdir -p ${dir}` }]),
        { do: 'run', line: `nano ${path}`, edits: [text] },
      ]
    })
    return [...written, { do: 'run', line, ...(edits && { edits }) }]
  })

/** Undefined where a level from a file cannot be built. */
function opened(id: string, level: Level | undefined, actions: readonly Action[]): GitSession | undefined {
  try {
    return openGitSession(id, level, actions)
  } catch (fault) {
    if (level) throw fault
    return undefined
  }
}

export const git: Lab = {
  id: 'git',
  chapter: 'git',
  scenarios: [
    ...levels.map(({ id, goals, hints, solution, wrong }) => ({
      ...{ id, hints: hints.length, goals: goals.map((goal) => goal.id) },
      ...{ solution: asActions(solution), wrong: asActions(wrong) },
    })),
    { id: sandbox, goals: [], hints: 0, solution: [], wrong: [] },
  ],
  useWords: useGitWords,
  start: (id, saved): Started => {
    const level = levels.find((one) => one.id === id)
    if (!level && id !== sandbox) return { kind: 'failed', why: 'unknownScenario' }
    if (saved.length > longestRun) return { kind: 'failed', why: 'tooLong' }
    const actions = readActions(saved)
    // A level can only be brought into the sandbox.
    if (!actions || (level && actions[0]?.do === 'level')) return { kind: 'failed', why: 'unreadable' }
    const session = opened(id, level, actions)
    if (!session) return { kind: 'failed', why: 'unreadable' }
    return { kind: 'started', session: Object.assign(session, { draw: () => <GitStage session={session} /> }) }
  },
}
