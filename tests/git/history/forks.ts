/** Two branches that part and meet again: what each side does decides what kind of conflict there is. */
import { type Choice, type Make, message, one, q, write } from './choice'
import type { Seen } from './seen'
import { changed, newText } from './texts'

/** A name without a file or a directory in its way. */
function free(seen: Seen, path: string): boolean {
  const isBelow = (one: string, other: string) => one.startsWith(`${other}/`)
  return !seen.files.some((file) => isBelow(file, path) || isBelow(path, file))
}

const edited: Make = (seen) => {
  const path = seen.random.of(seen.tracked.length > 0 ? seen.tracked : ['alpha.txt'])
  return free(seen, path) ? write(path, changed(seen.random, seen.text(path))) : 'true'
}
const changedFirst: Make = (seen) => {
  const path = seen.tracked[0] ?? 'alpha.txt'
  return free(seen, path) ? write(path, changed(seen.random, seen.text(path))) : 'true'
}
const added: Make = (seen) =>
  free(seen, 'new.txt') ? write('new.txt', newText(seen.random), 'git add new.txt') : 'true'

/** What one side does. */
const deeds: readonly Choice[] = [
  [4, edited],
  [4, changedFirst],
  [2, added],
  [2, (seen) => `git mv -k ${q(seen.tracked[0] ?? 'none')} renamed.txt`],
  [2, (seen) => `git mv ${q(seen.tracked[0] ?? 'none')} ${q(seen.newFile())}`],
  [1, (seen) => `git mv ${seen.dir()}${one(seen, 'src', 'moved', 'lib/inner')}`],
  [1.5, (seen) => `git rm -q ${q(seen.tracked[0] ?? 'none')}`],
  [0.5, (seen) => `git rm -rq ${seen.dir()}`],
  [1, (seen) => `chmod +x ${q(seen.tracked[0] ?? 'none')}`],
  [0.5, (seen) => `p=${q(seen.tracked[0] ?? 'none')}; git rm -q $p && mkdir -p $p && echo inner > $p/inner`],
  [0.5, (seen) => `echo more > ${seen.dir()}/more.txt && git add ${seen.dir()}`],
  [0.3, (seen) => `cp ${q(seen.tracked[0] ?? 'none')} renamed.txt && git add renamed.txt`],
]

const deed: Make = (seen) => [seen.random.weighted(deeds)]
const commit: Make = (seen) => `git commit -q -a -m '${message(seen)}'`
const side: readonly Make[] = [deed, (seen) => (seen.random.chance(0.5) ? [deed] : 'true'), commit]

const ends = [
  'merge --no-edit wing',
  'merge wing',
  'rebase wing',
  'cherry-pick wing',
  'merge --squash wing',
  'merge -X theirs wing',
  'rebase -X ours wing',
  'merge --no-ff -m joined wing',
  'checkout -m wing',
  'diff HEAD...wing',
  'cherry-pick -n wing',
]

export const forks: readonly Choice[] = [
  [
    6,
    () => [
      () => 'git switch -q -C wing',
      ...side,
      (seen) => (seen.random.chance(0.3) ? side : 'true'),
      () => 'git switch -q -',
      ...side,
      (seen) => `git ${seen.random.of(ends)}`,
    ],
  ],
  // Each side takes the other's first commit before it goes on: their merge has two bases.
  [
    2,
    () => [
      () => 'git switch -q -C cross',
      ...side,
      () => 'git tag -f c1',
      () => 'git switch -q -',
      ...side,
      () => 'git tag -f c2',
      () => 'git merge --no-edit c1',
      () => 'git add -A && git commit -q -m crossed',
      ...side,
      () => 'git switch -q cross',
      () => 'git merge --no-edit c2',
      () => 'git add -A && git commit -q -m crossed',
      ...side,
      () => 'git switch -q -',
      (seen) => `git merge${one(seen, '', '--no-edit', '-X ours')} cross`,
    ],
  ],
  // A change that comes back, and a revert of it.
  [1, () => [...side, () => 'git revert --no-edit HEAD', edited, commit, () => 'git revert --no-edit HEAD~1']],
  [
    1,
    () => [
      edited,
      () => 'git stash',
      edited,
      commit,
      (seen) => `git stash${one(seen, 'pop', 'apply', 'branch shelved', 'pop --index')}`,
    ],
  ],
]

const rows = (first: string, last: string) => `${first}\nrun\nhold\nwatch\n${last}\n`

/** How some histories end: a merge with a mode changed on each side, then a conflict that is given up. */
export const ending: readonly Make[] = [
  () => 'git reset -q --hard',
  () => write('one.sh', rows('a', 'b'), `echo run > two.sh; git add one.sh two.sh; git commit -q -m ends`),
  () => 'git switch -q -C wing',
  () => write('one.sh', rows('wing', 'b'), "chmod +x one.sh; git commit -q -a -m 'ends there'"),
  () => 'git switch -q -',
  () => write('one.sh', rows('a', 'here'), "chmod +x two.sh; git commit -q -a -m 'ends here'"),
  (seen) => `git ${seen.random.of(['merge --no-edit', 'merge --no-edit -X theirs', 'rebase', 'cherry-pick'])} wing`,
  () => 'git switch -q -C clash HEAD~1',
  () => write('one.sh', rows('clash', 'clash'), "chmod -x one.sh; git commit -q -a -m 'ends apart'"),
  (seen) => {
    const verb = seen.random.of(['rebase', 'rebase', 'merge', 'cherry-pick'])
    return [() => `git ${verb} ${seen.random.of(['wing', '-'])}`, () => `git ${verb} --abort`]
  },
  () => 'git status',
]
