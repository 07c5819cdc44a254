import { describe, expect, it } from 'vitest'
import { longestRun } from '../../lab'
import { git } from '../lab'
import { type Level, levelSchema } from '../scenario/level'
import { levels } from '../scenario/levels'
import { type Action, longestEdit, longestLine, readActions } from '../scenario/savedActions'
import { type GitSession, openGitSession } from './session'

const open = (saved: readonly Action[] = []) => openGitSession('sandbox', undefined, saved)

/** A number from 0 up to `below`, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** All that a run can see of itself. */
function stateOf(session: GitSession) {
  const { machine, shell } = session.world
  const files = [...machine.files.walk('/')].map(([path, { text, isExecutable }]) => [path, text, isExecutable]).sort()
  const repo = machine.repositoryAt('/home/you/app')
  const { cwd, last, variables, history } = shell.state()
  const { entries, editing, prompt } = session.now()
  return {
    ...{ files, objects: [...(repo?.oids() ?? [])].sort(), index: repo?.index(), now: machine.now },
    ...{ cwd, last, variables: [...variables], history, entries, editing, prompt, lines: session.world.lines },
    ...{ met: [...session.met()], actions: session.actions() },
  }
}

const lines = [
  ...[
    'git init app',
    'cd app',
    'cd ..',
    'echo one > a',
    'echo two >> a',
    'git add .',
    'git commit -m next',
    'git commit',
  ],
  ...['git commit --amend', 'git switch -c topic', 'git switch main', 'git merge topic', 'git merge --no-ff topic'],
  ...[
    'git rebase -i --root',
    'git stash',
    'git stash pop',
    'git reset --hard HEAD~1',
    'git status',
    'nano a',
    'x=$(cat a)',
  ],
  ...[
    'git log --oneline',
    'git nonsense',
    'false',
    '"',
    'rm a',
    'git push',
    'git tag v1',
    'git config a.b c',
    'mkdir -p d/e',
  ],
]

function wander(session: GitSession, roll: (below: number) => number, steps: number, also: readonly string[] = []) {
  const all = [...lines, ...also]
  for (let step = 0; step < steps; step++) {
    if (session.now().editing) session.finishEditing(['message\n', '', null, 'drop x\n', 'a\nb\n'][roll(5)] ?? null)
    else {
      const what = roll(10)
      if (what === 0) session.undo()
      else if (what === 1) session.redo()
      else if (what === 2) session.goTo(roll(session.now().entries.length + session.now().ahead + 1))
      else session.run(all[roll(all.length)] ?? '')
    }
  }
}

