/** Scripts over the working tree and the index, drawn from a seed. */

import { randomOf } from './historyRandom'

const files = [
  'a',
  'b.txt',
  'd/a',
  'd/b.log',
  'd/e/f',
  'd/e/g.txt',
  'build/o',
  'x.log',
  '"sp ace"',
  'f',
  'f/g',
  'keep/me',
]
const dirs = ['d', 'd/e', 'build', 'f', 'keep', 'new', '.']
const globs = ["'*.txt'", "'d/*'", "'*'", "'*.log'", 'nope', ':/', "':!d'", "':(exclude)*.log' .", "'d/e*'", 'd/', 'f/']
const ignores = [
  '*.log',
  'build/',
  '/a',
  '!d/b.log',
  'd/e',
  'f',
  '!keep',
  '*.txt\\n!b.txt',
  'd/**/f',
  '**/g',
  'e/',
  '/d/*\\n!/d/e',
]

/** Lines of a shell, so many of them. */
export function randomWork(seed: number, length: number): readonly string[] {
  const random = randomOf(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const path = () => (random() < 0.6 ? pick(files) : random() < 0.5 ? pick(dirs) : pick(globs))
  const paths = () => (random() < 0.7 ? path() : `${path()} ${path()}`)
  const flags = (...all: readonly string[]) => all.filter(() => random() < 0.3).join(' ')
  const text = () =>
    random() < 0.5
      ? `printf '1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n${Math.floor(random() * 4)}\\n'`
      : `echo ${Math.floor(random() * 6)}`
  const parent = (file: string) => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.')
  let count = 0
  const write = () => {
    const file = pick(files)
    return `mkdir -p ${parent(file)} && ${text()} ${random() < 0.3 ? '>>' : '>'} ${file}`
  }
  const one = (options: string, command: string) => `git ${command}${options === '' ? '' : ` ${options}`}`
  const kinds: readonly (readonly [number, () => string])[] = [
    [14, write],
    [3, () => `rm -rf ${pick([...files, ...dirs.slice(0, -1)])}`],
    [2, () => `chmod ${pick(['+x', '-x'])} ${pick(files)} || true`],
    [2, () => `mv ${pick(files)} ${pick(['moved', 'b.txt', 'build', 'd'])} || true`],
    [
      2,
      () =>
        `printf '${pick(ignores)}\\n' ${pick(['>', '>>'])} ${pick(['.gitignore', '.gitignore', 'd/.gitignore'])} || true`,
    ],
    [1, () => `rm -rf f; mkdir f; echo 1 > f/g`],
    [1, () => `rm -rf d; echo file > d`],
    [1, () => `mkdir -p ${pick(['new', 'new/deep', 'd/none'])}`],
    [8, () => `git add ${flags('-v', '-f', '-n')} ${paths()}`],
    [
      4,
      () =>
        `git add ${pick(['-A', '-u', '-A .', '-u .', '-N .', '--ignore-removal .', '.', '. -v', '-A -v', '-u -v'])}`,
    ],
    [4, () => `git rm ${flags('-r', '-f', '--cached', '-n', '-q', '--ignore-unmatch')} ${paths()}`],
    [5, () => `git mv ${flags('-f', '-k', '-n', '-v')} ${pick([...files, ...dirs])} ${pick([...files, ...dirs])}`],
    [1, () => `git mv ${flags('-f', '-k', '-v')} ${pick(files)} ${pick(files)} ${pick(dirs)}`],
    [5, () => `git restore ${flags('--staged', '--worktree', '--source=HEAD', '--source=HEAD~1')} ${paths()}`],
    [6, () => `git commit ${flags('-a', '--amend', '--allow-empty')} -m 'm${count++}'`],
    [3, () => `git commit ${flags('-i', '-o', '-q', '--dry-run')} -m 'p${count++}' ${paths()}`],
    [
      2,
      () =>
        `git commit ${pick(['--amend --no-edit', '-a --fixup HEAD', '-C HEAD --allow-empty', '-s -a -m s', '--dry-run -a', '--short -a'])}`,
    ],
    [
      3,
      () =>
        `git clean ${pick(['-f', '-n', '-n', '-n'])} ${flags('-d', '-x', '-q', '-e keep')} ${random() < 0.3 ? path() : ''}`,
    ],
    [1, () => `git clean -nX ${flags('-d')}`],
    [
      7,
      () =>
        one(
          `${pick(['', '-s', '-sb', '--porcelain=v2 -b', '--porcelain', '-uall', '-uno', '-s -uall', '-v', '-z'])} ${flags('--ignored')}`,
          'status',
        ),
    ],
    [2, () => `git status -s ${flags('--ignored', '-uall')} ${paths()}`],
    [
      2,
      () =>
        `git ls-files ${pick(['-s', '-t', '-o', '-m', '-d', '-o --exclude-standard', '-c -o --exclude-standard', '-i -o --exclude-standard', '-o --directory', '-t -m -d -o', `-- ${path()}`])}`,
    ],
    [2, () => `git check-ignore ${flags('-v', '-n')} ${paths()}`],
    [1, () => `git diff ${pick(['', '--cached', '--stat', '--name-status HEAD'])}`],
    [1, () => `git write-tree`],
    [1, () => `cd d/e && git status -s; git add .; cd ~/app`],
    [
      1,
      () =>
        `cd d && git ${pick(['status', 'restore .', 'rm --cached a', 'mv a b', 'ls-files', 'add -A', 'add -u', 'commit -m sub .', 'status -s --ignored'])}; cd ~/app`,
    ],
  ]
  const whole = kinds.reduce((sum, [weight]) => sum + weight, 0)
  const draw = () => {
    let at = random() * whole
    for (const [weight, make] of kinds) {
      at -= weight
      if (at < 0) return make().replace(/ +/g, ' ').trim()
    }
    return 'git status'
  }
  return Array.from({ length }, draw)
}
