/** Every level, in the engine and with the git of this machine: not done at its start, done by its solution, not by the wrong one. */
import { describe, expect, it } from 'vitest'
import { holds, type Looked } from '../../renderer/labs/git/scenario/check'
import { type Level, levelSchema, type Step } from '../../renderer/labs/git/scenario/level'
import { levels, levelsOf } from '../../renderer/labs/git/scenario/levels'
import { World } from '../../renderer/labs/git/scenario/world'
import { whyNot } from './real'
import { playForReal } from './realLevel'

const reason = whyNot()
if (reason) console.warn(`Levels are not played with real git: ${reason}`)

/** What came of the steps: each line's output, the goals that are met, and where the marks are. */
interface Course {
  readonly met: readonly string[]
  readonly marks: ReadonlyMap<string, string>
  readonly results: readonly { readonly code: number; readonly out: string; readonly err: string }[]
}

/** The goals that hold at the end, and those that stay and held after a line. */
const metOf = ({ goals }: Level, states: readonly Looked[]) =>
  goals.flatMap(({ id, check, stays }) =>
    (stays ? states : states.slice(-1)).some((state) => holds(check, state)) ? [id] : [],
  )

function play(level: Level, steps: readonly Step[]): Course & { readonly before: readonly string[] } {
  const world = new World(level)
  const look = (): Looked => ({
    ...{ machine: world.machine, lines: world.lines, marks: world.marks },
    ...{ cwd: world.shell.cwd, home: world.shell.home },
  })
  const before = metOf(level, [look()])
  const stayed = new Set<string>()
  const results = steps.map((step) => {
    const ran = world.run(step)
    for (const { id, stays, check } of level.goals) if (stays && holds(check, look())) stayed.add(id)
    if (ran.kind === 'editor') return { code: -1, out: `the editor was wanted for ${ran.path}:\n${ran.text}`, err: '' }
    const text = (to: 'out' | 'err') => ran.pieces.flatMap((piece) => (piece.to === to ? [piece.text] : [])).join('')
    return { code: ran.code, out: text('out'), err: text('err') }
  })
  const atEnd = new Set(metOf(level, [look()]))
  return {
    before,
    met: level.goals.flatMap(({ id }) => (stayed.has(id) || atEnd.has(id) ? [id] : [])),
    ...{ marks: world.marks, results },
  }
}

type Way = 'solution' | 'wrong'
const courses = new Map<string, ReturnType<typeof play>>()

/** Each way is gone once, for all tests of its level. */
function played(level: Level, way: Way): ReturnType<typeof play> {
  const key = `${level.id} ${way}`
  const course = courses.get(key) ?? play(level, level[way])
  courses.set(key, course)
  return course
}

/** The same with real git, whose disk is read after every line only where a goal may stay. */
async function playReal(level: Level, steps: readonly Step[]): Promise<Course> {
  const { states, results } = await playForReal(level, steps, true)
  return {
    met: metOf(level, states),
    marks: states.at(-1)?.marks ?? new Map(),
    results: results.map(({ code, out, err }) => ({ code, out, err })),
  }
}

it('there are levels in every sequence, and no id twice', () => {
  for (const of of Object.values(levelsOf)) expect(of.length).toBeGreaterThan(0)
  expect(new Set(levels.map(({ id }) => id)).size).toBe(levels.length)
})

describe.each(levels.map((level) => [level.id, level] as const))('%s', (_id, level) => {
  const all = level.goals.map(({ id }) => id)
  it('is data that a file could bring', () =>
    expect(levelSchema.parse(JSON.parse(JSON.stringify(level)))).toEqual(level))
  it('has met not all goals at the start', () =>
    expect(played(level, 'solution').before.length).toBeLessThan(all.length))
  it('has met every goal after its solution', () => {
    const { met, results } = played(level, 'solution')
    expect({ met, results: met.length < all.length ? results : [] }).toEqual({ met: all, results: [] })
  })
  it('has not met every goal after the wrong solution', () =>
    expect(played(level, 'wrong').met.length).toBeLessThan(all.length))
})

/** The marks of a level are read when its setup is over, so both runs prove the setup as well. */
const ways = levels.flatMap((level) => [['solution', level] as const, ['wrong', level] as const])
describe.skipIf(reason !== undefined)('the same way with real git', () => {
  for (const [way, level] of ways)
    it.concurrent(`${level.id}: ${way}`, async ({ expect }) => {
      const { before: _, ...ours } = played(level, way)
      expect(ours).toEqual(await playReal(level, level[way]))
    })
})
