/** Random histories of two clones and a bare repository between them. */

/** A small generator of numbers that a seed decides. */
export function random(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const branches = ['main', 'topic', 'fix', 'feature/one']
const tags = ['v1', 'v2', 'rc']
/** Its path is in the texts of merges, so that it is told relatively: the real one is in another place each time. */
const start = ['git init -q --bare hub.git', 'git clone -q hub.git a', 'git -C a remote set-url origin ../hub.git']
const second = ['git clone -q hub.git b', 'git -C b remote set-url origin ../hub.git']

export const repositories = ['a', 'b', 'hub.git']

export function remoteScript(seed: number, steps: number): readonly string[] {
  const next = random(seed)
  const one = <T>(list: readonly T[]): T => list[next(list.length)] as T
  const branch = () => one(branches)
  const tag = () => one(tags)
  let count = 0
  const commit = () => {
    count++
    const file = one(['f', 'g', 'h', 'd/i'])
    return [`mkdir -p d && echo ${count} ${next(5)} >${file}`, 'git add .', `git commit -q -m c${count}`]
  }
  const source = () => one([branch(), branch(), 'HEAD', 'HEAD~1', tag(), `refs/heads/${branch()}`, 'nope'])
  const spec = () => {
    const from = one(['', '', '+']) + one([source, source, () => ''])()
    return one([
      `${from}:${branch()}`,
      `${from}:${branch()}`,
      `${from}:refs/heads/${branch()}`,
      from === '' || from === '+' ? branch() : from,
    ])
  }
  const flags = () =>
    one([
      '',
      '',
      '',
      '-f ',
      '--force-with-lease ',
      '-u ',
      '--follow-tags ',
      '--tags ',
      '-n ',
      '--atomic ',
      '-v ',
      '-q ',
    ])
  const lease = () =>
    one([
      `--force-with-lease=${branch()}`,
      `--force-with-lease=${branch()}:HEAD`,
      '--force-with-lease --force-if-includes',
      `--force-with-lease=${branch()}:`,
    ])
  const pushes = () =>
    one([
      () => `git push ${flags()}`.trim(),
      () => `git push ${flags()}origin ${spec()}`,
      () => `git push ${flags()}origin ${branch()} ${branch()}`,
      () => `git push ${lease()} origin ${one(['', '+'])}${branch()}`,
      () => `git push origin --delete ${one([branch, tag])()}`,
      () => `git push origin :${one([branch, tag])()}`,
      () => `git push ${one(['--tags', '--all', '-f --tags', '--all -f'])}`,
      () => `git push origin ${tag()}`,
      () => `git push ${flags()}../${one(['a', 'b'])} ${spec()}`,
    ])()
  const fetches = () =>
    one([
      () =>
        `git fetch ${one(['', '', '-p', '--tags', '-v', '-q', '--all', '-p --dry-run', '-f -t', '-a', '--no-tags'])}`.trim(),
      () => `git fetch origin ${branch()}`,
      () => `git fetch origin ${one(['', '+'])}${branch()}:${branch()}`,
      () => `git fetch ../${one(['a', 'b', 'hub.git'])} ${one(['', branch(), tag()])}`.trim(),
      () => `git fetch origin tag ${tag()}`,
      () => 'git cat-file -p FETCH_HEAD',
    ])()
  const pulls = () =>
    one([
      () => `git pull ${one(['', '--ff-only', '--no-rebase', '--ff', '--no-ff --no-edit', '-q --no-rebase'])}`.trim(),
      () => `git pull --no-rebase origin ${branch()}`,
      () => `git pull ${one(['--ff-only', '--squash', '--no-commit --no-rebase'])} origin ${branch()}`,
    ])()
  const local = () =>
    one<() => readonly string[]>([
      commit,
      commit,
      commit,
      () => [`git checkout -q ${branch()}`],
      () => [`git checkout -q -b ${branch()} ${one(['', 'HEAD~1', `origin/${branch()}`])}`.trim()],
      () => [`git branch ${one(['-D', '-f'])} ${branch()}`],
      () => [`git tag ${one(['', '-f '])}${tag()}`],
      () => [`git tag ${one(['', '-f '])}-m text ${tag()}`],
      () => [`git tag -d ${tag()}`],
      () => ['git reset -q --hard HEAD~1'],
      () => ['git commit -q --amend -m again'],
      () => [`git branch -u origin/${branch()}`],
      () => ['git status', 'git branch -vv'],
      () => ['git merge --abort', 'git reset -q --hard'],
      () => ['git ls-remote'],
      () => [one(['git remote show origin', 'git remote show -n origin', 'git remote prune origin', 'git remote -v'])],
      () => ['git fsck', 'git for-each-ref'],
    ])()
  const lines = [...start, 'cd a', ...commit(), 'git push -q', 'cd ..', ...second, 'cd a']
  let at = 'a'
  while (lines.length < steps) {
    if (next(5) === 0) {
      at = at === 'a' ? 'b' : 'a'
      lines.push(`cd ../${at}`)
    }
    lines.push(...one([() => [pushes()], () => [pushes()], () => [fetches()], () => [pulls()], local, local, local])())
  }
  return lines
}
