/** Renames and copies in random pairs of trees against the git of this machine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Oid } from '../../renderer/labs/git/engine/core/objects'
import { writeTree } from '../../renderer/labs/git/engine/core/repository'
import { compareTrees, pathOf } from '../../renderer/labs/git/engine/tree/changes'
import { findRenames, type RenameOptions } from '../../renderer/labs/git/engine/tree/renames'
import { emptyRepository, RealMerges, random } from './mergeHistories'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Renames are not compared with real git: ${reason}`)

const count = Number(process.env.GIT_RENAMES ?? 150)
const seed = Number(process.env.GIT_SEED ?? 1)
const { below, pick } = random(seed)
const repo = emptyRepository()

const paths = ['a', 'b', 'c', 'lib/a', 'lib/b', 'lib/x/a', 'src/a', 'src/b', 'src/lib/c', 'docs/x']

interface File {
  readonly mode: '100644' | '100755'
  readonly text: string
}

/** With long lines, letters of several bytes, returns, and an end without a newline here and there. */
function newText(): string {
  const lines = Array.from({ length: below(12) }, () => {
    const tail = below(6) === 0 ? ` é${'long '.repeat(below(30))}` : ''
    return `line ${below(40)}${tail}${below(9) === 0 ? '\r' : ''}\n`
  })
  return lines.join('') + (below(5) === 0 ? `tail ${below(9)}` : '')
}

const edited = (text: string) =>
  text
    .split('\n')
    .flatMap((line) => (below(4) > 0 ? [line] : below(2) === 0 ? [] : [`new ${below(50)}`, line]))
    .join('\n')

function treePair(): readonly [Oid, Oid] {
  const one = new Map<string, File>()
  for (let left = 2 + below(9); left > 0; left--) {
    const text = one.size > 0 && below(4) === 0 ? pick([...one.values()]).text : newText()
    one.set(pick(paths), { mode: below(6) === 0 ? '100755' : '100644', text })
  }
  const other = new Map<string, File>()
  for (const [path, file] of one) {
    const how = below(4)
    if (how === 0) other.set(path, file)
    else if (how === 1) other.set(pick(paths), file)
    else if (how === 2) other.set(pick(paths), { ...file, text: edited(file.text) })
    if (below(5) === 0) other.set(pick(paths), { ...file, text: edited(file.text) })
  }
  const stored = (files: ReadonlyMap<string, File>) =>
    writeTree(
      repo,
      [...files].map(([path, { mode, text }]) => [path, { mode, oid: repo.putBlob(text) }] as const),
    )
  return [stored(one), stored(other)]
}

const pairs = Array.from({ length: count }, treePair)
let real: RealMerges

describe.skipIf(reason !== undefined)(`random renames with the seed ${seed}`, () => {
  beforeAll(() => {
    real = new RealMerges(repo)
  }, 600_000)
  afterAll(() => real.remove())

  const ways: readonly (readonly [string, RenameOptions])[] = [
    ['-M', {}],
    ['-C', { copies: true }],
    ['-M30%', { threshold: 30 }],
    ['-M100%', { threshold: 100 }],
    ['-C70%', { copies: true, threshold: 70 }],
  ]

  it.each(ways)(`git diff %s in ${count} pairs of trees`, { timeout: 60_000 }, (flag, options) => {
    const lines = pairs.map(([one, other]) => `git diff --name-status ${flag} ${one} ${other}; echo ==`)
    const said = real.run(lines.join('\n')).split('==\n').slice(0, count)
    const found = pairs.map(([one, other]) =>
      findRenames(repo, compareTrees(repo, one, other), options)
        .map((change) => {
          if (change.similarity === undefined) return `${change.kind}\t${pathOf(change)}\n`
          const score = String(change.similarity).padStart(3, '0')
          return `${change.kind}${score}\t${change.old?.path}\t${change.now?.path}\n`
        })
        .join(''),
    )
    expect(found).toEqual(said)
    expect(said.filter((text) => /^[RC]/m.test(text)).length).toBeGreaterThan(count / 10)
  })
})
