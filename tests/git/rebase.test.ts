/** rebase beside git. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'
import type { Step } from './script'

const why = whyNot()
if (why !== undefined) console.log(`Rebases are not compared: ${why}`)

const base: readonly (string | Step)[] = [
  { line: 'git add -A; git commit -qm base; git checkout -q -b topic', write: { a: '1\n2\n3\n' } },
  { line: 'git add -A; git commit -qm "topic change"', write: { a: '1\ntopic\n3\n' } },
  { line: 'git add -A; git commit -qm "add b" -m "Body of b."', write: { b: 'b\n' } },
  { line: 'git add -A; git commit -qm "add d"', write: { d: 'd\n' } },
  { line: 'git checkout -q main; git add -A; git commit -qm "main change"', write: { m: 'm\n' } },
  'git checkout -q topic',
]
const onMain: Step = {
  line: 'git checkout -q main; cat n > a; rm n; git commit -qam other; git checkout -q topic',
  write: { n: '1\nmain\n3\n' },
}
const goOn: Step = { line: 'git add -A; git rebase --continue', write: { a: '1\nboth\n3\n' }, edits: [null] }
const todo = (...lines: string[]) => `${lines.join('\n')}\n`
const nothing = [null, null, null, null]

const scripts: Readonly<Record<string, readonly (string | Step)[]>> = {
  'onto main': ['git rebase main', 'git rebase main', 'git status', 'git log'],
  'another branch': ['git checkout -q main', 'git rebase main topic', 'git rebase main topic', 'git rebase -f -v main'],
  'a conflict': [onMain, 'git rebase main', 'git status', goOn, 'git status'],
  'a conflict skipped': [onMain, 'git rebase main', 'git rebase --skip'],
  'a conflict given up': [onMain, 'git rebase main', 'git rebase --continue', 'git rebase --abort', 'git status'],
  'a conflict left': [onMain, 'git rebase main', 'git rebase', 'git rebase --quit', 'git status'],
  'onto and root': ['git rebase --onto main topic~2', 'git rebase --root', 'git rebase --root --onto main'],
  'already there': ['git checkout -q main; git cherry-pick topic~1; git checkout -q topic', 'git rebase main'],
  'already there, and quiet': [
    'git checkout -q main; git cherry-pick topic~1; git checkout -q topic',
    'git rebase -q main',
  ],
  'becomes empty': [
    'git checkout -q main; git cherry-pick topic~1 topic; git reset -q --soft HEAD~2; git commit -qm both; git checkout -q topic',
    'git rebase main',
  ],
  interactive: [
    {
      line: 'git rebase -i main',
      edits: [todo('pick topic', 'reword topic~2', 'squash topic~1 x'), 'Another\n', null],
    },
    'git log',
  ],
  'edit, break and exec': [
    { line: 'git rebase -i main', edits: [todo('edit topic~2', 'break', 'exec false', 'x git status', 'p topic')] },
    'git status',
    { line: 'git add -A; git rebase --continue', write: { e: 'e\n' }, edits: nothing },
    'git status; git rebase --continue',
    { line: 'git rebase --edit-todo', edits: [todo('fixup topic~1', 'drop topic')] },
    'git rebase --continue',
  ],
  fixups: [
    { line: 'git rebase -i main', edits: [todo('pick topic~2', 'fixup -C topic~1', 'fixup topic')] },
    { line: 'git rebase -i -f main~1', edits: [null, null] },
  ],
  autosquash: [
    { line: 'git add -A; git commit -q --fixup=topic~1', write: { b: 'b\nc\n' } },
    { line: 'git add -A; git commit -qm "squash! topic change"', write: { c: 'c\n' } },
    { line: 'git rebase -i --autosquash main', edits: nothing },
    'git log',
  ],
  'lists that cannot be': [
    { line: 'git rebase -i main', edits: ['\n# nothing\n'] },
    { line: 'git rebase -i main', edits: [todo('fixup topic')] },
    { line: 'git rebase --edit-todo', edits: [todo('hop topic', 'pick nowhere', 'pick')] },
    'git rebase --continue; git rebase --abort',
  ],
  'local changes': [
    { line: 'git rebase main', write: { a: 'local\n' } },
    'git add a; git rebase main',
    'git rebase --autostash main',
    'git status',
  ],
  'lists with more than one error': [
    { line: 'git rebase -i main', edits: [todo('pick nowhere', 'fixup topic', 'pick nowhere')] },
    { line: 'git rebase --edit-todo', edits: [todo('pick topic~1 as it is', 'fixup HEAD')] },
    'git rebase --continue; cat .git/rebase-merge/done; git status',
  ],
  'staged changes at a break': [
    { line: 'git rebase -i main', edits: [todo('break', 'pick topic')] },
    { line: 'git add z; git rebase --continue', write: { z: 'z\n' } },
  ],
  'a chain with fixup -c': [
    {
      line: 'git rebase -i main',
      edits: [todo('pick topic~2', 'fixup -C topic~1', 'fixup -c topic', 'exec false'), null],
    },
    'git log --format=%B; cat .git/rebase-merge/rewritten-list; git rebase --continue',
    { line: 'git rebase -i HEAD~1', edits: [todo('exec true', 'fixup -c main'), null] },
    'cat .git/SQUASH_MSG; git status',
  ],
  'a chain begun by what is where it should be, and with a dropped commit in it': [
    {
      line: 'git rebase -i HEAD~3',
      edits: [todo('pick topic~2', 'squash main', 'drop topic~1', 'squash topic'), null],
    },
    { line: 'git rebase --abort; git rebase -i topic~2', edits: [todo('pick topic~1', 'squash topic', 'exec false')] },
    {
      line: 'git rebase --abort; git rebase -i main',
      edits: [todo('drop topic', 'pick topic~1', 'fixup HEAD', 'break')],
    },
    'cat .git/rebase-merge/rewritten-list; git rebase --abort',
    {
      line: 'git add -A; git commit -qm conflict; git rebase -i topic~2',
      write: { b: 'else\n' },
      edits: [todo('pick topic~1', 'fixup topic', 'break')],
    },
  ],
  'a chain that conflicts at its end': [
    {
      line: 'git add -A; git commit -qm again; git rebase -i main',
      write: { a: 'again\n' },
      edits: [todo('pick topic~2', 'squash topic')],
    },
    'cat .git/SQUASH_MSG; git rebase --skip',
  ],
  'a root to meld': [
    { line: 'git rebase -i --root', edits: [todo('exec true', 'fixup topic')] },
    'git status; cat .git/rebase-merge/done',
  ],
  'a root to reword': [
    { line: 'git rebase -i --root', edits: [todo('reword topic~2', 'pick topic~1')] },
    { line: 'git add -A; git rebase --continue', write: { a: 'root\n' }, edits: [null] },
  ],
  'left with an autostash': [
    { line: 'git rebase --autostash -x false main', write: { a: 'local\n' } },
    'git rebase --quit; git stash list; git cherry-pick main',
    'git cherry-pick topic~2; git rebase --quit; git rebase HEAD',
  ],
  'a branch that moved meanwhile': [
    'git rebase -x false main',
    'git update-ref refs/heads/topic main; git rebase --continue',
    'git checkout -q topic; git rebase --abort',
  ],
  'upstream and base': [
    { line: 'git rebase -i --keep-base main', edits: [null] },
    'cat .git/ORIG_HEAD; git rebase --keep-base --no-reapply-cherry-picks main',
    'git rebase --stat --onto main --root',
    'git rebase --onto HEAD topic topic; git reflog',
  ],
  'upstream that was rewritten': [
    'git checkout -q main; git checkout -q -b up; git branch -q -u main; git commit -q --allow-empty -m five',
    'git checkout -q main; git commit -q --amend -m rewritten; git checkout -q up; git rebase',
    'git reset -q --hard ORIG_HEAD; git rebase --no-fork-point; git reset -q --hard ORIG_HEAD; git rebase --fork-point main',
    'git reset -q --hard ORIG_HEAD; git rebase --keep-base; git log --oneline',
  ],
  errors: [
    ...['--continue', '--skip', '--abort', '--quit', '--edit-todo'].map((how) => `git rebase ${how}`),
    'git rebase; git rebase nowhere; git rebase main nowhere; git rebase --onto nowhere main',
    'git rebase --abort --skip; git rebase --keep-base --onto main main; git rebase -x "" main',
    { line: 'git rebase main', write: { m: 'untracked\n' } },
  ],
}

describe.skipIf(why !== undefined)('rebase', () => {
  it.each(Object.entries(scripts))('%s', (_, steps) => {
    expect(report([...base, ...steps])).toBeUndefined()
  })
})
