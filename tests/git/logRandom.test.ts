/** Random histories in the engine and in the git of this machine: the same questions, the same answers. */
import { afterAll, describe, expect, it } from 'vitest'
import { RandomHistory, randomOf } from './historyRandom'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Random histories are not compared with real git: ${reason}`)

const listed = [
  ...['', '--topo-order', '--date-order', '--author-date-order', '--reverse', '--first-parent', '--boundary'],
  ...[
    '--no-merges',
    '--merges',
    '--parents',
    '-n 3',
    '--skip=2 -n 4',
    '--left-right',
    '--cherry-mark',
    '--cherry-pick',
  ],
  ...['--author=Ann', '--grep=Fix -i', '--count', '--left-right --count', '--full-history', '--left-only'],
]
const drawn = ['--oneline', '', '--format=%h%n%s', '--date-order --oneline', '--oneline --boundary', '--first-parent']
const printed = [
  ...['', '--oneline', '--format=short', '--pretty=full', '--pretty=fuller', '--pretty=raw', '--decorate'],
  ...['--format="%h|%an|%ad|%s|%b|%d|%D|%p|%t|%f"', '--date=relative', '--pretty=reference', '-p -n 4', '--stat -n 4'],
  ...['--name-status', '-S alpha --oneline', '-m -p -n 3', '--cc -n 3', '--graph -p -n 4', '--graph --stat -n 4'],
]
const blamed = ['', '-s', '-e', '-n', '-w', '-p', '--line-porcelain', '-L 2,4', '--first-parent', '-c', '--root']
const described = ['', '--tags', '--all', '--always', '--long --tags', '--abbrev=0', '--first-parent']
const files = ['a.txt', 'b.txt', 'e.txt', 'dir/c.txt', 'dir/sub/d.txt', 'new0.txt', 'dir/new1.txt']

function questions(history: RandomHistory, random: () => number): readonly string[] {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const one = () => (random() < 0.7 ? pick(history.names) : pick(history.oids))
  const range = () =>
    pick([() => '--all', one, () => `${one()}..${one()}`, () => `${one()}...${one()}`, () => `${one()} ^${one()}`])()
  const path = () => (random() < 0.6 ? '' : ` -- ${pick(['a.txt', 'dir', 'b.txt e.txt', 'new0.txt'])}`)
  const named = () =>
    pick([
      ...[() => one(), () => `${one()}~2`, () => `${one()}^2`, () => `${one()}^{tree}`, () => `${one()}:a.txt`],
      ...[() => ':/Fix', () => `${one()}^{/Add}`, () => pick(history.oids).slice(0, 5), () => `--short ${one()}`],
      ...[() => `${one()}..${one()}`, () => `--abbrev-ref ${pick(history.names)}`, () => `${one()}:nope`],
    ])()
  const bisected = () => {
    const words = Array.from({ length: 4 }, () => `git bisect ${pick(['good', 'bad', 'bad', 'skip'])}`).join('; ')
    return `git reset -q --hard main; git bisect start ${one()} ${one()}; ${words}; git bisect log; git bisect reset`
  }
  const some = (count: number, make: () => string) => Array.from({ length: count }, make)
  return [
    ...some(8, () => `git rev-list ${pick(listed)} ${range()}${path()}`),
    ...some(1, () => `git rev-list --count ${range()}`),
    ...some(6, () => `git log --graph ${pick(drawn)} ${range()}${path()}`),
    ...some(6, () => `git log ${pick(printed)} ${range()}`),
    ...some(6, () => `git rev-parse ${named()}`),
    ...some(6, () => `git blame ${pick(blamed)} ${one()} -- ${pick(files)}`),
    ...some(4, () => `git describe ${pick(described)} ${one()}`),
    ...some(1, bisected),
  ]
}

const histories: RandomHistory[] = []
afterAll(() => {
  for (const history of histories) history.remove()
})

describe.skipIf(reason)('random histories', () => {
  it.each(Array.from({ length: 8 }, (_, seed) => seed + 1))(
    'give the answers of git: seed %i',
    { timeout: 30_000 },
    (seed) => {
      const random = randomOf(seed)
      const [merges, roots] = [random() * 0.5, random() * 0.1]
      const equal = random() < 0.5 ? 0 : 0.4
      const commits = 3 + Math.floor(random() * 35)
      const history = new RandomHistory(random, { commits, merges, roots, equal, skewed: 0, tags: 0.15 })
      histories.push(history)
      const asked = questions(history, random)
      const real = history.realAll(asked)
      asked.forEach((line, at) => {
        expect(`${line}\n${history.ours(line)}`).toBe(`${line}\n${real[at]}`)
      })
    },
  )
})
