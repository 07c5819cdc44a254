/** `git diff` in the engine and in git: every option, and what it says of wrong ones. */
import { describe, expect, test } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'
import type { Step } from './script'

const reason = whyNot()
if (reason) console.log(`git diff is not compared with git: ${reason}.`)

const lines = (...all: readonly string[]) => all.map((line) => `${line}\n`).join('')
const code = lines(
  ...['int one()', '{', '  a', '  b', '  c', '  d', '}', '', 'int two()', '{', '  a', '  b', '  c', '  d', '}'],
)

/** Two branches, a rename, a new mode, binary and unusual names, and changes in index and working tree. */
const scene: readonly (string | Step)[] = [
  {
    line: 'git add .',
    write: {
      ...{ 'a.c': code, 'b.txt': lines('x', 'y', 'z'), 'dir/c.txt': lines('1', '2', '3', '4', '5', '6', '7', '8') },
      ...{ 'with space': lines('s'), ünï: lines('u'), 'tab\tname': lines('t'), bin: 'a\0b', empty: '', end: 'no end' },
      ...{ 'blank.txt': lines('a', '', 'b', '  c  d', 'e') },
    },
  },
  'git commit -q -m one',
  'git branch topic',
  {
    line: 'git add .',
    write: {
      ...{ 'a.c': code.replace('  c', '  C'), bin: 'a\0c', end: 'another', 'with space': lines('s', 'more') },
      ...{ ünï: lines('v'), 'blank.txt': lines('a', '', '', 'b ', ' c d', 'e'), 'new file': lines('n') },
    },
  },
  'git mv dir/c.txt dir/d.txt',
  'chmod +x b.txt; git rm -q empty; git add .; git commit -q -m two',
  { line: 'git add a.c', write: { 'a.c': code.replace('  c', '  C').replace('  d', '  D') } },
  {
    line: 'git status --short',
    write: {
      'a.c': code.replace('  c', '  C').replace('  d', '  D\n  tail  \n \tmixed'),
      'b.txt': lines('x', 'Y', 'z', '', ''),
    },
  },
]

const run = (...steps: readonly (string | Step)[]) => expect(report([...scene, ...steps])).toBeUndefined()
const diffs = (...options: readonly string[]) => run(...options.map((option) => `git diff ${option}`.trimEnd()))

describe.skipIf(reason !== undefined)('git diff', () => {
  test('compares working tree, index, trees and blobs', () => {
    diffs('', '--staged', '--cached', 'HEAD', 'HEAD~1', 'HEAD~1 HEAD', 'HEAD~1..', 'HEAD ^HEAD~1', 'topic...HEAD')
    diffs('HEAD...topic', '--staged HEAD~1', 'HEAD -- a.c', '-- dir', 'a.c', 'HEAD~1 HEAD -- dir "new file"')
    diffs('HEAD~1:a.c HEAD:a.c', 'HEAD:b.txt b.txt', 'HEAD:a.c HEAD:b.txt --stat', 'HEAD^{tree} topic^{tree}')
    diffs('--merge-base topic', '--merge-base topic HEAD', 'HEAD topic HEAD~1', 'HEAD topic HEAD~1 --raw')
  })

  test('counts and names', () => {
    const shows = ['--stat', '--shortstat', '--numstat', '--summary', '--name-only', '--name-status', '--raw']
    diffs(...shows, ...shows.map((show) => `topic HEAD ${show}`), ...shows.map((show) => `--staged ${show}`))
    diffs(
      'topic HEAD --compact-summary',
      'topic HEAD --stat=40',
      'topic HEAD --stat=50,12',
      'topic HEAD --stat=80,30,2',
    )
    diffs(
      'topic HEAD --stat-width=30 --stat-name-width=8',
      'topic HEAD --stat-count=1',
      'topic HEAD --stat --summary -p',
    )
    diffs('topic HEAD --patch-with-stat', 'topic HEAD --patch-with-raw', '-s', '--no-patch', '-s -p', 'HEAD --raw')
    diffs('topic HEAD -z --name-status', 'topic HEAD -z --raw', 'topic HEAD -z --numstat', 'topic HEAD -z --name-only')
    diffs('topic HEAD --abbrev=12 --raw', 'topic HEAD --no-abbrev --raw', 'topic HEAD --full-index', '--abbrev=20')
  })

  test('shows as much as it was asked for', () => {
    diffs('-U0', '-U1', '-U10', '--unified=2', 'HEAD --inter-hunk-context=5 -U1', '-p', '-u')
    diffs('topic HEAD -w', 'topic HEAD -b', 'topic HEAD --ignore-space-at-eol', 'topic HEAD --ignore-blank-lines')
    diffs('topic HEAD --ignore-cr-at-eol', 'topic HEAD -w --stat', 'topic HEAD -w --ignore-blank-lines -- blank.txt')
    diffs(
      '--minimal',
      '--patience',
      '--histogram',
      '--diff-algorithm=patience',
      '--no-indent-heuristic',
      '-a topic HEAD',
    )
    diffs('-R', '-R topic HEAD', '--no-prefix', '--src-prefix=one/ --dst-prefix=two/', '--relative=dir topic HEAD')
  })

  test('shows whole functions', () => {
    diffs('-W', 'topic HEAD -W -U1')
  })

  test('finds renames, texts and kinds of change', () => {
    diffs('topic HEAD -M', 'topic HEAD --no-renames --name-status', 'topic HEAD -M100%', 'topic HEAD -M20% --stat')
    diffs('topic HEAD -C --name-status', 'topic HEAD --find-copies-harder --name-status')
    diffs('topic HEAD --diff-filter=A', 'topic HEAD --diff-filter=ad --name-only', 'topic HEAD --diff-filter=RM --raw')
    diffs(
      'topic HEAD -Smore',
      'topic HEAD -S more --pickaxe-all --stat',
      'topic HEAD -G^more$',
      'topic HEAD -Sm.re --pickaxe-regex',
    )
  })

  test('tells by its exit code', () => {
    diffs('--exit-code', '--quiet', 'HEAD HEAD --exit-code', 'HEAD HEAD --quiet')
    diffs('topic HEAD -w --exit-code -- blank.txt')
  })

  test('colours', () => {
    diffs('topic HEAD --color', 'topic HEAD --color --stat', '--color=never', '--color=auto')
  })

  test('reads its settings', () => {
    run(
      'git config diff.context 1',
      'git diff',
      'git config diff.noprefix true',
      'git diff',
      'git config core.quotePath false',
    )
    run(
      'git config core.quotePath false',
      'git diff topic HEAD',
      'git config diff.renames false',
      'git diff topic HEAD --stat',
    )
    run(
      'git config diff.renames copies',
      'git diff topic HEAD --name-status',
      'git config diff.algorithm histogram',
      'git diff',
    )
  })

  test('runs in a directory of the working tree', () => {
    run(
      'cd dir',
      'git diff',
      'git diff --stat topic HEAD',
      'git diff topic HEAD -- d.txt',
      'git diff --relative topic HEAD',
    )
    run('cd dir', 'git diff --name-only topic HEAD', 'git diff HEAD -- ../a.c', 'git diff HEAD:dir/d.txt HEAD:./d.txt')
  })

  test('refuses what it does not know', () => {
    diffs('nothing', 'HEAD nothing', 'HEAD -- nothing', '-U', '-Ux', '--stat=x', '--diff-filter=Z', '-Mx')
    diffs(
      '--name-only --name-status',
      '--name-only -s',
      '--diff-algorithm=x',
      '-Sa -Gb',
      'HEAD..nothing',
      'a.c nothing',
    )
  })

  test('before the first commit, with what is only intended to be added', () => {
    expect(
      report([
        { line: 'git add a', write: { a: 'a\n' } },
        ...['git diff --staged', 'git diff', 'git diff HEAD', 'git add -N b; git diff', 'git commit -q -m one'],
        { line: 'git add -N b', write: { b: 'b\n' } },
        ...[
          'git diff',
          'git diff --staged',
          'git diff HEAD --stat',
          'git diff --raw',
          'rm a',
          'git diff',
          'git diff --summary',
        ],
      ]),
    ).toBeUndefined()
  })
})

