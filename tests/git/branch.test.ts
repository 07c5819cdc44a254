/** `git branch` against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { fork, one, two } from './branchScripts'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Branches are not compared with real git: ${reason}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  'before the first commit': [
    ...['git branch', 'git branch -a -v', 'git branch --show-current', 'git branch x', 'git branch -d zz'],
    ...['git branch -u main', 'git branch --unset-upstream', 'git branch -m other', 'git branch --show-current'],
  ],
  lists: [
    ...fork,
    ...['git branch', 'git branch -v', 'git branch -vv', 'git branch -a', 'git branch -r', 'git branch --list "t*"'],
    ...['git branch -l main zz', 'git branch "t*"', 'git branch -i --list "T*"', 'git branch -v --abbrev=10'],
    ...['git branch -v --no-abbrev', 'git branch --sort=-refname', 'git branch --sort=committerdate'],
    ...['git branch --sort=-committerdate', 'git branch --sort=nope', 'git branch --show-current'],
  ],
  'what a branch holds': [
    ...fork,
    ...['git branch --contains', 'git branch --contains HEAD~1', 'git branch --no-contains topic'],
    ...['git branch --merged', 'git branch --no-merged', 'git branch --merged topic', 'git branch --no-merged main~1'],
    ...['git branch --merged main --no-merged topic', 'git branch --points-at HEAD', 'git branch --contains nope'],
    ...['git branch --merged nope', 'git branch --no-contains nope', 'git branch --contains HEAD topic'],
    ...['git branch --contains topic main', 'git branch --contains HEAD:a', 'git branch --points-at nope'],
  ],
  formats: [
    ...fork,
    'git branch -t up main',
    "git branch --format='%(refname) %(objectname:short) %(HEAD) %(subject)'",
    "git branch --format='%(refname:short) %(upstream:short) %(upstream:track)'",
    "git branch --format='%(refname:lstrip=-1)|%(refname:rstrip=1)|%(authorname) %(committerdate:short)'",
    "git branch --format='%(nope)'",
    'git checkout -q --detach',
    "git branch --format='%(refname)|%(HEAD)'",
  ],
  creates: [
    one,
    ...['git branch x', 'git branch x', 'git branch y x', 'git branch x..y', 'git branch HEAD', 'git branch -- -x'],
    ...[
      'git branch "a b"',
      'git branch a.lock',
      'git branch z nope',
      'git branch z HEAD:a',
      'git branch z "HEAD^{tree}"',
    ],
    ...[
      'git branch x/y',
      'git branch p/q',
      'git branch p',
      'git branch p/q/r',
      two,
      'git branch -f x',
      'git branch -f main',
    ],
    ...[
      'git branch -f y HEAD~1',
      'git branch -q w',
      'git tag y',
      'git branch v y',
      'git branch -f new HEAD~1',
      'git branch @',
    ],
    ...['git branch -r z', 'git branch --set-upstream z', 'git branch'],
  ],
  deletes: [
    ...fork,
    ...[
      'git branch -d topic',
      'git branch -d main',
      'git branch -D main',
      'git branch old HEAD~1',
      'git branch -d old',
    ],
    ...[
      'git branch -d topic topic',
      'git branch -D topic topic',
      'git branch -D topic zz',
      'git branch -d',
      'git branch -d -r topic',
      'git branch -d -a topic',
      'git branch x/y',
    ],
    ...[
      'git branch -q -d x/y',
      'git branch x',
      'git branch -t f topic',
      'git branch side HEAD~1',
      'git branch -d -f side',
    ],
    ...['git checkout -q --detach', 'git branch -d main', 'git branch'],
  ],
  'deletes what follows another': [
    ...fork,
    ...['git branch -t f', 'git checkout -q f; echo 3 >a; git commit -q -a -m 3; git checkout -q main'],
    ...['git branch -d f', 'git checkout -q f', 'git branch -u topic main', 'git branch -d main'],
    ...['git branch -t g topic', 'git branch -d g', 'git branch -D f'],
  ],
  renames: [
    ...fork,
    ...['git branch -m topic main', 'git branch -m zz yy', 'git branch -m topic x..y', 'git branch -m topic other'],
    ...['git branch -m', 'git branch -m trunk', 'git branch -M trunk other', 'git branch -m other other', 'git branch'],
    ...['git branch -m a b c', 'git branch p/q', 'git branch -m p/q p', 'git branch -m p p/q', 'git branch -u p/q'],
    ...['git branch -m with-settings', 'git checkout -q --detach', 'git branch -m foo', 'git branch -m p/q main'],
  ],
  copies: [
    ...fork,
    ...[
      'git branch -c topic',
      'git branch -c topic x',
      'git branch -c x main',
      'git branch -C x main',
      'git branch -C topic x',
    ],
    ...[
      'git branch -u topic',
      'git branch -c copy',
      'git branch -vv',
      'git branch -c copy copy',
      'git branch -c zz yy',
    ],
    ...['git branch -c', 'git branch -c a b c', 'git checkout -q --detach', 'git branch -c foo'],
  ],
  follows: [
    ...fork,
    ...['git branch -u topic', 'git branch -vv', 'git branch -v', 'git branch -u nope', 'git branch -u HEAD~1'],
    ...['git branch -u main', 'git branch -u topic zz', 'git branch -u topic a b', 'git branch --unset-upstream'],
    ...['git branch --unset-upstream', 'git branch --unset-upstream zz', 'git branch --unset-upstream a b'],
    ...[
      'git branch -t x topic',
      'git branch --track=inherit y x',
      'git branch --track=direct z x',
      'git branch --no-track w x',
    ],
    ...[
      'git branch --track=inherit v topic',
      'git branch -t u nope',
      'git branch -t u HEAD~0',
      'git tag v1',
      'git branch -t u v1',
    ],
    ...[
      'git config branch.autoSetupMerge always',
      'git branch t1 topic',
      'git config branch.autoSetupMerge inherit',
      'git branch t2 x',
    ],
    ...[
      'git branch -D topic',
      'git branch -vv',
      'git checkout -q --detach',
      'git branch -u x',
      'git branch --unset-upstream',
    ],
  ],
  'a detached HEAD': [
    ...fork,
    ...['git checkout -q --detach', 'git branch', 'git branch -v', 'git commit -q --allow-empty -m more', 'git branch'],
    ...['git branch --contains main', 'git tag v1 topic', 'git checkout -q v1', 'git branch', 'git branch -vv'],
    ...[
      'git branch here',
      'git branch --show-current',
      'git branch --list "*"',
      'git branch --list "m*"',
      'git checkout -q HEAD~1',
      'git branch -a',
    ],
  ],
  'a symbolic branch': [
    one,
    ...[
      'git symbolic-ref refs/heads/s refs/heads/main',
      'git branch',
      'git branch -v',
      'git branch -d s',
      'git branch',
    ],
  ],
}

describe.skipIf(reason !== undefined)('branch', () => {
  it.each(Object.entries(scripts))('%s', (_, lines) => {
    expect(report(lines)).toBeUndefined()
  })
})
