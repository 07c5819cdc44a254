/** `git tag` and the commands that deal with refs against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { fork, one, two } from './branchScripts'
import { report } from './compare'
import { whyNot } from './real'
import type { Step } from './script'

const reason = whyNot()
if (reason) console.warn(`Tags are not compared with real git: ${reason}`)

const tags = [
  ...fork,
  "git commit -q --allow-empty -m 'subject line' -m 'body text' -m 'more body'",
  ...['git tag v1 HEAD~1', 'git tag v10', "git tag -a v2 topic -m 'msg: one!' -m 'para two'", 'git tag blob HEAD:a'],
  ...["git tag tree 'HEAD^{tree}'", 'git tag -m nested nest v2', 'git tag x/y'],
]

const scripts: Readonly<Record<string, readonly (string | Step)[]>> = {
  'before the first commit': [
    'git tag',
    'git tag v1',
    'git show-ref',
    'git for-each-ref',
    'git update-ref -d refs/heads/x',
  ],
  'makes tags': [
    one,
    ...[
      'git tag v1',
      'git tag v1',
      'git tag -f v1',
      two,
      'git tag -f v1',
      'git tag x..y',
      'git tag v4 nope',
      'git tag v4 a b',
    ],
    ...[
      "git tag -a v2 -m 'msg one' -m 'para two'",
      'git tag -m hey v5 HEAD~1',
      'git tag -f -m again v5',
      'git tag -- -v',
    ],
    ...['git tag -a v8 v5 -m nested', "git tag -m '' v10", 'git tag -a v9 --cleanup=foo -m x', 'git tag -F nofile v9'],
    ...[
      'echo "from a file" >f; git tag -F f v11',
      'git tag -F f -m x v12',
      'git tag v1/x',
      "git tag ''",
      'git tag -a v13 HEAD:a -m blob',
    ],
    ...[
      "git tag -m '  spaces   ' -m '# comment' v14",
      "git tag --cleanup=verbatim -m '# comment' v15",
      "git tag --cleanup=whitespace -m '# c' v16",
    ],
  ],
  'asks the editor': [
    one,
    { line: 'git tag -a v1', edits: ['From the editor\n\n# comment\nbody\n'] },
    { line: 'git tag -a v2', edits: [null] },
    { line: 'git tag -a -f v1', edits: [null] },
    { line: 'git tag -e -m start v3', edits: ['changed\n'] },
    { line: 'git tag -a v4 --cleanup=whitespace', edits: [null] },
    'git for-each-ref',
  ],
  'deletes tags': [...tags, 'git tag -d v1 zz v2', 'git tag -d', 'git tag -d x/y', 'git tag -l -d x', 'git tag'],
  'lists tags': [
    ...tags,
    ...[
      'git tag',
      'git tag -n',
      'git tag -n3',
      'git tag -n v10',
      "git tag -l 'v*'",
      'git tag -l v1 zz',
      'git tag --sort=-refname',
    ],
    ...[
      'git tag --sort=v:refname',
      'git tag --sort=-version:refname',
      'git tag --sort=creatordate',
      'git tag --sort=nope',
    ],
    ...[
      'git tag --points-at HEAD~1',
      'git tag --points-at',
      'git tag --contains HEAD~1',
      'git tag --merged topic',
      'git tag --no-merged',
    ],
    ...[
      'git tag --no-contains v1',
      'git tag --contains nope',
      'git tag --contains blob',
      'git tag --points-at nope',
      'git tag --merged nope',
    ],
    ...[
      "git tag -i -l 'V*'",
      "git tag --format='%(refname:short) %(objecttype) %(*objectname:short) %(taggername) %(contents:subject)'",
    ],
    ...['git config tag.sort -refname', 'git tag', 'git tag --sort=objecttype'],
  ],
  'for-each-ref': [
    ...tags,
    ...[
      'git for-each-ref',
      'git for-each-ref --count=2',
      'git for-each-ref refs/heads',
      'git for-each-ref refs/heads/',
      'git for-each-ref refs/ta',
    ],
    ...[
      "git for-each-ref 'refs/tags/v*' --format='%(refname:strip=2)'",
      "git for-each-ref 'refs/*'",
      'git for-each-ref --sort=-objecttype --sort=-refname',
    ],
    "git for-each-ref --format='%(authorname) %(authoremail) %(authoremail:trim) %(authordate) %(authordate:iso) %(creatordate:unix) %(committerdate:relative)'",
    "git for-each-ref --format='%(contents)|%(body)|%(objectsize)|%(tree:short)|%(parent)|%(numparent)'",
    "git for-each-ref --format='%(contents:body)|%41%%|%(taggerdate)|%(creator)|%(*objecttype)'",
    ...["git for-each-ref --format='%(nope)'", 'git for-each-ref --points-at=HEAD'],
    ...['git for-each-ref --contains', 'git for-each-ref --no-merged=topic', 'git for-each-ref --sort=-creatordate'],
  ],
  'show-ref': [
    ...tags,
    ...[
      'git show-ref',
      'git show-ref --heads',
      'git show-ref --tags -d',
      'git show-ref -s v2',
      'git show-ref nope',
      'git show-ref --head',
    ],
    ...[
      'git show-ref --verify refs/heads/main',
      'git show-ref --verify main',
      'git show-ref --verify -q refs/heads/zz',
      'git show-ref --verify HEAD',
    ],
    ...[
      'git show-ref --hash=7',
      'git show-ref --abbrev',
      'git show-ref heads/main',
      'git show-ref ain',
      'git show-ref --verify',
      'git show-ref -q main',
    ],
  ],
  'update-ref': [
    one,
    two,
    ...[
      'git update-ref refs/heads/x HEAD',
      'git update-ref refs/heads/x nope',
      'git update-ref refs/heads/x HEAD~1 HEAD',
      'git update-ref refs/heads/x HEAD~1 HEAD',
    ],
    ...[
      'git update-ref refs/heads/x HEAD 0000000000000000000000000000000000000000',
      "git update-ref refs/heads/x HEAD ''",
      "git update-ref refs/heads/y HEAD ''",
    ],
    ...[
      'git update-ref -d refs/heads/y HEAD~1',
      'git update-ref -d refs/heads/y',
      'git update-ref -d refs/heads/y',
      "git update-ref -m 'my msg' HEAD HEAD~1",
    ],
    ...[
      "git update-ref -m '' HEAD HEAD",
      'git update-ref HEAD main@{1}',
      'git update-ref refs/heads/a..b HEAD',
      'git update-ref refs/heads/z HEAD:a',
      'git update-ref refs/tags/t HEAD:a',
    ],
    ...[
      'git update-ref refs/heads/x/y HEAD',
      'git update-ref -d refs/heads/x nope',
      'git update-ref refs/heads/x HEAD nope',
      'git update-ref -d foo',
      'git update-ref HEAD HEAD',
    ],
    ...[
      'git update-ref --no-deref -m direct HEAD HEAD~1',
      'git update-ref -m x refs/heads/main HEAD',
      'git checkout -q main',
      'git update-ref -d -m gone HEAD',
      'git for-each-ref',
    ],
  ],
  'symbolic-ref': [
    one,
    ...[
      'git symbolic-ref HEAD',
      'git symbolic-ref --short HEAD',
      'git symbolic-ref nope',
      'git symbolic-ref -q nope',
      'git symbolic-ref refs/heads/main',
    ],
    ...[
      'git symbolic-ref HEAD refs/heads/new',
      'git symbolic-ref HEAD foo',
      "git symbolic-ref -m 'moved' HEAD refs/heads/main",
      'git symbolic-ref SYM refs/heads/main',
    ],
    ...[
      'git symbolic-ref SYM',
      'git symbolic-ref -d SYM',
      'git symbolic-ref -d HEAD',
      'git symbolic-ref -d nope',
      "git symbolic-ref -m '' HEAD refs/heads/main",
    ],
    ...['git checkout -q --detach', 'git symbolic-ref HEAD', 'git symbolic-ref -q HEAD'],
  ],
  'pack-refs': [
    ...tags,
    ...[
      'git pack-refs',
      'git tag -d v1',
      'git tag -f v10 HEAD~1',
      'git pack-refs --all',
      'git branch -d main',
      'git branch new',
      'git branch -D topic',
      'git for-each-ref',
      'git commit -q --allow-empty -m m',
      'git branch x',
      'git pack-refs --all --no-prune',
    ],
  ],
}

describe.skipIf(reason !== undefined)('tag and refs', () => {
  it.each(Object.entries(scripts))('%s', (_, lines) => {
    expect(report(lines)).toBeUndefined()
  })
})
