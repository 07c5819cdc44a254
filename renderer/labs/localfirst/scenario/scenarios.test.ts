import { describe, expect, it } from 'vitest'
import type { Action } from '../engine/types'
import { createWorld } from '../engine/world'
import { readActions } from './savedActions'
import { type Scenario, seed } from './scenario'
import { scenarios } from './scenarios'

/** The goals met after the actions, with those that stay. */
function play({ config, goals }: Scenario, actions: readonly Action[]) {
  const world = createWorld(config, seed)
  const stayed = new Set<string>()
  const met = () => goals.filter(({ id, holds }) => stayed.has(id) || holds(world.state())).map(({ id }) => id)
  const note = () => {
    for (const goal of goals) if (goal.stays && goal.holds(world.state())) stayed.add(goal.id)
  }
  for (const action of actions) {
    world.act(action)
    note()
  }
  return { met: met(), state: world.state() }
}

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  const ids = scenario.goals.map(({ id }) => id)
  it('has met no goal at the start', () => expect(play(scenario, []).met).toEqual([]))
  it('has met every goal after its solution', () => expect(play(scenario, scenario.solution).met).toEqual(ids))
  it('has not met every goal after the wrong solution', () =>
    expect(play(scenario, scenario.wrong).met.length).toBeLessThan(ids.length))
  it('goes the same way every time', () =>
    expect(play(scenario, scenario.solution).state).toEqual(play(scenario, scenario.solution).state))
  it('writes both as actions that are read back', () => {
    for (const actions of [scenario.solution, scenario.wrong])
      expect(readActions(JSON.parse(JSON.stringify(actions)))).toEqual(actions)
  })
})
