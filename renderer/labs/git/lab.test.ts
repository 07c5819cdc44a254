import { describe, expect, it } from 'vitest'
import { git } from './lab'

const metBy = (id: string, actions: readonly object[]) => {
  const started = git.start(id, actions)
  return started.kind === 'started' ? [...started.session.met()] : started.why
}

/** On a terminal, as in the lab: there merges open the editor, and files are written with it. */
describe.each(git.scenarios.filter(({ goals }) => goals.length > 0))(
  'the run of $id',
  ({ id, goals, solution, wrong }) => {
    it('meets every goal by the solution that the lab shows', () => expect(metBy(id, solution)).toEqual(goals))
    it('does not by the wrong one', () => expect(metBy(id, wrong).length).toBeLessThan(goals.length))
    it('meets not all of them at its start', () => expect(metBy(id, []).length).toBeLessThan(goals.length))
  },
)
