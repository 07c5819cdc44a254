/** `git remote` and `ls-remote` against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Remotes are not compared with real git: ${reason}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  'all of its words': [
    ...['git init -q src', 'cd src', 'echo 1 >f', 'git add .', 'git commit -qm one', 'git branch dev'],
    ...['git tag t1', 'cd ..', 'git clone -q src c', 'cd src', 'echo 2 >f', 'git commit -qam two'],
    ...['git tag -a v1 -m v1', 'git branch a-very-long-branch-name-here', 'git checkout -q dev'],
    ...['git commit -q --allow-empty -m d2', 'git tag d2', 'git checkout -q main'],
    ...['git tag orphan $(git commit-tree -m x HEAD^{tree})', 'cd ../c', 'git remote add up ../src'],
    ...['git fetch -q --all', 'git fetch -q --tags', 'git remote show origin', 'git remote show -n origin'],
    ...['git remote prune origin', 'git remote prune -n origin', 'git remote show', 'git remote -v'],
    ...['git remote add origin x', "git remote add 'a b' x", 'git remote remove nope'],
    ...['git remote set-url nope x', 'git remote get-url nope', 'git remote get-url --all origin'],
    ...['git remote get-url --push origin', 'git remote set-url --add origin zz'],
    ...['git remote set-url --push origin pp', 'git remote -v', 'git remote rename nope x'],
    ...['git remote rm up', 'git remote show nope', 'git remote update nope'],
    ...['git remote set-url --delete origin zz', 'git remote set-url --delete --push origin pp'],
    ...['git remote set-url origin ../src', 'git remote get-url origin', 'git remote add two ../src'],
    ...['git remote update', 'cat .git/logs/refs/remotes/two/main'],
    ...['git -C ../src commit -q --allow-empty -m z', 'git fetch --all'],
    ...['git -C ../src commit -q --allow-empty -m z', 'git remote update -p two', 'git ls-remote'],
    ...['git ls-remote origin main', "git ls-remote ../src 'd*'", 'git ls-remote --heads'],
    ...['git ls-remote --tags', 'git ls-remote --refs -q', 'git ls-remote --get-url'],
    ...['git ls-remote --symref', 'git ls-remote nope', 'git ls-remote --exit-code origin zz'],
    ...['git remote add -f up ../src', 'git remote add -m main -t main -t x -f z ../src'],
    ...['git remote add --mirror=fetch zz ../src', 'git remote add --mirror=push zp ../src'],
    ...['git remote add --no-tags zt ../src', 'git remote set-branches z main'],
    ...['git remote set-branches --add z other', 'git remote remove zz', 'git remote rm zp', 'git remote'],
    ...['cat .git/config', 'git update-ref refs/remotes/origin/old HEAD', 'git remote prune -n origin'],
    ...['git remote show origin', 'git remote prune origin'],
  ],
  'the only remote is the usual one': [
    'git pull --rebase',
    'git commit -qm 1 --allow-empty',
    'git push origin @:x',
    'git pull --rebase --autostash',
    'git remote add foo ../foo',
    'git fetch',
    'git push',
    'git pull --rebase',
    'git rev-parse @{push}',
    'git ls-remote',
    'git init -q --bare ../foo',
    'git push',
    'git push -u foo main',
    'git push',
    'git pull',
    'git rev-parse @{push}',
    'git branch --unset-upstream',
    'git push',
    'git pull',
    'git fetch -v',
    'git remote add bar ../foo',
    'git push',
    'git fetch',
    'git pull',
    'git remote rm foo',
    'git fetch',
    'git rebase',
  ],
}

describe.skipIf(reason)('git remote', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 60_000 }, (_, lines) => {
    expect(report(lines, { hasRepository: false, repositories: ['src', 'c'] })).toBeUndefined()
  })
})