describe.skipIf(reason !== undefined)('conflicts and merges', () => {
  const conflict: readonly (string | Step)[] = [
    { line: 'git add .; git commit -q -m base', write: { 'a.c': code, both: 'b\n', gone: 'g\n', left: 'l\n' } },
    'git branch topic',
    {
      line: 'git rm -q gone; git add .; git commit -q -m ours',
      write: { 'a.c': code.replace('  c', '  ours'), both: 'o\n', left: 'm\n', added: '1\n' },
    },
    'git switch -q topic',
    {
      line: 'git rm -q left; git add .; git commit -q -m theirs',
      write: { 'a.c': code.replace('  c', '  theirs'), both: 't\n', gone: 'h\n', added: '2\n' },
    },
    'git switch -q main',
    'git merge topic',
  ]
  const options = [
    ...['', '--raw', '--stat', '--name-only', '--name-status', '--numstat', '--shortstat', '--summary', '-p --stat'],
    ...[
      '--staged',
      '--staged --raw',
      '--staged --stat',
      'HEAD',
      'HEAD --raw',
      'HEAD --stat',
      '--ours',
      '--theirs',
      '--base',
    ],
    ...[
      '-1 --raw',
      '-2 --raw',
      '-3 --raw',
      '-0',
      '--cc',
      '-c',
      '--cc --raw',
      '-c --name-status',
      '-R --raw',
      '-U0',
      '-U1',
    ],
    ...['--diff-filter=U', '--color', '--full-index', '-- both'],
  ]

  test('git diff shows all sides of a conflict', () => {
    expect(report([...conflict, ...options.map((option) => `git diff ${option}`.trimEnd())])).toBeUndefined()
  })

  test('a merge is shown beside its parents', () => {
    const resolved: readonly (string | Step)[] = [
      ...conflict,
      { line: 'git diff', write: { 'a.c': code.replace('  c', '  ours\n  theirs'), both: 'both\n', added: '1\n' } },
      'git add .; git commit -q -m merged',
    ]
    const shows = [
      '',
      '--stat',
      '-c',
      '--cc',
      '--raw',
      '--name-only',
      '--name-status',
      '-m',
      '-p --stat',

      '-U1',
      '-U0',
    ]
    expect(report([...resolved, ...shows.map((show) => `git show ${show}`.trimEnd())])).toBeUndefined()
    expect(
      report([...resolved, 'git diff HEAD HEAD^1 HEAD^2', 'git diff HEAD HEAD^1 HEAD^2 -c --name-status']),
    ).toBeUndefined()
  })
})