describe('a run', () => {
  it('is wherever one went in it what its actions lead to from the start', () => {
    let opened = 0
    for (let seed = 0; seed < 60; seed++) {
      const roll = dice(seed)
      const session = open()
      wander(session, roll, 30)
      if (session.now().editing) opened++
      const again = open(session.actions())
      expect(again.now().editing).toBeUndefined()
      expect({ ...stateOf(again), editing: undefined }, `seed ${seed}`).toEqual({
        ...stateOf(session),
        editing: undefined,
      })
      expect(readActions(JSON.parse(JSON.stringify(session.actions())))).toEqual(session.actions())
    }
    expect(opened).toBeGreaterThan(0)
  })

  it('is so in every level, with goals that stay and what others do', () => {
    for (const [at, level] of levels.entries()) {
      const roll = dice(at + 1)
      const session = openGitSession(level.id, level, [])
      const own = level.solution.map((step) => (typeof step === 'string' ? step : step.line))
      wander(session, roll, 16, [...own, ...own, ...own])
      const again = openGitSession(level.id, level, session.actions())
      expect({ ...stateOf(again), editing: undefined }, level.id).toEqual({ ...stateOf(session), editing: undefined })
    }
  })

  it('comes back to what it was by undo and redo', () => {
    const session = open()
    for (const line of ['git init app', 'cd app', 'echo 1 > a', 'git add a', 'git commit -m one']) session.run(line)
    const before = stateOf(session)
    for (let back = 0; back < 3; back++) session.undo()
    expect([session.now().ahead, session.now().prompt]).toEqual([3, '~/app'])
    for (let on = 0; on < 3; on++) session.redo()
    expect(stateOf(session)).toEqual(before)
    session.undo()
    session.run('echo 2 > b')
    expect([session.now().ahead, session.actions().length]).toEqual([0, 5])
  })

  it('does not hold an editor that was open', () => {
    const session = open()
    for (const line of ['git init app', 'cd app', 'git commit --allow-empty']) session.run(line)
    expect([session.now().editing?.line, session.actions().length, session.run('ls')]).toEqual([
      'git commit --allow-empty',
      2,
      false,
    ])
    session.undo()
    expect([session.now().editing, session.now().prompt]).toEqual([undefined, '~'])
  })

  it('takes no line when it is full', () => {
    const session = open(Array.from({ length: longestRun }, () => ({ do: 'run' as const, line: 'true' })))
    expect([session.run('ls'), session.actions().length]).toEqual([false, longestRun])
    session.undo()
    expect(session.run('ls')).toBe(true)
  })

  it('holds nothing that it could not be opened with again', () => {
    const session = open()
    session.run(`echo ${'x'.repeat(longestLine)}`)
    session.run('nano a')
    session.finishEditing('y'.repeat(longestEdit + 1))
    session.run('\ud800')
    expect(readActions(JSON.parse(JSON.stringify(session.actions())))).toEqual(session.actions())
    expect(session.now().entries.map(({ code }) => code)).toEqual([70, 70, 127])
    expect(session.world.machine.files.read('/home/you/a')).toBeUndefined()
  })

  it('of 600 lines is opened soon, and at the cost of some 200,000 units', () => {
    const kinds = [
      'echo 1 >> f',
      'git add .',
      'git commit -qm next',
      'git status',
      'git log --oneline',
      'git diff HEAD~1',
    ]
    const actions = ['git init app', 'cd app', ...Array.from({ length: 98 }, () => kinds).flat()].map(
      (line) => ({ do: 'run', line }) as const,
    )
    const session = open(actions.slice(0, longestRun))
    expect(session.now().entries.length).toBe(590)
    expect(session.world.state().left).toBeGreaterThan(1_000_000)
  })
})

const level: Level = {
  ...{ id: 'shared', title: 't', story: ['s'], setup: [], hints: [], solution: ['true'], wrong: ['true'] },
  ...{ question: '', answer: '', goals: [{ id: 'a', says: 's', check: { is: 'clean' } }] },
}
const start = (one: unknown) => git.start('sandbox', [{ do: 'level', level: one }]).kind
const double = Array.from(
  { length: 8 },
  () => 'cat a a a a a a a a > b; cat b b b b b b b b > a; sort a | uniq -c | sort | wc',
)

