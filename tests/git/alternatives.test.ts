/** Other ways through the levels: those that are right must be let through, and cheats must not. */
import { describe, expect, it } from 'vitest'
import { holds } from '../../renderer/labs/git/scenario/check'
import type { Step } from '../../renderer/labs/git/scenario/level'
import { levels } from '../../renderer/labs/git/scenario/levels'
import { World } from '../../renderer/labs/git/scenario/world'
import { branchCheats, branches } from './ways/branches'
import { drift, driftCheats } from './ways/drift'
import { finding, findingCheats } from './ways/finding'
import { objectCheats, objects } from './ways/objects'
import { recovery, recoveryCheats } from './ways/recovery'
import { remoteCheats, remotes } from './ways/remotes'
import { rewriting, rewritingCheats } from './ways/rewriting'
import type { Way } from './ways/way'

const cheats: readonly Way[] = [
  ...[...objectCheats, ...branchCheats, ...rewritingCheats],
  ...[...recoveryCheats, ...remoteCheats, ...findingCheats, ...driftCheats],
]

/** Goals that are not met after the steps, and what git said, for whoever reads the failure. */
function play(id: string, steps: readonly Step[]) {
  const level = levels.find((one) => one.id === id)
  if (!level) throw new Error(`No level is called ${id}.`)
  const world = new World(level)
  const stayed = new Set<string>()
  const isMet = (goal: (typeof level.goals)[number]) =>
    holds(goal.check, {
      ...{ machine: world.machine, lines: world.lines, marks: world.marks },
      ...{ cwd: world.shell.cwd, home: world.shell.home },
    })
  const said = steps.map((step) => {
    const ran = world.run(step)
    for (const goal of level.goals) if (goal.stays && isMet(goal)) stayed.add(goal.id)
    return ran.kind === 'editor' ? `the editor was wanted:\n${ran.text}` : ran.pieces.map(({ text }) => text).join('')
  })
  const open = level.goals.filter((goal) => !stayed.has(goal.id) && !isMet(goal)).map((goal) => goal.id)
  return { open, said }
}

describe('other ways', () => {
  it.each([...objects, ...branches, ...rewriting, ...recovery, ...remotes, ...finding, ...drift])(
    '%s: %j',
    (id, steps) => {
      const { open, said } = play(id, steps)
      expect({ open, said: open.length > 0 ? said : [] }).toEqual({ open: [], said: [] })
    },
  )

  it.each(cheats)('%s is not done by %j', (id, steps) => expect(play(id, steps).open).not.toEqual([]))
})
