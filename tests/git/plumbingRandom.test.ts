/** Random stores with objects that nothing leads to: what fsck says of them, and what gc and prune leave. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'
import { random } from './remoteRandom'

const reason = whyNot()
if (reason) console.warn(`Stores are not compared with real git: ${reason}`)

function storeScript(seed: number, steps: number): readonly string[] {
  const next = random(seed)
  const one = <T>(list: readonly T[]): T => list[next(list.length)] as T
  const file = () => one(['a', 'b', 'd/c', 'd/e/f', 'g'])
  const revision = () => one(['HEAD', 'HEAD~1', 'topic', 'v1', 'main^{tree}', 'HEAD:d', `HEAD:${file()}`, ':a', 'nope'])
  const commit = () => [`mkdir -p d/e && echo ${next(50)} >${file()}`, 'git add .', `git commit -q -m c${next(99)}`]
  const lines: string[] = [...commit()]
  while (lines.length < steps)
    lines.push(
      ...one<() => readonly string[]>([
        commit,
        commit,
        () => [`echo ${next(99)} | git hash-object -w --stdin`],
        () => [`mkdir -p d/e && echo ${next(99)} >${file()}`, 'git add .'],
        () => ['git commit -q --amend -m again'],
        () => ['git reset -q --hard HEAD~1'],
        () => [`git checkout -q ${one(['-b topic', 'topic', 'main', '--detach'])}`],
        () => ['git branch -D topic'],
        () => [`git tag ${one(['v1', '-f v1', '-f -m text v1', '-d v1', '-m text v2'])}`],
        () => ['git stash -q', 'git stash drop -q'],
        () => [`git commit-tree ${revision()} -m loose`, `git commit-tree HEAD^{tree} -p ${revision()} -m more`],
        () => [`git cat-file ${one(['-t', '-s', '-p', '-e', 'commit', 'tag', 'blob'])} ${revision()}`],
        () => [
          `git ls-tree ${one(['', '-r', '-d', '-rt', '-l', '--name-only'])} ${revision()} ${one(['', 'd', 'd/', 'a'])}`.trim(),
        ],
        () => [
          `git fsck ${one(['', '', '--unreachable', '--no-reflogs', '--root --tags', '--lost-found', 'HEAD'])} | sort`,
        ],
        () => [one(['git gc -q', 'git gc -q --prune=now', 'git pack-refs --all'])],
        () => ['git reflog expire --expire=now --all'],
      ])(),
    )
  return [...lines, 'git fsck | sort', 'git fsck --unreachable --no-reflogs | sort']
}

describe.skipIf(reason)('a store', () => {
  it('holds and drops what that of real git does', { timeout: 120_000 }, () => {
    const count = Number(process.env.GIT_STORES ?? 16)
    const first = Number(process.env.GIT_FIRST ?? 1)
    const found: string[] = []
    for (let seed = first; seed < first + count; seed++) {
      const one = report(storeScript(seed, 50))
      if (one !== undefined) found.push(`seed ${seed}\n${one}`)
    }
    if (found.length > 0) console.warn(`${found.length} of ${count} differ`)
    expect(found.slice(0, 3).join('\n\n')).toBe('')
  })
})
