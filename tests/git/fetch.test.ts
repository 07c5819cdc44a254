/** `git fetch` against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Fetches are not compared with real git: ${reason}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  'tables, tags and FETCH_HEAD': [
    ...['git init -q src', 'cd src', 'echo 1 >f', 'git add .', 'git commit -qm one', 'git branch dev'],
    ...['git tag t1', 'cd ..', 'git clone -q src c', 'cd src', 'echo 2 >f', 'git commit -qam two'],
    ...['git tag -a v1 -m v1', 'git branch a-very-long-branch-name-here', 'git checkout -q dev'],
    ...['git commit -q --allow-empty -m d2', 'git tag d2', 'git checkout -q main'],
    ...['git tag orphan $(git commit-tree -m x HEAD^{tree})', 'cd ../c', 'git fetch --dry-run'],
    ...['git fetch', 'cat .git/FETCH_HEAD', 'git fetch', 'git fetch --tags', 'git fetch origin main'],
    ...['git fetch origin main:local', 'git fetch origin main dev', 'cat .git/FETCH_HEAD'],
    ...['git fetch origin nope', 'cat .git/FETCH_HEAD', 'git fetch origin dev:local'],
    ...['git fetch origin +dev:local', 'git fetch origin main:main', 'git fetch origin main'],
    ...['git fetch nowhere', 'cat .git/FETCH_HEAD'],
    ...['git fetch origin tag v1', 'cat .git/FETCH_HEAD', 'git fetch ../src', 'cat .git/FETCH_HEAD'],
    ...['git fetch ../src dev:x', 'git fetch origin v1', 'git fetch origin HEAD', 'cat .git/FETCH_HEAD'],
    ...['git -C ../src branch -m dev dev2', 'git -C ../src tag -d t1', 'git -C ../src tag -f v1 HEAD~1'],
    ...['git -C ../src update-ref refs/heads/main $(git -C ../src commit-tree -m y HEAD^{tree})'],
    ...['git fetch --prune --tags', 'git fetch -p -f --tags'],
    ...["git fetch --prune origin 'refs/tags/*:refs/tags/*'", 'git remote add up ../src'],
    ...['git fetch --all', 'git fetch up', 'cat .git/FETCH_HEAD'],
    ...['git fetch -v', 'git fetch -q', 'git fetch -a', 'git fetch --append', 'cat .git/FETCH_HEAD'],
    ...['git fetch origin t:zz', 'git fetch origin d2:t3'],
    ...["git fetch origin 'refs/heads/*:refs/x/*' 'main:refs/x/dev2'", 'git fetch origin ^dev'],
    ...["git fetch origin 'main:bad..name'", "git fetch origin ''", 'git fetch origin main:'],
    ...['git fetch origin :q', 'git fetch origin :', 'git fetch origin $(git -C ../src rev-parse HEAD)'],
    ...['cat .git/FETCH_HEAD', 'git fetch --all origin', 'git fetch --all origin x'],
    ...['git fetch --tags --no-tags', 'git fetch -t -n'],
    ...['git fetch --unshallow', 'git fetch origin main --prune', 'git fetch -vv origin main'],
    ...['git fetch -p --dry-run', 'git fetch --set-upstream origin dev2', 'git config fetch.prune true'],
    ...['git update-ref refs/remotes/origin/gone HEAD', 'git fetch', 'git fetch --no-prune'],
    ...['git fetch -j 4', 'git fetch origin dev2:refs/remotes/origin/zz main:refs/remotes/origin/zz'],
  ],
}

describe.skipIf(reason)('git fetch', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 60_000 }, (_, lines) => {
    expect(report(lines, { hasRepository: false, repositories: ['src', 'c'] })).toBeUndefined()
  })
})
