/** cherry-pick and revert beside git. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'
import type { Step } from './script'

const why = whyNot()
if (why !== undefined) console.log(`Picks are not compared: ${why}`)

const base: readonly (string | Step)[] = [
  { line: 'git add -A; git commit -qm base; git checkout -q -b topic', write: { a: '1\n2\n3\n' } },
  { line: 'git add -A; git commit -qm "topic change"', write: { a: '1\ntopic\n3\n' } },
  { line: 'git add -A; git commit -qm "add b" -m "Body of b."', write: { b: 'b\n' } },
  { line: 'git add -A; git commit -qm "add d"', write: { 'x/d': 'd\n' } },
  { line: 'git checkout -q main; git add -A; git commit -qm "main change"', write: { a: '1\nmain\n3\n', m: 'm\n' } },
]
const hand = { line: 'git add -A; git cherry-pick --continue', write: { a: '1\nboth\n3\n' }, edits: [null] }

const scripts: Readonly<Record<string, readonly (string | Step)[]>> = {
  'the branch before': [
    'git switch -q topic; git switch -q -; git cherry-pick -',
    'git revert --no-edit -',
    'git log -3',
  ],
  'one commit': ['git cherry-pick topic', 'git cherry-pick -x topic~1', 'git log -2'],
  'a range with a conflict': ['git cherry-pick -x main..topic', 'git status', hand, 'git status'],
  'a conflict that is skipped': ['git cherry-pick topic~2 topic', 'git cherry-pick --skip', 'git status'],
  'a conflict that is given up': ['git cherry-pick topic~2 topic', 'git cherry-pick --abort', 'git status'],
  'a conflict that is left': ['git cherry-pick topic~2 topic', 'git cherry-pick --quit', 'git status'],
  'an abort after HEAD moved': [
    'git cherry-pick topic~2 topic',
    'git add -A; git commit -qm own',
    'git cherry-pick --abort',
  ],
  'empty commits': [
    'git cherry-pick topic~1; git cherry-pick topic~1',
    'git cherry-pick --skip',
    'git cherry-pick --keep-redundant-commits topic~1',
    'git checkout -q topic; git commit -q --allow-empty -m nothing; git checkout -q main',
    'git cherry-pick topic; git cherry-pick --skip; git cherry-pick --allow-empty topic',
  ],
  'without a commit': ['git cherry-pick -n topic topic~1', 'git status -s', 'git cherry-pick -n topic~2', 'git status'],
  'onto nothing': ['git checkout -q --orphan fresh; git rm -rfq .', 'git cherry-pick topic~1', 'git log'],
  'the first is empty': [
    'git cherry-pick main topic; git status; git commit; git cherry-pick --skip',
    'git cherry-pick main topic~1; git commit --allow-empty --no-edit; git cherry-pick --continue; git log',
  ],
  'without a commit, and given up': [
    'git revert -n topic~2; git status; git commit -a -m x; git revert --abort; git revert --continue',
    'git reset -q --hard; git revert -n HEAD; git commit -am y; git revert --abort; git status',
  ],
  'only intended to be added': [
    { line: 'git add -N new; git cherry-pick topic~1; git cherry-pick -n topic; git status', write: { new: 'new\n' } },
  ],
  'a fast forward': ['git checkout -q main~1', 'git cherry-pick --ff topic~2', 'git cherry-pick --ff topic'],
  'sign-off and editor': [
    'git cherry-pick -s topic~1',
    { line: 'git cherry-pick -e topic', edits: ['Another\n\nwords\n'] },
    'git log -2',
  ],
  reverts: [
    'git cherry-pick topic~1',
    'git revert --no-edit HEAD',
    'git revert --no-edit HEAD',
    'git revert -n HEAD; git status',
    'git reset -q --hard; git revert --no-edit topic~2',
    'git revert --abort; git revert --no-edit HEAD~2..HEAD',
  ],
  'nothing to go on with': [
    ...['cherry-pick', 'revert'].flatMap((verb) =>
      ['--continue', '--skip', '--abort', '--quit'].map((how) => `git ${verb} ${how}`),
    ),
  ],
  errors: [
    'git cherry-pick nowhere',
    'git cherry-pick topic..topic',
    'git cherry-pick -m 1 topic; git cherry-pick -m 2 topic',
    'git cherry-pick --abort --continue',
    'git cherry-pick -m x topic',
    'git cherry-pick topic:a',
    { line: 'git cherry-pick topic~2', write: { a: 'local\n' } },
    'git add a; git cherry-pick topic',
    { line: 'git reset -q --hard; git cherry-pick topic~1', write: { b: 'untracked\n' } },
    'rm b; git cherry-pick topic~2 topic; git cherry-pick topic~2 topic; git revert --no-edit HEAD topic',
  ],
}

describe.skipIf(why !== undefined)('cherry-pick and revert', () => {
  it.each(Object.entries(scripts))('%s', (_, steps) => {
    expect(report([...base, ...steps])).toBeUndefined()
  })
})
