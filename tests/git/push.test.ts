/** `git push` against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Pushes are not compared with real git: ${reason}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  'a place that is not set up': [
    ...['git init -q a', 'cd a', 'git commit -q --allow-empty -m one', 'git push nowhere', 'git push'],
    ...['git -c push.default=upstream push nowhere', 'git -c push.default=current push nowhere'],
    ...['git config branch.main.remote x', 'git push nowhere', 'git push'],
  ],
  'to and fro, and every refusal': [
    ...['git init -q --bare hub.git', 'git clone -q hub.git a', 'cd a', 'echo 1 >f', 'git add .'],
    ...['git commit -qm one', 'git push', 'git push origin main', 'git push', 'git push -u origin main'],
    ...['git checkout -q -b topic', 'echo 2 >f', 'git commit -qam two', 'git push'],
    ...['git push -u origin HEAD', 'git push -u origin topic', 'cd ..', 'git clone hub.git b', 'cd b'],
    ...['echo b >g', 'git add .', 'git commit -qm b1', 'git push', 'cd ../a', 'git checkout -q main'],
    ...['echo c >h', 'git add .', 'git commit -qm c1', 'git push', 'git fetch', 'git push'],
    ...['git push --force', 'git push --force-with-lease', 'git push -f', 'cd ../b', 'git fetch'],
    ...['git pull', 'git status', 'git push --force-with-lease', 'git push origin :topic'],
    ...['git push origin --delete nope', 'git push origin --delete main', 'cd ../a', 'git fetch -q'],
    ...['git reset -q --hard origin/main', 'git tag v1', 'git push --tags', 'git push --tags'],
    ...['git push origin v1', 'git push origin v1 main:other HEAD~1:refs/heads/third +HEAD~1:other'],
    ...['git push origin HEAD~1:fourth', 'git push origin nope', 'git push origin nope:main'],
    ...['git push nowhere', 'git push nowhere main', 'git push origin HEAD~1:main'],
    ...['git push origin --all', 'git push origin --delete v1 other', 'git push --delete'],
    ...['git push --delete origin a:b', 'git push -d origin v1', 'git push origin main:main topic:topic'],
    ...['git push --mirror --dry-run', 'git checkout -q --detach', 'git push', 'git push origin'],
    ...['git push origin HEAD', 'git checkout -q main', 'git config push.default upstream', 'git push -n'],
    ...['git config push.default nothing', 'git push', 'git config push.default current', 'git push -n'],
    ...['git config push.default matching', 'git push -n', 'git config push.default bad', 'git push -n'],
    ...['git config --unset push.default', 'git push origin :', 'git push origin +:'],
    ...["git push origin ':nope'", 'git push origin main:refs/foo/x'],
    ...['git push origin HEAD:refs/heads/a..b', "git push origin 'refs/heads/*:refs/heads/q/*'"],
    ...['git push origin main^{tree}:refs/heads/tr', 'git push origin main:dev'],
    ...['git push --force-with-lease=dev origin main:dev'],
    ...['git push --force-with-lease=dev:bad origin main:dev'],
    ...['git push --force-with-lease=dev:HEAD~1 origin +HEAD~1:dev', 'git push --tags --all'],
    ...['git push --all x y', 'git push origin --all main', 'git push --delete --all origin'],
    ...['git push --mirror --all', 'git push --follow-tags', 'git push --atomic origin main dev'],
    ...['git push --quiet', 'git push -v', 'git push -v origin main', 'git push origin refs/heads/main'],
    ...['git push -u origin main:dev', 'git push', 'git push origin --delete dev'],
    ...['git push -n -u origin main:zz', 'git remote add l ../b', 'git push l main', 'git push l main:x'],
    ...['git push l +main', 'git push l :main', 'git push l main:y/z', 'git push l main:y'],
  ],
  'leases on what the other side holds': [
    ...['git init -q --bare hub.git', 'git clone -q hub.git a', 'cd a', 'echo 1 >f', 'git add .', 'git commit -qm one'],
    ...['git push -q', 'git push -q origin main:side', 'cd ..', 'git clone -q hub.git b', 'cd b', 'echo 2 >f'],
    ...['git commit -qam two', 'git push -q', 'cd ../a', 'git commit -q --amend -m again'],
    ...[
      'git push --force-with-lease',
      'git push --force-with-lease=main',
      'git push --force-with-lease=side origin main',
    ],
    ...['git push --force-with-lease=main: origin main', 'git push --force-with-lease=new: origin main:new'],
    ...['git push --force-with-lease=main:HEAD origin main', 'git push --force-with-lease origin :side'],
    ...[
      'git push --force-with-lease origin main:unknown',
      'git fetch -q',
      'git push --force-with-lease --force-if-includes',
    ],
    ...['git push --no-force-with-lease', 'git push --force-with-lease -n', 'git push --force-with-lease -v'],
    ...['cd ../b', 'git commit -q --amend -m mine', 'git push --force-with-lease --force', 'git fetch', 'git push -f'],
  ],
  'HEAD by its short name': [
    'git init -q --bare ../hub; git remote add origin ../hub',
    'git commit -qm 1 --allow-empty',
    'git push origin +@:refs/heads/fix',
    'git push origin @',
  ],
}

describe.skipIf(reason)('git push', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 60_000 }, (_, lines) => {
    expect(report(lines, { hasRepository: false, repositories: ['a', 'b', 'hub.git'] })).toBeUndefined()
  })
})
