/** Reflogs, `show` and `describe` against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Reflogs are not compared with real git: ${reason}`)

const grown = [
  'echo 1 >a; git add a; git commit -qm one; echo 2 >a; git commit -qam two; git tag -a v1 -m "Version 1"',
  'git checkout -q -b topic; echo 3 >b; git add b; git commit -qm three; git checkout -q main',
]

const scripts: Readonly<Record<string, readonly string[]>> = {
  cherry: [
    ...grown,
    ...[
      'git cherry-pick topic',
      'git cherry -v main topic',
      'git cherry topic',
      'git cherry -v main topic topic~1',
      'git cherry nope',
    ],
  ],
  shown: [
    ...grown,
    ...[
      'git reflog',
      'git reflog show',
      'git reflog topic',
      'git reflog -n 2',
      'git log -g --oneline',
      'git log -g -n 2',
    ],
    ...['git reflog --date=iso', 'git log -g --format="%gd %gD %gs %gn"', 'git reflog HEAD@{1}', 'git reflog nope'],
  ],
  changed: [
    ...grown,
    ...['git reflog exists HEAD', 'git reflog exists refs/heads/nope', 'git reflog delete HEAD@{1}', 'git reflog'],
    ...['git reflog expire --expire=now --all', 'git reflog', 'git reflog delete nope'],
  ],
  objects: [
    ...grown,
    ...[
      'git show',
      'git show v1',
      'git show HEAD:a',
      'git show HEAD^{tree}',
      'git show topic main',
      'git show --stat topic',
    ],
    ...['git show -s --format=%s v1', 'git show nope', 'git show HEAD:nope', 'git show --oneline topic'],
  ],
  described: [
    ...grown,
    ...[
      'git describe',
      'git describe topic',
      'git describe --long v1',
      'git describe --always HEAD~1',
      'git describe HEAD~1',
    ],
    ...['echo 9 >a; git describe --dirty', 'git describe --exact-match topic', 'git describe nope'],
    ...['git shortlog -sn HEAD', 'git shortlog HEAD', 'git grep -n 9', 'git grep nothing'],
  ],
  blamed: [
    ...grown,
    ...[
      'echo new >>a; git blame -s a',
      'git blame -s main -- a',
      'git blame nope',
      'git blame -L 9,9 a',
      'git blame -p v1 -- a',
    ],
    ...['git mv a c; git commit -qam moved; git blame c', 'git blame -n -f c', 'git blame --date=relative -e c'],
  ],
  'the log of a symbolic ref sets no ref': [
    'git commit -qm 1 --allow-empty',
    'git commit -qm 2 --allow-empty',
    'git reflog delete --updateref HEAD@{0}',
    'git reflog delete --updateref main@{0}',
    'git status',
    'cat .git/HEAD',
  ],
}

describe.skipIf(reason)('reflogs and single commits', () => {
  it.each(Object.entries(scripts))('%s', (_, script) => {
    expect(report(script)).toBeUndefined()
  })
})
