/** `git clone` against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Clones are not compared with real git: ${reason}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  'every option and refusal': [
    ...['git clone nope', 'git init -q src', 'cd src', 'echo 1 >f'],
    ...['git add .', 'git commit -qm one', 'git branch dev', 'git tag light', 'git tag -a v1 -m v1'],
    ...['echo 2 >f', 'git commit -qam two', 'git reset -q --hard HEAD~1', 'cd ..', 'git clone src a'],
    ...['git clone src a', 'git clone -b dev --single-branch src s', 'git clone --bare src'],
    ...['git clone --mirror src m.git', 'git clone -o up -b dev src t', 'git clone -b nope src q1'],
    ...['git clone -b v1 src t4', 'git clone -n src t5', 'git clone --no-tags src nt'],
    ...['git clone -q -c core.x=1 src cc', 'git clone --depth 1 src t3', 'git clone file:///nope q3'],
    ...['git clone . self', "git clone -o 'a b' src q2", 'git clone src x/y', 'git clone src x/y/f/z'],
    ...['git clone src/ q5/', 'git clone -v ./src v'],
    ...['git clone --local --no-hardlinks src hh', 'git init -q empty', 'git clone empty e2'],
    ...['git clone --bare empty', 'git -C src symbolic-ref HEAD refs/heads/unborn', 'git clone src ub'],
    ...['git -C src checkout -q --detach dev', 'git clone src db'],
    ...['git -C src commit -q --allow-empty -m alone', 'git clone src dc', 'git clone -b dev src dd'],
    ...['cd a', 'git fsck', 'git status', 'git branch -a', 'cat .git/logs/refs/remotes/origin/HEAD'],
  ],
}

describe.skipIf(reason)('git clone', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 60_000 }, (_, lines) => {
    expect(
      report(lines, {
        hasRepository: false,
        repositories: [
          'src',
          'a',
          's',
          'src.git',
          'm.git',
          't',
          'q1',
          't4',
          't5',
          'nt',
          'cc',
          'e2',
          'empty.git',
          'ub',
          'db',
          'dc',
          'dd',
        ],
      }),
    ).toBeUndefined()
  })
})
