/** Bisections against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Bisections are not compared with real git: ${reason}`)

const grown = Array.from({ length: 8 }, (_, at) => `echo ${at + 1} >f; git add f; git commit -qm c${at + 1}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  'by hand': [
    ...grown,
    ...['git bisect good', 'git bisect start', 'git bisect bad', 'git bisect good HEAD~6', 'git bisect log'],
    ...[
      'git bisect good',
      'git bisect bad',
      'git bisect bad',
      'git bisect reset',
      'git bisect reset',
      'git bisect log',
    ],
  ],
  'commits that cannot be tested': [
    ...grown,
    ...['git bisect start HEAD HEAD~7', 'git bisect skip', 'git bisect skip', 'git bisect skip', 'git bisect skip'],
    ...['git bisect skip', 'git bisect skip', 'git bisect log', 'git bisect reset'],
  ],
  'other words': [
    ...grown,
    ...['git bisect start --term-old=fast --term-new=slow', 'git bisect slow', 'git bisect fast HEAD~4'],
    ...[
      'git bisect terms',
      'git bisect terms --term-good',
      'git bisect bad',
      'git bisect reset main',
      'git bisect terms',
    ],
    ...['git bisect start; git bisect new; git bisect old HEAD~3; git bisect log; git bisect reset'],
  ],
  'by a command': [
    ...grown,
    ...['git bisect start main main~7', 'git bisect run grep -q "[1-4]" f', 'git bisect log', 'git bisect reset'],
    ...['git bisect start main main~4; git bisect run false', 'git bisect reset', 'git bisect run true'],
  ],
  faults: [
    ...grown,
    ...[
      'git bisect bad nope',
      'git bisect start HEAD~3 HEAD',
      'git bisect start HEAD~1 HEAD~1',
      'git bisect reset nope',
    ],
    ...['git bisect start --term-good=bad', 'git bisect start', 'git bisect bad nope', 'git bisect bad HEAD HEAD~1'],
    ...['git bisect', 'git bisect run', 'git bisect reset HEAD~1', 'git bisect start nope --'],
  ],
  again: [
    ...grown,
    ...[
      'git bisect start main main~4; git bisect log >log; git bisect reset',
      'git bisect replay log',
      'git bisect reset',
    ],
  ],
  'one word that is no revision is no path': [
    'echo 1 > a; git add .; git commit -qm 1',
    'git bisect start main HEAD^2',
    'git bisect good',
    'cat .git/BISECT_NAMES',
    'echo 2 > a; git commit -qam 2',
    'git bisect bad',
    'git bisect reset',
    'git bisect start HEAD HEAD~1 -- a',
    'git bisect log; cat .git/BISECT_NAMES',
    'git branch -m main old',
    'git branch -c main copy',
    'git branch -f main HEAD~1',
    'git bisect reset',
    'git bisect start nope a',
    'git bisect log',
    'git bisect bad',
    'git bisect good HEAD~1',
  ],
  'a bisection that cannot begin': [
    'echo 1 > a; git add .; git commit -qm 1',
    'echo 2 > a; git commit -qam 2',
    'echo 3 > a; git commit -qam 3',
    'echo 4 > a; git commit -qam 4',
    'echo 5 > a',
    'git bisect start HEAD HEAD~3',
    'git bisect log',
    'git checkout -q a; git bisect start HEAD HEAD~3',
    'echo 9 > a',
    'git bisect reset',
    'git bisect start :/1 HEAD~1',
  ],
  'paths that no commit touches, and the commit is skipped': [
    'echo 1 > a; git add .; git commit -qm 1',
    'git bisect start -- nope b; git bisect good',
    'git commit -q --allow-empty -m 2',
    'git bisect bad',
    'git bisect skip',
    'git commit -q --allow-empty -m 3; git bisect bad',
    'git bisect skip',
  ],
  'what is found is shown in the usual format': [
    'echo 1 > a; git add .; git commit -qm 1',
    'echo 2 > a; git commit -qam 2',
    'git config format.pretty oneline',
    'git bisect start HEAD HEAD~1',
  ],
}

describe.skipIf(reason)('bisect', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 60_000 }, (_, script) => {
    expect(report(script)).toBeUndefined()
  })
})
