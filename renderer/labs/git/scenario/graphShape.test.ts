import { describe, expect, it } from 'vitest'
import { isShape } from './graphShape'
import { World } from './world'

/**
 * `one - two - left - merge` on `main`, with `side` on `two` as the second parent of `merge`; `early` is on `one`, and
 * `all` merges `main` with `early`.
 */
const world = new World({
  setup: [
    'git init -q app && cd app',
    'git commit -q --allow-empty -m one && git tag one',
    'git commit -q --allow-empty -m two && git tag two',
    'git switch -q -c side && git commit -q --allow-empty -m side',
    'git switch -q main && git commit -q --allow-empty -m left && git tag left',
    'git merge -q --no-ff -m merge side',
    'git switch -q -c early one && git commit -q --allow-empty -m early',
    'git switch -q -c all main && git merge -q --no-ff -m all early',
  ],
})
const repo = world.machine.repositoryAt(world.shell.cwd)
if (!repo) throw new Error('The world has no repository.')

const oid = (rev: string) => {
  const ran = world.shell.run({ line: `git rev-parse --verify -q ${rev}` })
  const text = ran.kind === 'ran' ? ran.pieces.map((piece) => piece.text).join('') : ''
  return text.trim() || undefined
}
const matches = (commits: readonly string[], refs: Readonly<Record<string, string>>, above?: string) =>
  isShape(
    repo,
    commits,
    Object.entries(refs).map(([rev, node]) => ({ node, oid: oid(rev) })),
    above === undefined ? undefined : oid(above),
  )

const whole = ['m: l s', 'l: b', 's: b', 'b: a', 'a:']

describe('a graph without a base', () => {
  it('matches under any names and in any order of its lines', () => {
    expect(matches(whole, { main: 'm' })).toBe(true)
    expect(matches(['x:', 'y: x', 'w: y', 'v: y', 'u: v w'], { main: 'u', side: 'w' })).toBe(true)
  })
  it.each([
    ['its parents are swapped', ['m: s l', 'l: b', 's: b', 'b: a', 'a:'], { main: 'm', side: 's' }],
    ['a commit is missing', ['m: l s', 'l: b', 's: b', 'b:'], { main: 'm' }],
    ['a commit too many is asked for', [...whole, 'z: a'], { main: 'm' }],
    ['a commit too many is there', ['l: b', 'b:'], { left: 'l' }],
    ['a shared commit is asked for twice', ['m: l s', 'l: b', 's: c', 'b: a', 'c: a', 'a:'], { main: 'm' }],
    ['a parent is missing', ['m: l', 'l: b', 'b: a', 'a:'], { main: 'm' }],
    ['a parent is asked for that no line describes', ['l: b', 'b: x'], { left: 'l' }],
    ['a head is at another commit', whole, { main: 'm', side: 'l' }],
    ['two heads are asked to be at one commit', ['b: a', 'a:'], { two: 'b', left: 'b' }],
    ['a head does not exist', whole, { main: 'm', nowhere: 's' }],
  ])('does not match when %s', (_why, commits, refs) => expect(matches(commits, refs)).toBe(false))

  it('does not match when two commits are asked to be one', () => {
    expect(matches(['m: s s', 's: b', 'b: a', 'a:'], { main: 'm' })).toBe(false)
  })
})

describe('a graph above a base', () => {
  it('matches where all ways down end at the base', () => {
    expect(matches(['m: l s', 'l: base', 's: base'], { main: 'm' }, 'two')).toBe(true)
    expect(matches(['l: base'], { left: 'l', two: 'base' }, 'two')).toBe(true)
    expect(matches(['s: base'], { side: 's' }, 'two')).toBe(true)
    expect(matches(['m: base s', 's: b', 'b: a', 'a:'], { main: 'm' }, 'left')).toBe(false)
  })
  it.each([
    ['a commit stands on an ancestor of the base', ['e: base'], { early: 'e' }, 'two'],
    ['a second way goes past the base', ['x: base e', 'e: base'], { all: 'x' }, 'main'],
    ['a head is at an ancestor of the base', ['l: base'], { left: 'l', one: 'base' }, 'two'],
    ['the base is lower', ['l: base'], { left: 'l' }, 'one'],
    ['the base is not reached', ['l: b', 'b: a', 'a:'], { left: 'l' }, 'early'],
    ['a head should be at the base and is above it', [], { left: 'base' }, 'two'],
  ])('does not match when %s', (_why, commits, refs, above) => expect(matches(commits, refs, above)).toBe(false))
})
