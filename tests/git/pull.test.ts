/** `git pull` against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Pulls are not compared with real git: ${reason}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  'merging, rebasing and refusing': [
    ...['git init -q src', 'cd src', 'echo 1 >f', 'git add .', 'git commit -qm one', 'git branch dev'],
    ...['cd ..', 'git clone -q src c', 'git -C c remote set-url origin ../src', 'cd src', 'echo 2 >f'],
    ...['git commit -qam two', 'cd ../c', 'git pull', 'cat .git/FETCH_HEAD', 'git pull'],
    ...['git -C ../src commit -q --allow-empty -m s1', 'git commit -q --allow-empty -m c1', 'git pull'],
    ...['git pull --ff-only', 'git pull --ff', 'git pull --no-rebase --no-edit'],
    ...['git -C ../src commit -q --allow-empty -m s2', 'git pull --rebase', 'git pull --rebase'],
    ...['git pull --rebase=bad', 'git config pull.rebase true'],
    ...['git -C ../src commit -q --allow-empty -m s3', 'git pull', 'git config pull.rebase nonsense'],
    ...['git pull', 'git config --unset pull.rebase', 'git config pull.ff only'],
    ...['git commit -q --allow-empty -m c2', 'git -C ../src commit -q --allow-empty -m s4', 'git pull'],
    ...['git pull --no-ff --no-edit', 'git config --unset pull.ff', 'git checkout -q -b solo', 'git pull'],
    ...['git pull origin', 'git pull nowhere', 'git pull ../src', 'git checkout -q --detach', 'git pull'],
    ...['git pull origin', 'git pull origin dev main', 'git checkout -q main', 'echo dirty >f'],
    ...['git pull --rebase', 'git checkout -q f', 'git pull . nope', 'git checkout -q -b n origin/dev'],
    ...['git branch -D main', 'git push origin :dev', 'git pull', 'git pull origin nope'],
    ...['git pull --squash origin main', 'git status -s', 'git pull a b c', 'git pull --all'],
    ...['git reset -q --hard', 'git pull origin main:n', 'git pull --rebase origin main dev'],
    ...['git config branch.n.rebase true', 'git pull', 'cd ..', 'git init -q u', 'cd u', 'git pull'],
    ...['git pull ../src main', 'git log --oneline', 'git pull --rebase ../c n', 'cd ..', 'git init -q u2'],
    ...['cd u2', 'echo x >f', 'git pull ../src', 'git pull --rebase ../src', 'rm f'],
    ...['git pull ../src main dev', 'echo 1 >g', 'git add g', 'git pull ../src'],
    ...['git pull --rebase ../src', 'cd ../c', 'echo c >>f', 'git commit -qam conflictc', 'cd ../src'],
    ...['echo s >>f', 'git commit -qam conflicts', 'cd ../c', 'git config --unset branch.n.rebase'],
    ...['git pull --no-rebase origin main', 'git pull', 'git status', 'git merge --abort'],
    ...['git pull --rebase origin main', 'git status'],
  ],
}

describe.skipIf(reason)('git pull', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 60_000 }, (_, lines) => {
    expect(report(lines, { hasRepository: false, repositories: ['src', 'c', 'u', 'u2'] })).toBeUndefined()
  })
})
