/** Lines that nobody would type, and those that somebody would type to see what happens. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commands } from '../../renderer/labs/git/engine/commands'
import { Machine } from '../../renderer/labs/git/engine/core/machine'
import { programs } from '../../renderer/labs/git/engine/shell/programs'
import { Shell } from '../../renderer/labs/git/engine/shell/shell'

export type Roll = (below: number) => number

/** A number from 0 up to `below`; the same ones for the same seed. */
export function dice(seed: number): Roll {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export const pick = <T>(roll: Roll, list: readonly T[]): T => list[roll(list.length)] as T

const words = [
  ...['-a', '-m', '-p', '-n', '--', '-', '-1', '-0', '--0', 'x', '1', '""', "''", "'a b'", '"a\nb"', '*', '..', '~'],
  ...['HEAD', 'HEAD~1', 'HEAD^2', 'HEAD^0', '^HEAD', 'HEAD..', 'HEAD...topic', '..', '@', '@{', 'HEAD@{', 'HEAD^{'],
  ...['HEAD@{1}', '@{-1}', '@{u}', "'HEAD@{2 days ago}'", 'HEAD~999999999999', 'HEAD^99', 'HEAD^{tree}', 'HEAD^{/x}'],
  ...[
    ':/x',
    ':/(a*)*b',
    'HEAD:a',
    'HEAD:',
    ':a',
    ':0:a',
    ':3:a',
    'main',
    'topic',
    'origin',
    'origin/main',
    'v1',
    'tree',
  ],
  ...['a', 'b', 'dir', 'dir/c', '.', '/srv/r.git', '/', '/nowhere', '../..', '.git', '.git/config', '.git/HEAD'],
  ...['4b825dc642cb6eb9a060e54bf8d69288fbee4904', '0000000000000000000000000000000000000000', 'deadbeef'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'refs/heads/../x', 'x.lock', 'é', '😀', '\ud800'],
  ...[
    'a\0b',
    '$(git log)',
    '$x',
    '[z-a]',
    '[',
    'a[',
    '\\\\',
    "':(glob)**'",
    "':!a'",
    "':(bad)x'",
    "':^'",
    "'+refs/*:refs/*'",
  ],
  ...[
    'refs/heads/main:refs/heads/q',
    ':main',
    'start',
    'good',
    'bad',
    'run',
    'reset',
    'skip',
    'log',
    'replay',
    'terms',
  ],
  ...['push', 'pop', 'apply', 'drop', 'list', 'show', 'clear', 'branch', 'add', 'remove', 'rename', 'set-url', 'prune'],
  ...['expire', 'delete', 'exists', 'user.name', 'a.b.c', 'alias.x', 'blob', 'tag', 'commit', 'create', 'verify'],
]

const values = [
  ...['', 'x', '1', '0', '-1', '99999999999999999999', 'HEAD', 'topic', 'HEAD^{tree}', 'a', '[', '(a+)+', '*', 'now'],
  ...[
    '%H',
    '"%(refname"',
    '"%(foo)"',
    'all',
    'none',
    'always',
    'no',
    'yes',
    '__proto__',
    'é',
    '\ud800',
    '/a/,/b/',
    '1,3',
  ],
  ...[
    'diff3',
    'merge',
    'ours',
    'theirs',
    'patience',
    'histogram',
    'minimal',
    'plain',
    'porcelain',
    'iso',
    'short',
    'raw',
  ],
  ...['oneline', 'fuller', '"tformat:%an %ae %ad%n%b%d%D%w(3,2,1)%C(red)%x00%+s%-b% s%<(5,trunc)%s%<("', ':3', '+5'],
  ...['format:%Y', 'author', '-committerdate', 'version:refname', '[z-a]', '"%(align:5)%(if)%(end)"', 'constructor'],
]

const pieces = [
  ...[
    'git',
    '"',
    "'",
    '$(',
    '(',
    ')',
    '$',
    '`',
    '|',
    '||',
    '&&',
    '&',
    '>',
    '>>',
    '<',
    '2>&1',
    ';',
    '\n',
    '\\',
    'a',
    'b',
  ],
  ...['~', '*', '?', '[', ']', '{', '}', '!', '#', '\0', '\ud800', '😀', ' ', ' ', ' ', 'log', 'status', 'echo', 'cat'],
]

const ends = [
  ...[
    ' > b',
    ' | cat',
    ' | git hash-object --stdin',
    ' && git status',
    ' 2>&1',
    ' >> a',
    ' < a',
    ' > /dev/null',
    ' > dir',
  ],
  ...[
    ' | grep -E "(a|b)*"',
    '; git log --oneline',
    ' | git mktree',
    ' > .git/HEAD',
    ' > .git/index',
    ' | sed "s/(a*)*/b/"',
  ],
]

const editsOf = (roll: Roll): readonly (string | null)[] =>
  Array.from({ length: 20 }, () =>
    pick(roll, [null, null, 'edited\n', '', 'pick zz\n', 'exec false\nbreak\n', '\0\ud800']),
  )

export interface Hostile {
  readonly line: string
  readonly edits: readonly (string | null)[]
}

const short = [...'abcdefgiklmnopqrstuvwxzABCDEFGLMNOPRSUXZ0123'].map((letter) => `-${letter}`)

/** The options of every command that it does not refuse as unknown: they are tried, one by one. */
export function acceptedOptions(): Readonly<Record<string, readonly string[]>> {
  const dir = fileURLToPath(new URL('../../renderer/labs/git/engine', import.meta.url))
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const source = files.map((name) => readFileSync(`${dir}/${name}`, 'utf8')).join('\n')
  const long = [
    ...[...source.matchAll(/'?([a-z][a-z-]+[a-z])'?: \{ kind: '/g)].map(([, name]) => `--${name}`),
    ...[...source.matchAll(/'(--[a-z][a-z-]+=?)'/g)].map(([, name]) => name ?? ''),
  ]
  const shell = place(() => 0)
  const before = shell.machine.files.snapshot()
  const isAccepted = (line: string) => {
    const ran = shell.run({ line, edits: [null, null, null] })
    shell.machine.files.restore(before)
    const said = ran.kind === 'ran' ? ran.pieces.map(({ text }) => text).join('') : ''
    return !/unknown (option|switch)|unrecognized arg|invalid option/.test(said)
  }
  const all = [...new Set([...short, ...long])]
  return Object.fromEntries(
    Object.keys(commands).map((name) => [name, all.filter((option) => isAccepted(`git ${name} ${option}`))]),
  )
}

export function hostileLine(roll: Roll, options: Readonly<Record<string, readonly string[]>>): Hostile {
  const many = (most: number, one: () => string) => Array.from({ length: roll(most) }, one)
  const end = roll(8) === 0 ? pick(roll, ends) : ''
  const kind = roll(10)
  if (kind === 0) return { line: many(40, () => pick(roll, pieces)).join('') + end, edits: editsOf(roll) }
  if (kind < 3)
    return {
      line: [pick(roll, Object.keys(programs)), ...many(5, () => pick(roll, roll(4) ? words : short))].join(' ') + end,
      edits: editsOf(roll),
    }
  const name = pick(roll, Object.keys(commands))
  const own = options[name] ?? []
  const option = () => {
    if (own.length === 0) return pick(roll, words)
    const one = pick(roll, own)
    if (!one.startsWith('--')) return one + (roll(3) ? '' : pick(roll, values))
    return roll(2) ? one : `${one.replace(/=$/, '')}=${pick(roll, values)}`
  }
  const before = roll(12) === 0 ? `${pick(roll, ['-C dir', '-c a.b=1', '-c x', '-c merge.conflictStyle=diff3'])} ` : ''
  const rest = many(6, () => (roll(2) ? option() : pick(roll, words)))
  return { line: `git ${before}${[name, ...rest].join(' ')}${end}`, edits: editsOf(roll) }
}

const begin = [
  ...['git init -q --bare /srv/r.git', 'git init -q app', 'cd app', 'echo 1 > a', 'mkdir dir', 'echo 2 > dir/c'],
  ...['git add .', 'git commit -qm one', 'git tag -a v1 -m v', 'git remote add origin /srv/r.git'],
  ...['git push -qu origin main', 'git switch -qc topic', 'echo 3 >> a', 'git commit -qam two', 'git switch -q main'],
  ...[
    'echo 4 >> a',
    'git commit -qam three',
    'echo 5 > b',
    'git add b',
    'echo 6 > u',
    'git stash -q -u',
    'echo 7 >> a',
  ],
]

/** A repository in the middle of some work. */
export function place(roll: Roll): Shell {
  const machine = new Machine(1_767_603_600)
  machine.files.write('/home/you/.gitconfig', '[user]\n\tname = Y\n\temail = y@e\n[init]\n\tdefaultBranch = main\n')
  machine.files.mkdir('/srv')
  const shell = new Shell(machine, '/home/you')
  const lines = [
    ...begin,
    ...(roll(3) === 1 ? ['git stash -q', 'git merge topic'] : []),
    ...(roll(5) === 1 ? ['git bisect start', 'git bisect bad'] : []),
    ...(roll(5) === 1 ? ['git stash -q', 'git rebase topic'] : []),
    ...(roll(5) === 1 ? ['git stash -q', 'git cherry-pick topic'] : []),
  ]
  for (const line of lines) {
    machine.now += 60
    shell.run({ line })
  }
  return shell
}
