/** Objects by hand, fsck and gc against the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Objects are not compared with real git: ${reason}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  'every command': [
    ...['git config gc.reflogExpire 90.days.ago', 'git config gc.reflogExpireUnreachable 30.days.ago'],
    ...['mkdir d', 'echo 1 > f', 'echo 22 > d/g', 'chmod +x d/g', 'git add .', 'git commit -qm one'],
    ...['git cat-file -t HEAD', 'git cat-file -s HEAD', 'git cat-file -p HEAD', 'git cat-file -p HEAD:'],
    ...['git cat-file -p HEAD:f', 'git cat-file commit HEAD', 'git cat-file blob HEAD'],
    ...['git cat-file -e HEAD', 'git cat-file -e nope', 'git cat-file -p nope', 'git cat-file foo HEAD'],
    ...['git cat-file -t -s HEAD'],
    ...['git cat-file -e HEAD:zz'],
    ...['git cat-file -p 1111111111111111111111111111111111111111'],
    ...['git cat-file -t 1111111111111111111111111111111111111111', 'git hash-object f'],
    ...['echo hi | git hash-object --stdin', 'echo hi | git hash-object -w --stdin'],
    ...['git hash-object nope', 'git hash-object -t foo f', 'git hash-object', 'git hash-object d'],
    ...['git hash-object -w f d/g', 'git ls-tree HEAD', 'git ls-tree -r HEAD', 'git ls-tree -t -r HEAD'],
    ...['git ls-tree -d HEAD', 'git ls-tree -l -r HEAD', 'git ls-tree --name-only HEAD'],
    ...['git ls-tree HEAD d', 'git ls-tree HEAD d/', 'git ls-tree HEAD d/g nope', 'git ls-tree nope'],
    ...['git ls-tree HEAD:f', 'cd d', 'git ls-tree HEAD', 'git ls-tree --full-tree HEAD'],
    ...['git ls-tree --full-name HEAD', 'git ls-tree -r HEAD g', 'git ls-tree HEAD ..'],
    ...['git ls-tree --full-tree HEAD d', 'cd ..', 'git ls-tree -z HEAD', 'git ls-tree --object-only HEAD'],
    ...['git ls-tree --abbrev HEAD', 'git ls-tree --abbrev=5 HEAD', "git ls-tree --format='%(path)' HEAD"],
    ...['git ls-tree -r -d HEAD'],
    ...['git commit-tree HEAD^{tree} -m x', 'git commit-tree -p HEAD -m a -m b HEAD^{tree}'],
    ...['echo hello | git commit-tree HEAD^{tree} -p HEAD -p HEAD', 'git commit-tree nope -m x'],
    ...['git commit-tree HEAD -m x', 'git commit-tree HEAD^{tree} -p nope -m x'],
    ...['git commit-tree HEAD^{tree} -F f', 'git commit-tree HEAD: -p HEAD: -m x'],
    ...['git commit-tree HEAD:f -m x', 'git fsck'],
    ...['git fsck --unreachable', 'git fsck --lost-found', 'git fsck --full --strict --no-dangling'],
    ...['git fsck nope', 'git fsck HEAD', 'git fsck --root --tags', 'git fsck --no-reflogs'],
    ...['git fsck --connectivity-only', 'git gc', 'git fsck'],
    ...['git gc --prune=now', 'git fsck'],
    ...['git gc -q', 'git gc --auto'],
  ],
  'a message is no name of an object': [
    'git commit -qm one --allow-empty',
    'git cat-file -t :/one',
    'git cat-file commit :/one',
    "git cat-file -t 'HEAD^{/one}'",
  ],
}

describe.skipIf(reason)('plumbing', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 60_000 }, (_, lines) => {
    expect(report(lines)).toBeUndefined()
  })
})
