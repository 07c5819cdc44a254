/**
 * Merges of random histories against the git of this machine: trees, stages and messages. `GIT_MERGES=5000` runs more
 * of them, `GIT_SEED=7` others.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MergeOptions } from '../../renderer/labs/git/engine/merge/options'
import { mergeCommits } from '../../renderer/labs/git/engine/merge/ort'
import { emptyRepository, makeHistory, type Pair, RealMerges, random } from './mergeHistories'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Merges are not compared with real git: ${reason}`)

const count = Number(process.env.GIT_MERGES ?? 500)
const seed = Number(process.env.GIT_SEED ?? 1)
/** Few of the histories make git 2.39 itself stop at one of its assertions. */
const isCrash = (output: string) => output.includes('Assertion')

const repo = emptyRepository()
const own = random(seed)
const pairs = Array.from({ length: count }, () => makeHistory(repo, own))
let real: RealMerges

function merge({ ours, theirs }: Pair, options: Partial<MergeOptions>, labels: { ours: string; theirs: string }) {
  const merged = mergeCommits(repo, ours, theirs, { labels: { base: '', ...labels }, style: 'merge', ...options })
  const conflicts = merged.index.filter(({ stage }) => stage > 0)
  return { ...merged, stages: conflicts.map((one) => `${one.mode} ${one.oid} ${one.stage}\t${one.path}\n`).join('') }
}

describe.skipIf(reason !== undefined)(`random merges with the seed ${seed}`, () => {
  beforeAll(() => {
    real = new RealMerges(repo)
  }, 600_000)
  afterAll(() => real.remove())

  it(`merges ${count} pairs of commits as merge-tree does`, { timeout: 600_000 }, () => {
    const said = real.mergeTrees(pairs)
    let conflicts = 0
    let compared = 0
    pairs.forEach((pair, at) => {
      const { tree, stages, messages, isClean } = merge(pair, {}, pair)
      const text = `${tree}\n${stages}\n${messages.map((line) => `${line}\n`).join('')}${isClean ? 0 : 1}\n`
      if (isCrash(said[at] ?? '')) return
      compared++
      if (!isClean) conflicts++
      expect(text, `seed ${seed}, case ${at}: ${pair.ours} ${pair.theirs}`).toBe(said[at])
    })
    expect(compared).toBeGreaterThan(count * 0.98)
    expect(conflicts).toBeGreaterThan(count / 4)
    expect(compared - conflicts).toBeGreaterThan(count / 5)
  })

  const ways: readonly (readonly [string, Partial<MergeOptions>])[] = [
    ['-c merge.conflictStyle=diff3 merge', { style: 'diff3' }],
    ['-c merge.conflictStyle=zdiff3 merge -Xfind-renames=70', { style: 'zdiff3', renameThreshold: 70 }],
    ['merge -Xours', { favour: 'ours' }],
    ['-c merge.directoryRenames=true merge -Xtheirs', { favour: 'theirs', directoryRenames: 'apply' }],
    ['-c merge.directoryRenames=false merge', { directoryRenames: 'off' }],
  ]

  it.each(ways)('git %s', { timeout: 60_000 }, (flags, options) => {
    const some = pairs.slice(0, Math.ceil(count / 20))
    const scripts = some.map(
      ({ ours, theirs }) => `
        rm -f .git/*.lock .git/AUTO_MERGE; git read-tree -u --reset ${ours}; git update-ref --no-deref HEAD ${ours}
        git clean -qfdx; git ${flags} --no-commit --no-ff --allow-unrelated-histories ${theirs} 2>&1
        cat .git/AUTO_MERGE; git ls-files -u; rm -f .git/MERGE*; echo =====`,
    )
    const said = real.run(scripts.join('\n')).split('=====\n')
    const results = some.map((pair) => {
      const { tree, stages, messages, isClean } = merge(pair, options, { ours: 'HEAD', theirs: pair.theirs })
      const end = isClean
        ? 'Automatic merge went well; stopped before committing as requested\n'
        : 'Automatic merge failed; fix conflicts and then commit the result.\n'
      return `${messages.map((line) => `${line}\n`).join('')}${end}${tree}\n${stages}`
    })
    const wanted = said.slice(0, some.length)
    const isCompared = (at: number) => !isCrash(wanted[at] ?? '') && !wanted[at]?.startsWith('Already up to date')
    expect(results.filter((_, at) => isCompared(at))).toEqual(wanted.filter((_, at) => isCompared(at)))
    expect(wanted.filter((_, at) => isCompared(at)).length).toBeGreaterThan(some.length / 2)
  })
})