describe('a level of a stranger', () => {
  it.each([
    ['wants the editor', ['git init', 'git commit --allow-empty']],
    ['fills the disk', ['echo 0123456789 > a', ...double]],
    ['never ends', ['git init', 'git config alias.x "bisect run git x"', 'git commit --allow-empty -m a', ...loop()]],
    ['has too many names', [`echo ${'/*/..'.repeat(30)}`]],
    [
      'writes forty times as much each time',
      ['x=0123456789', ...Array.from({ length: 9 }, () => `x=${'$x'.repeat(40)}`)],
    ],
  ])('that %s is refused as unreadable', (_, setup) => {
    expect(levelSchema.safeParse({ ...level, setup }).success).toBe(true)
    expect(start({ ...level, setup })).toBe('failed')
  })

  function loop() {
    return ['git bisect start', 'git commit --allow-empty -m b', 'git bisect bad', 'git bisect good HEAD~1', 'git x']
  }

  it.each([
    { setup: [{ line: 'true', files: { '../x': '' } }] },
    { setup: [{ line: 'true', files: { '/etc/x': '' } }] },
    { setup: [{ line: 'true', files: { 'a/../../x': '' } }] },
    { setup: [{ line: 'true', files: { '.git/config': '' } }] },
    { setup: [{ line: 'true', files: { 'a/.git/hooks/x': '' } }] },
    { setup: [{ line: 'true', files: { './x': '' } }] },
    { setup: [{ line: 'true', files: { 'a\0b': '' } }] },
    { setup: [{ line: 'true', as: 'constructor' }] },
    { setup: Array.from({ length: 201 }, () => 'true') },
    { setup: ['x'.repeat(2_001)] },
    { setup: ['\ud800'] },
    { goals: [] },
    { goals: [{ id: 'a', says: 's', check: nested(7) }] },
    { goals: [{ id: 'a', says: 's', check: nested(5_000) }] },
    { goals: [{ id: '__proto__', says: 's', check: { is: 'clean' } }] },
    { title: 5 },
    { more: 1 },
  ])('is refused where it is no level: %#', (change) => {
    expect(start({ ...level, ...change })).toBe('failed')
  })

  function nested(depth: number): object {
    let check: object = { is: 'clean' }
    for (let at = 0; at < depth; at++) check = { is: 'not', of: check }
    return check
  }

  it('may name things as JavaScript does', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const text = JSON.stringify({
      ...level,
      setup: [
        'git init -q',
        ...names.flatMap((name) => [
          `echo ${name} > ${name}`,
          `git config a.${name === '__proto__' ? 'b' : name} ${name}`,
          'git add .',
          `git commit -qm ${name}`,
          `git branch ${name}`,
          `git tag -a t-${name} -m ${name}`,
        ]),
        `echo x > constructor && git stash -q && git switch -q __proto__`,
      ],
      marks: { constructor: 'HEAD' },
      goals: [
        { id: 'constructor', says: 's', check: { is: 'same', one: '%constructor', other: 'HEAD' } },
        { id: 'a', says: 's', check: { is: 'same', one: '%to-string', other: 'HEAD' } },
        { id: 'b', says: 's', check: { is: 'head', on: '__proto__' } },
      ],
    }).replace('"marks":{', '"marks":{')
    const started = git.start('sandbox', [{ do: 'level', level: JSON.parse(text) }])
    if (started.kind !== 'started') throw new Error(started.why)
    expect([...started.session.met()]).toEqual(['constructor', 'b'])
  })

  it('is taken only as the first of a run, and only in the sandbox', () => {
    expect(
      git.start('sandbox', [
        { do: 'run', line: 'ls' },
        { do: 'level', level },
      ]).kind,
    ).toBe('failed')
    expect(git.start(levels[0]?.id ?? '', [{ do: 'level', level }]).kind).toBe('failed')
    expect(start(level)).toBe('started')
  })

  it('has others come again where one went back before they came', () => {
    const busy = { ...level, events: [{ before: 'push', steps: ['echo came >> /home/you/news'] }] }
    const session = openGitSession('sandbox', undefined, [{ do: 'level', level: busy }])
    const news = () => session.world.machine.files.read('/home/you/news')
    session.run('git push')
    session.run('git push')
    expect(news()).toBe('came\n')
    session.goTo(0)
    expect(news()).toBeUndefined()
    session.run('git push')
    expect(news()).toBe('came\n')
  })

  it('goes on where what happens before a command is broken', () => {
    const broken = { ...level, events: [{ before: 'push', steps: ['git init', 'git commit --allow-empty'] }] }
    const session = openGitSession('sandbox', undefined, [{ do: 'level', level: broken }])
    session.run('git push')
    session.run('ls')
    expect(session.now().entries.map(({ code }) => code)).toEqual([70, 0])
  })
})
