/** stash beside git. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'
import type { Step } from './script'

const why = whyNot()
if (why !== undefined) console.log(`Stashes are not compared: ${why}`)

const base: readonly (string | Step)[] = [
  { line: 'git add -A; git commit -qm base', write: { a: '1\n2\n3\n', b: 'b\n', 'x/c': 'c\n' } },
]
const work: Step = { line: 'git add b', write: { a: '1\nlocal\n3\n', b: 'staged\n', new: 'new\n' } }

const scripts: Readonly<Record<string, readonly (string | Step)[]>> = {
  'push and pop': [work, 'git stash', 'git status -s', 'git stash list', 'git stash show', 'git stash pop'],
  'with the index': [work, 'git stash', 'git stash apply --index', 'git status', 'git stash drop'],
  untracked: [
    work,
    'git stash -u -m "set aside"',
    'git status',
    'git stash show -u',
    'git stash pop -q',
    'git status -s',
  ],
  'kept index': [work, 'git stash push -k', 'git status', 'git reset -q --hard; git stash pop'],
  paths: [work, 'git stash push -- a', 'git status', 'git stash push -- nowhere', 'git stash pop'],
  staged: [work, 'git stash push --staged', 'git status', 'git stash pop'],
  'a conflict': [
    work,
    'git stash',
    { line: 'git commit -qam other', write: { a: '1\nother\n3\n' } },
    'git stash pop',
    'git stash',
    'git stash list; git checkout -q -f; git stash drop',
  ],
  'local changes in the way': [work, 'git stash', { line: 'git stash pop', write: { a: 'more\n' } }, 'git stash list'],
  'several entries': [
    work,
    'git stash; echo 1 > a; git stash -q; echo 2 > b; git stash save third',
    'git stash list; git stash drop 1; git stash list; git stash apply stash@{1}',
    'git checkout -q -f; git stash clear; git stash list',
  ],
  'a branch of it': [work, 'git stash; git commit -q --allow-empty -m more', 'git stash branch fresh', 'git log'],
  'create and store': [work, 'git stash create words', 'git stash store -m kept $(git stash create)', 'git stash list'],
  'the index onto another text': [
    { line: 'git add a; git stash', write: { a: '1\n2\nthree\n' } },
    { line: 'git commit -qam moved', write: { a: '0\n0\n0\n0\n1\n2\n3\n' } },
    'git stash apply --index; git status; git stash apply --index',
    { line: 'git reset -q --hard; git commit -qam other', write: { a: '1\n2\n3\n4\n' } },
    'git stash apply --index; git rm -q a; git commit -qm gone; git stash pop --index',
    { line: 'git add a; git stash -q; git add a; git commit -qm a; git stash pop --index', write: { a: 'new\n' } },
  ],
  'staged beside more changes': [
    { line: 'git add a', write: { a: '1\n2\n3\n4\n5\n6\n7\n8\n' } },
    { line: 'git commit -qam long; git add a', write: { a: '1\n2\n3\n4\n5\nsix\n7\n8\n' } },
    { line: 'git stash -S; git status', write: { a: 'one\n2\n3\n4\n5\nsix\n7\n8\n' } },
    { line: 'git add b; git stash -S', write: { a: '1\n2\n3\n4\n5\n6\n7\n8\n', b: 'staged\n' } },
    { line: 'git stash -S', write: { b: 'staged and more\n' } },
    { line: 'git add new; git stash -S', write: { new: 'new\n' } },
    { line: 'git add new; rm new; git stash -S', write: { new: 'new\n' } },
  ],
  'files as they were': [{ line: 'git add a; git show HEAD:a > a', write: { a: 'x\n' } }, 'git stash', 'git stash pop'],
  'in the middle of a merge': [
    work,
    'git stash; git checkout -q -b other; git show stash@{0}:b > a; git commit -qam one; git checkout -q main',
    { line: 'git commit -qam two; git merge other; git stash apply; git stash', write: { a: 'mine\n' } },
  ],
  'paths that are not there': [
    { line: 'git stash push -u -- b nowhere; git status; git stash list', write: { new: 'new\n' } },
    'git stash push -u -- nowhere new',
    'git stash branch main',
  ],
  'only intended to be added': [
    { line: 'git add -N new; git stash; git stash create', write: { new: 'new\n' } },
    'git rebase --autostash HEAD',
  ],
  errors: [
    'git stash; git stash list; git stash pop; git stash drop; git stash apply nowhere; git stash show',
    'git stash hop; git stash branch; git stash clear now; git stash store nowhere; git stash pop a b',
    work,
    'git stash; git stash drop HEAD; git stash pop stash@{3}; git stash apply HEAD',
  ],
  'what there is to say': [
    'git stash -q',
    'git commit -qm 1 --allow-empty',
    'echo 1 > a',
    'git stash -u',
    'git stash pop',
    'git stash -u',
    'git stash apply -q',
    'git clean -fd',
    'git stash pop --index',
    'git add a; git commit -qm 2',
    'git commit --fixup=amend:HEAD',
    'git commit --allow-empty --allow-empty-message -m "" -q',
    'echo 2 > a',
    'git stash',
    'git stash list',
    'git cat-file -p stash^2',
    'git reset --hard',
    'echo 3 > a; echo b > b; git add b',
    'git stash push -S a',
    'git stash push -S b',
  ],
  'a staged file that is gone stays in the stash': [
    'echo 1 > a; git add a; git commit -qm 1',
    'git mv a b; rm b',
    'git stash',
    'git show-ref',
    'git ls-tree stash',
    'echo 2 > c; git add c; rm c; git stash push c',
    'git status -s; git stash list',
    'echo 2 > a; git add a; echo 1 > a; git stash push a',
    'git status -s',
    'echo 2 > a; git add a; echo 1 > a; echo 3 > u; git stash push -k -u a u',
    'git status -s',
    'echo 2 > a; git add a; rm a; git stash push a',
  ],
  'nothing staged leaves the commit of the index behind': [
    'echo 1 > a; git add a; git commit -qm 1',
    'echo 2 > a',
    'git stash push --staged',
    'git fsck',
  ],
}

describe.skipIf(why !== undefined)('stash', () => {
  it.each(Object.entries(scripts))('%s', (_, steps) => {
    expect(report([...base, ...steps])).toBeUndefined()
  })
})
