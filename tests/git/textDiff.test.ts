/** Differences and merges of random texts, against the git of this machine. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Algorithm, type DiffOptions, diffLines } from '../../renderer/labs/git/engine/text/diff'
import { splitLines } from '../../renderer/labs/git/engine/text/lines'
import { mergeText, type TextMergeInput } from '../../renderer/labs/git/engine/text/merge'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.log(`Texts are not compared with git: ${reason}.`)

function random(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T
  return { next, below, pick }
}
type Random = ReturnType<typeof random>

function alphabet({ below, pick }: Random): readonly string[] {
  return Array.from({ length: 2 + below(pick([4, 12, 40, 400])) }, (_, at) =>
    pick([
      `${' '.repeat(below(5))}l${at}`,
      `${'\t'.repeat(below(3))}m${at}`,
      '',
      ' ',
      '}',
      '  }',
      `x${at}`,
      `y y${at}`,
    ]),
  )
}

function mutate(chance: Random, lines: readonly string[], words: readonly string[], rate: number): readonly string[] {
  const { next, below, pick } = chance
  return lines.flatMap((line): readonly string[] => {
    const roll = next()
    if (roll < rate * 0.3) return []
    if (roll < rate * 0.6) return [pick(words)]
    if (roll < rate) return [line, pick(words)]
    if (roll < rate + 0.01) {
      const from = below(lines.length)
      return lines.slice(from, from + below(8))
    }
    return [line]
  })
}

const text = ({ next }: Random, lines: readonly string[]) =>
  lines.length === 0 ? '' : lines.join('\n') + (next() < 0.8 ? '\n' : '')

function versions(chance: Random): readonly [string, string, string] {
  const words = alphabet(chance)
  const base = Array.from({ length: chance.below(chance.pick([6, 12, 40, 200])) }, () => chance.pick(words))
  const rate = chance.next() * 0.5
  const shared = chance.next() < 0.3 ? mutate(chance, base, words, rate) : base
  const other = () => text(chance, mutate(chance, shared, words, rate))
  return [text(chance, base), other(), other()]
}

function inDirectory<T>(work: (dir: string) => T): T {
  const dir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'drydock-text-'))
  try {
    return work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const env = { PATH: process.env.PATH, HOME: '/', GIT_CONFIG_NOSYSTEM: '1' }

/** Number of the pair to the lines of its one hunk, for those that differ. */
function realDiffs(pairs: readonly (readonly string[])[], flags: readonly string[]): ReadonlyMap<number, string> {
  return inDirectory((dir) => {
    for (const side of ['a', 'b']) mkdirSync(join(dir, side))
    pairs.forEach(([old = '', now = ''], at) => {
      writeFileSync(join(dir, 'a', `${at}`), old)
      writeFileSync(join(dir, 'b', `${at}`), now)
    })
    const ran = spawnSync('git', ['diff', '--no-index', '-U99999', ...flags, 'a', 'b'], {
      ...{ cwd: dir, env, encoding: 'utf8', maxBuffer: 1 << 28 },
    })
    return new Map(
      ran.stdout
        .split(/^diff --git a\/a\//m)
        .slice(1)
        .map((part) => {
          const head = part.indexOf('\n@@')
          return [Number.parseInt(part, 10), head < 0 ? '' : part.slice(part.indexOf('\n', head + 1) + 1)]
        }),
    )
  })
}

const shown = (sign: string, line: string) =>
  sign + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)

function ourDiff(old: string, now: string, algorithm: Algorithm, options: DiffOptions): string {
  const [before, after] = [splitLines(old), splitLines(now)]
  const changes = diffLines(before, after, algorithm, options)
  if (changes.length === 0) return ''
  const parts: string[] = []
  const put = (sign: string, lines: readonly string[]) => {
    for (const line of lines) parts.push(shown(sign, line))
  }
  let at = 0
  for (const { oldAt, oldCount, newAt, newCount } of changes) {
    put(' ', before.slice(at, oldAt))
    put('-', before.slice(oldAt, oldAt + oldCount))
    put('+', after.slice(newAt, newAt + newCount))
    at = oldAt + oldCount
  }
  put(' ', before.slice(at))
  return parts.join('')
}

describe.skipIf(reason !== undefined)('the lines that differ', () => {
  const chance = random(20260105)
  const pairs = Array.from({ length: 250 }, () => versions(chance))
  const cases: readonly (readonly [string, Algorithm, DiffOptions])[] = [
    ['--diff-algorithm=myers', 'myers', {}],
    ['--minimal', 'minimal', {}],
    ['--patience', 'patience', {}],
    ['--histogram', 'histogram', {}],
    ['--no-indent-heuristic', 'myers', { usesIndent: false }],
  ]
  test.each(cases)('are those of git diff %s', (flag, algorithm, options) => {
    const real = realDiffs(pairs, [flag])
    expect(real.size).toBeGreaterThan(150)
    const wrong = pairs.filter(([old, now], at) => ourDiff(old, now, algorithm, options) !== (real.get(at) ?? ''))
    expect(wrong).toEqual([])
  })
})

type Case = readonly [readonly string[], Pick<TextMergeInput, 'style' | 'favour' | 'markerSize'>]
const merges: readonly Case[] = [
  [[], { style: 'merge' }],
  [['--diff3'], { style: 'diff3' }],
  [['--zdiff3'], { style: 'zdiff3' }],
  [['--ours'], { style: 'merge', favour: 'ours' }],
  [['--theirs'], { style: 'merge', favour: 'theirs' }],
  [['--union'], { style: 'merge', favour: 'union' }],
  [['--marker-size=10'], { style: 'merge', markerSize: 10 }],
]

describe.skipIf(reason !== undefined)('three-way merges of texts', () => {
  test('are those of git merge-file', () => {
    const chance = random(7)
    const triples = Array.from({ length: 280 }, () => versions(chance))
    const real = inDirectory((dir) => {
      const lines = triples.map((triple, at) => {
        triple.forEach((version, n) => {
          writeFileSync(join(dir, `${at}.${n}`), version)
        })
        const flags = merges[at % merges.length]?.[0].join(' ')
        return `git merge-file -p ${flags} -L ours -L base -L theirs ${at}.1 ${at}.0 ${at}.2 >${at}.out; echo $? >${at}.code`
      })
      spawnSync('bash', ['--norc'], { cwd: dir, env, input: lines.join('\n') })
      return triples.map((_, at) => ({
        text: readFileSync(join(dir, `${at}.out`), 'utf8'),
        conflicts: Number(readFileSync(join(dir, `${at}.code`), 'utf8')),
      }))
    })
    const labels = { base: 'base', ours: 'ours', theirs: 'theirs' }
    const ours = triples.map(([base, mine, theirs], at) => {
      const options = merges[at % merges.length]?.[1] ?? { style: 'merge' }
      return mergeText({ ...options, ...{ base, ours: mine, theirs, labels }, joinsWordless: true })
    })
    expect(real.filter(({ conflicts }) => conflicts > 0).length).toBeGreaterThan(50)
    expect(ours).toEqual(real)
  })
})
