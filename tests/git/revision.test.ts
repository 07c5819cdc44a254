/** Revisions and what is said of wrong ones, against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Revisions are not compared with real git: ${reason}`)

const grown = [
  'echo 1 >a; mkdir d; echo 2 >d/b; git add .; git commit -qm "Add a" -m "With a body"',
  'echo 2 >a; git commit -qam "Change a"; git tag v1; git tag -a v2 -m "Version 2"',
  'git checkout -q -b topic; echo 3 >a; git commit -qam "Fix a on topic"; git checkout -q main',
]

const scripts: Readonly<Record<string, readonly string[]>> = {
  'before the first commit': [
    ...[
      'git log',
      'git log --all',
      'git show',
      'git rev-parse HEAD',
      'git rev-list HEAD',
      'git rev-parse --verify HEAD',
    ],
    ...['git log main', 'git reflog', 'git describe', 'git blame a', 'git rev-parse --show-toplevel'],
  ],
  names: [
    ...grown,
    ...[
      'git rev-parse main heads/main refs/heads/main HEAD @ v1 v2 v2^{} v2^{commit} v2^{tree} main^0 topic~1 topic~2',
    ],
    ...['git rev-parse nope', 'git rev-parse main~9', 'git rev-parse main:a main:d/b main:d :a :0:a'],
    ...['git rev-parse main:nope', 'git rev-parse :nope', 'git rev-parse nope:a', 'git rev-parse :1:a'],
    ...['git rev-parse ":/Add"', 'git rev-parse "topic^{/Change}"', 'git rev-parse ":/nothing like it"'],
    ...['git rev-parse main..topic', 'git rev-parse main...topic', 'git rev-parse topic^!', 'git rev-parse ^main'],
    ...[
      'git rev-parse --verify nope',
      'git rev-parse -q --verify nope',
      'git rev-parse --short HEAD',
      'git rev-parse --abbrev-ref HEAD @ v1',
    ],
    ...['git rev-parse --symbolic-full-name HEAD v1', 'git rev-parse --all', 'git rev-parse --branches --tags'],
    ...['cd d; git rev-parse --show-prefix; git rev-parse --show-cdup; git rev-parse HEAD:./b; cd ..'],
    ...['git rev-parse --git-dir --is-inside-work-tree --is-bare-repository', 'git rev-parse a', 'git rev-parse -- a'],
  ],
  'a name of two refs': [
    ...grown,
    ...[
      'git tag topic main',
      'git rev-parse topic',
      'git log --oneline topic',
      'git rev-parse --abbrev-ref heads/topic',
    ],
  ],
  'what was': [
    ...grown,
    ...['git rev-parse HEAD@{0} HEAD@{1} @{1} main@{1} HEAD@{2}', 'git rev-parse main@{9}', 'git rev-parse @{-1}'],
    ...['git rev-parse @{-9}', 'git rev-parse "main@{yesterday}"', 'git rev-parse "main@{1 minute ago}"'],
    ...['git rev-parse @{u}', 'git rev-parse topic@{upstream}', 'git rev-parse nope@{u}', 'git rev-parse v1@{1}'],
    ...['git config branch.topic.remote .; git config branch.topic.merge refs/heads/main', 'git rev-parse topic@{u}'],
  ],
  'words of log': [
    ...grown,
    ...[
      'git log nope',
      'git log nope --',
      'git log -- nope',
      'git log ^nope',
      'git log a',
      'git log --oneline main -- a',
    ],
    ...['git tag a', 'git log a', 'git log --oneline a --', 'git log --frob', 'git log main..nope'],
    ...[
      'git log --oneline --not main --not topic',
      'git log --oneline --branches=to* --tags',
      'git log --reverse --graph',
    ],
  ],
  'what is named twice, and ranges whose left side is nothing': [
    'git commit -qm 1 --allow-empty',
    'git show HEAD HEAD',
    'git show HEAD HEAD: HEAD',
    'git tag -am x v1',
    'git show v1 HEAD v1',
    'git log HEAD~1..HEAD@{2}',
    'git log HEAD~1...HEAD@{2}',
    'git log --oneline --pretty=raw',
    'git log --abbrev-commit --pretty=raw',
    'git -c format.pretty=raw log --oneline',
  ],
}

describe.skipIf(reason)('revisions', () => {
  it.each(Object.entries(scripts))('%s', (_, script) => {
    expect(report(script)).toBeUndefined()
  })
})
