import { expect, it } from 'vitest'
import { openGitSession } from '../view/session'
import { makeLevel } from './makeLevel'
import { isForgotten } from './reachable'
import { type Action, readActions } from './savedActions'

type Run = Extract<Action, { do: 'run' }>

/** A number from 0 up to `below`, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const words = {
  ...{ graph: 'graph', clean: 'clean', detached: 'detached' },
  ...{ head: (branch: string) => `on ${branch}`, files: (branch: string) => `files of ${branch}` },
}
const run = (line: string, edits?: (string | null)[]): Run => ({ do: 'run', line, ...(edits && { edits }) })
const make = (before: readonly Run[], after: readonly Run[]) =>
  makeLevel({ title: '<img src=x onerror=alert(1)>', story: '\u202etext\n\n[x](javascript:1)', before, after, words })

const names = ['main', 'topic', 'fix/one', '__proto__', 'constructor', '<b>', 'é']
const texts = ['one', 'two', '$x', '<script>alert(1)</script>', '\u202e', '😀']

function some(roll: (below: number) => number, count: number): readonly Run[] {
  const name = () => names[roll(names.length)] ?? ''
  const text = () => texts[roll(texts.length)] ?? ''
  const one = [
    () => run(`echo '${text()}' >> '${name().replace('/', '')}'`),
    () => run(`git add . && git commit -m '${text()}'`),
    () => run(`git add . && git commit`, [`${text()}\n`]),
    () => run(`git switch -c '${name()}'`),
    () => run(`git switch '${name()}'`),
    () => run(`git merge '${name()}' -m merged`),
    () => run('git commit --amend --no-edit'),
    () => run('git checkout --detach'),
    () => run('git reset --hard HEAD~1'),
    () => run(`git branch -D '${name()}'`),
    () => run('git stash -u'),
  ]
  return Array.from({ length: count }, () => (one[roll(one.length)] ?? (() => run('true')))())
}

const start = ['git init -q app', 'cd app', 'echo 0 > f', 'git add .', 'git commit -qm first'].map((line) => run(line))

/** Goals that are met after these of a level's lines. */
function metAfter(level: object, lines: readonly Run[]): { readonly met: number; readonly all: number } {
  const saved = readActions(JSON.parse(JSON.stringify([{ do: 'level', level }, ...lines])))
  if (!saved) throw new Error('the level cannot be read')
  const session = openGitSession('sandbox', undefined, saved)
  return { met: session.met().size, all: session.level?.goals.length ?? 0 }
}

it('is met by what was done, and not before, or it is not made', () => {
  let made = 0
  for (let seed = 0; seed < 150; seed++) {
    const roll = dice(seed)
    const before = [...start, ...some(roll, roll(6))]
    const after = [...some(roll, 1 + roll(8)), run('git clean -fdq; git add .; git commit -qm last')]
    const draft = make(before, after)
    if ('why' in draft) {
      expect(draft.why, `seed ${seed}`).toBe('same')
      continue
    }
    made++
    const done = metAfter(draft.level, after)
    expect(done.met, `seed ${seed}`).toBe(done.all)
    expect(metAfter(draft.level, []).met, `seed ${seed}`).toBeLessThan(done.all)
  }
  expect(made).toBeGreaterThan(50)
})

it('is not made of nothing, or of too much', () => {
  expect(make(start, [])).toEqual({ why: 'same' })
  expect(make(start, [run('git status')])).toEqual({ why: 'same' })
  const many = Array.from({ length: 45 }, () => run('git commit -q --allow-empty -m more'))
  expect(make(start, many)).toEqual({ why: 'tooLarge' })
})

it('finds a text wherever a repository still holds it', () => {
  const session = openGitSession('sandbox', undefined, [
    ...start,
    run('echo secret > s; git add .; git commit -qm add'),
  ])
  const repo = () => {
    const found = session.world.machine.repositoryAt(session.world.shell.cwd)
    if (!found) throw new Error('no repository')
    return found
  }
  const isGone = (line: string) => {
    session.run(line)
    return isForgotten(repo(), 'secret')
  }
  expect(isGone('git reset -q --hard HEAD~1')).toBe(false) // the log has it
  expect(isGone('git reflog expire --expire=now --all')).toBe(true)
  expect(isGone('echo secret > t; git add t')).toBe(false)
  expect(isGone('git rm -qf t; git commit -q --allow-empty -m secret')).toBe(false)
})
