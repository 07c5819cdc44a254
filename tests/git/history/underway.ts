/** How a history goes on where something is under way. */
import { type Choice, one, q, write } from './choice'
import { changed } from './texts'

/** Where something is under way, how it goes on. */
export const going: Readonly<Record<'rebase' | 'merge' | 'pick' | 'revert' | 'bisect', readonly Choice[]>> = {
  rebase: [
    [6, () => 'git rebase --continue'],
    [1.5, () => 'git rebase --abort'],
    [1.5, () => 'git rebase --skip'],
    [0.4, () => 'git rebase --quit'],
    [0.4, () => 'git status'],
    [0.4, () => 'git rebase --show-current-patch'],
    [0.4, () => 'git commit --amend --no-edit'],
    [0.3, () => ({ line: 'git rebase --edit-todo', edits: [null] })],
    [0.2, () => ({ line: 'git rebase --edit-todo', edits: ['break\nexec false\n'] })],
    [0.5, (seen) => `git commit -a -m 'in between ${seen.random.below(100)}'`],
  ],
  merge: [
    [6, () => 'git merge --continue'],
    [3, () => 'git commit'],
    [2, () => 'git merge --abort'],
    [0.4, () => 'git merge --quit'],
    [0.5, () => 'git diff'],
    [
      0.3,
      (seen) =>
        `git${one(seen, 'reset --merge', 'reset --hard', 'merge HEAD', 'log --merge --oneline', 'ls-files -u')}`,
    ],
    [0.3, (seen) => ({ line: 'git merge --continue', edits: [`Joined ${seen.random.below(100)}\n`] })],
  ],
  pick: [
    [5, () => 'git cherry-pick --continue'],
    [1.5, () => 'git cherry-pick --abort'],
    [1, () => 'git cherry-pick --skip'],
    [1, () => 'git commit -m picked'],
    [0.4, () => 'git cherry-pick --quit'],
  ],
  revert: [
    [5, () => 'git revert --continue'],
    [1.5, () => 'git revert --abort'],
    [1, () => 'git revert --skip'],
    [1, () => 'git commit -m reverted'],
  ],
  bisect: [
    [5, (seen) => `git bisect ${seen.random.of(['good', 'bad'])}`],
    [1, () => 'git bisect skip'],
    [0.5, () => 'git bisect log'],
    [1, () => 'git bisect reset'],
    [
      0.7,
      (seen) =>
        `git bisect run${one(seen, 'test -f alpha.txt', 'true', 'false', 'grep -q apply alpha.txt', 'test ! -f alpha.txt')}`,
    ],
    [0.5, (seen) => `git bisect${one(seen, 'good', 'bad', 'skip', 'new', 'old')} ${seen.rev()}`],
    [0.2, (seen) => `git bisect${one(seen, 'next', 'terms', 'reset HEAD', 'replay .git/BISECT_LOG')}`],
  ],
}

/** How a conflict is resolved. */
export const resolving: readonly Choice[] = [
  [
    6,
    (seen) => {
      const path = seen.random.of(seen.conflicts)
      if (!seen.files.includes(path)) return `git ${seen.random.of(['rm', 'add'])} ${q(path)}`
      const text = seen.text(path).replace(/^(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>).*\n/gm, '')
      return write(path, seen.random.chance(0.3) ? changed(seen.random, text) : text, `git add ${q(path)}`)
    },
  ],
  [2, (seen) => `git checkout ${seen.random.of(['--ours', '--theirs'])} ${q(seen.random.of(seen.conflicts))}`],
  [1, (seen) => `git rm ${q(seen.random.of(seen.conflicts))}`],
  [3, () => 'git add -A'],
  [
    0.5,
    (seen) =>
      `git checkout${one(seen, '-m', '--conflict=diff3', '--conflict=merge', '--conflict=zdiff3')} ${q(seen.random.of(seen.conflicts))}`,
  ],
  [
    0.3,
    (seen) =>
      `git restore${one(seen, '--ours', '--theirs', '-m', '--staged', '')} ${q(seen.random.of(seen.conflicts))}`,
  ],
  [0.3, (seen) => `git diff${one(seen, '--ours', '--theirs', '--base', '--name-status', '--stat', '--cc')}`],
  [0.3, (seen) => `git${one(seen, 'status -s', 'stash', 'ls-files -s', 'commit -m early', 'switch -', 'status -sb')}`],
  [0.2, (seen) => `git show${one(seen, ':1', ':2', ':3')}:${seen.random.of(seen.conflicts)}`],
  [1, () => 'git diff'],
  [1, () => 'git status'],
]

export const bisecting: readonly Choice[] = [
  [1, (seen) => `git bisect start ${seen.rev()} ${seen.rev()}`],
  [1, () => 'git bisect start HEAD HEAD~3'],
  [
    0.3,
    (seen) => `git bisect start --term-new${one(seen, 'broken', 'slow')} --term-old works ${seen.rev()} ${seen.rev()}`,
  ],
  [0.3, (seen) => `git bisect start${one(seen, '', '--no-checkout', '--first-parent', `${seen.rev()} --`)}`],
  [0.2, (seen) => `git bisect start HEAD ${seen.rev()} -- ${q(seen.file())}`],
]
