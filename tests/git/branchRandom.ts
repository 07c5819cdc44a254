/** Random scripts over the commands that move HEAD, the index and the working tree. */
import type { Step } from './script'

/** Numbers from 0 to 1 that a seed decides. */
export function numbersOf(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const paths = ['a', 'b', 'c.txt', 'd', 'd/x', 'd/y', 'd-z', 'e/f/g', 'e/f', 'e/h', 'x.o', 'd/k.o', 'o/p']
const revisions = [
  ...['HEAD', 'HEAD~1', 'HEAD~2', 'main', 'main~1', 'one', 'one~1', 'two', 'two^', '@{-1}', 'v1', 'nope', 'HEAD@{1}'],
  ...['ORIG_HEAD', 'main...one', 'main^{tree}', 'HEAD:a', '@', 'heads/one', 'tags/v1', 'a', 'd'],
]
const branches = ['main', 'one', 'two', 'three', 'one', 'two', 'x..y', '-', 'a']

export function randomScript(seed: number, length: number): readonly Step[] {
  const next = numbersOf(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? (list[0] as T)
  const chance = (share: number) => next() < share
  const some = () => (chance(0.7) ? pick(paths) : `${pick(paths)} ${pick(paths)}`)
  const commit = () => `git add -A; git commit -q -m ${pick(['p', 'q', 'r'])}`
  const put = (line: string): Step => ({ line, write: { [pick(paths)]: `${pick(['1', '2', '3'])}\n` } })
  const work: readonly (() => string | Step)[] = [
    () => put('true'),
    () => put('git status -s'),
    () => put(commit()),
    () => put(commit()),
    () => `rm -rf ${pick(paths)}`,
    () => `rm -rf ${pick(paths)}; git add -A; git commit -q -m gone`,
    () => 'git add -u',
    () => 'git add -A',
    () => 'git commit -q -a -m all',
    () => `chmod +x ${pick(['a', 'b'])}`,
    () => `echo '*.o' >.gitignore; git add .gitignore`,
    () => `git reset -q --hard; git merge -q ${pick(['one', 'two', 'main'])}`,
    () => `git reset -q --hard; git merge -q --no-commit ${pick(['one', 'two', 'main'])}`,
    () => `git cherry-pick ${pick(['one', 'two', 'main'])}`,
    () => `git rm -q --cached ${pick(['a', 'b', 'd/x'])}`,
  ]
  const flags = (list: readonly string[], share = 0.3) => (chance(share) ? `${pick(list)} ` : '')
  const moves: readonly (() => string)[] = [
    () => `git checkout ${flags(['-q', '-f', '--detach', '-m', '--'])}${pick(branches)}`,
    () => `git checkout ${pick(['main', 'one', 'two'])}`,
    () => `git checkout ${pick(['main', 'one', 'two'])}`,
    () => `git switch ${flags(['-q', '-d', '-f', '--discard-changes', '-m'])}${pick(branches)}`,
    () => `git switch ${pick(['main', 'one', 'two'])}`,
    () => `git checkout ${flags(['-q', '-f', '--detach', '-B n', '-m'])}${pick(revisions)}`,
    () =>
      `git checkout ${pick(['-b', '-B', '-b', '--orphan', '-q -b', '-f -b'])} ${pick(branches)} ${chance(0.5) ? pick(revisions) : ''}`,
    () =>
      `git switch ${pick(['-c', '-C', '--orphan', '-q -C'])} ${pick(branches)} ${chance(0.5) ? pick(revisions) : ''}`,
    () => `git checkout ${flags(['-q', '-f', '--ours'], 0.1)}${flags(revisions)}${flags(['--'], 0.7)}${some()}`,
    () =>
      `git checkout ${pick(['.', '-- .', 'HEAD -- .', 'HEAD~1 .', '--no-overlay HEAD~1 -- .', '-- d', 'HEAD~1 -- d'])}`,
    () => `git reset ${flags(['-q', '-N'], 0.1)}${pick(['', ...revisions])}`,
    () => `git reset ${pick(['--hard', '--keep', '--merge', '--soft', '--mixed'])} ${pick(['', ...revisions])}`,
    () => `git reset --hard ${pick(['', 'HEAD~1', 'one', 'two', 'main'])}`,
    () => `git reset ${flags(revisions)}${flags(['--'], 0.6)}${some()}`,
  ]
  const steps: Step[] = [
    { line: 'mkdir d; echo 1 >d/x; git add .; git commit -q -m first', write: { a: '1\n', b: '2\n' } },
    { line: 'git checkout -q -b one' },
  ]
  for (let at = 0; at < length; at++) {
    const step = pick<() => string | Step>(chance(0.45) ? work : moves)()
    steps.push(typeof step === 'string' ? { line: step.trimEnd() } : step)
  }
  return steps
}

const names = ['main', 'one', 'two', 'a/b', 'a', 'v1', 'x..y', 'HEAD', 'one', 'two', 'zz']
const starts = ['', '', 'HEAD', 'main', 'one', 'two', 'HEAD~1', 'v1', 'v2', 'nope', 'one~1', '@{-1}', 'HEAD:f', 'a/b']
const fields = [
  ...[
    '%(refname)',
    '%(refname:short)',
    '%(objectname:short)',
    '%(objecttype)',
    '%(subject)',
    '%(HEAD)',
    '%(upstream:short)',
  ],
  ...[
    '%(upstream:track)',
    '%(*objecttype)',
    '%(creatordate:unix)',
    '%(contents:subject)',
    '%(tree:short)',
    '%(numparent)',
  ],
]

/** The same over the commands that make, move, list and delete branches, tags and other refs. */
export function randomRefScript(seed: number, length: number): readonly Step[] {
  const next = numbersOf(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? (list[0] as T)
  const flag = (list: readonly string[], share = 0.3) => (next() < share ? `${pick(list)} ` : '')
  const filters = ['--contains', '--no-contains', '--merged', '--no-merged', '--points-at']
  const filter = () => (next() < 0.4 ? ` ${pick(filters)} ${pick(['HEAD', 'main', 'one', 'two~1', 'v1', 'nope'])}` : '')
  const sort = () =>
    next() < 0.4 ? ` --sort=${pick(['refname', '-refname', 'objecttype', '-creatordate', 'v:refname'])}` : ''
  const lines = [
    () => `echo ${pick(['1', '2', '3'])} >f; git add f; git commit -q -m ${pick(['p', 'q', 'r'])}`,
    () => `git commit -q --allow-empty -m ${pick(['p', 'q', 'r'])}`,
    () => `git checkout -q ${pick(['main', 'one', 'two', 'v1', 'v2', 'HEAD~1', 'a/b'])}`,
    () => `git branch ${flag(['-f', '-q', '-t', '--no-track'])}${pick(names)} ${pick(starts)}`,
    () => `git branch ${flag(['-f', '-q', '-t', '--no-track'])}${pick(names)} ${pick(starts)}`,
    () => `git branch ${pick(['-d', '-D', '-d -f', '-D -q'])} ${pick(names)} ${next() < 0.3 ? pick(names) : ''}`,
    () => `git branch ${pick(['-m', '-M', '-c', '-C'])} ${next() < 0.6 ? pick(names) : ''} ${pick(names)}`,
    () => `git branch ${pick(['-u', '--set-upstream-to'])} ${pick(names)} ${next() < 0.5 ? pick(names) : ''}`,
    () => `git branch --unset-upstream ${next() < 0.5 ? pick(names) : ''}`,
    () => `git branch ${pick(['', '-v', '-vv', '-a', '--list', '--show-current'])}`,
    () => `git branch${sort()}${filter()}`,
    () => `git branch --format='${pick(fields)} ${pick(fields)}'${sort()}`,
    () =>
      `git tag ${flag(['-f', '-a -m msg', '-f -m again', '-m note'], 0.5)}${pick(['v1', 'v2', 'v10', 'a', 'x..y', 'one'])} ${pick(starts)}`,
    () => `git tag ${pick(['-l', '-n', '-n2', '-l "v*"'])}${sort()}${filter()}`,
    () => `git tag -d ${pick(['v1', 'v2', 'v10', 'a', 'one'])}`,
    () =>
      `git for-each-ref --format='${pick(fields)}|${pick(fields)}'${sort()}${filter()} ${pick(['', 'refs/heads', 'refs/tags', 'refs/*/v*'])}`,
    () => `git show-ref ${pick(['', '--heads', '--tags', '-d', '--head', 'one', 'v1', '-s'])}`,
    () =>
      `git update-ref ${flag(['-m note'], 0.5)}${pick(['refs/heads/one', 'refs/heads/new', 'HEAD', 'refs/tags/v1', 'refs/heads/a/c'])} ${pick(['HEAD', 'HEAD~1', 'one', 'v1', 'v2', 'nope'])} ${next() < 0.2 ? pick(['HEAD', 'one']) : ''}`,
    () => `git update-ref -d ${pick(['refs/heads/one', 'refs/heads/new', 'refs/tags/v1', 'refs/heads/zz'])}`,
    () => pick(['git symbolic-ref HEAD', 'git symbolic-ref --short HEAD', 'git pack-refs', 'git pack-refs --all']),
    () => `git checkout ${pick(['-b', '-B', '--orphan'])} ${pick(names)} ${pick(starts)}`,
    () => `git symbolic-ref ${flag(['-m moved'])}HEAD refs/heads/${pick(['main', 'one', 'two'])}`,
  ]
  const steps: Step[] = [{ line: 'git add .; git commit -q -m first', write: { f: '1\n' } }, { line: 'git branch one' }]
  for (let at = 0; at < length; at++) steps.push({ line: pick(lines)().trimEnd() })
  return steps
}
