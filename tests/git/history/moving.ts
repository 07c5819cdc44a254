/** Merges, rebases, picks, resets and stashes of a history. */
import type { Step } from '../script'
import { type Choice, one, q, some } from './choice'
import type { Seen } from './seen'

export const moving: readonly Choice[] = [
  [
    5,
    (seen) =>
      `git merge${some(seen, '--no-ff', '--ff-only', '--squash', '--no-commit', '-X ours', '-X theirs', '-m joined')} ${seen.rev()}`,
  ],
  [3, (seen) => `git merge ${seen.branch()}`],
  [
    0.7,
    (seen) =>
      `git merge${some(seen, '--no-ff', '--squash', '-m all', '--ff-only')} ${seen.branch()} ${seen.branch()}${some(seen, seen.branch())}`,
  ],
  [0.7, (seen) => `git merge${one(seen, ...mergeOptions)} ${seen.rev()}`],
  [3, (seen) => `git rebase${some(seen, '--onto HEAD~1', '--autostash', '--keep-base', '-f')} ${seen.rev()}`],
  [1, (seen) => `git rebase --onto ${seen.rev()} ${seen.rev()} ${seen.branch()}`],
  [2, (seen) => rebaseInteractive(seen)],
  [0.7, (seen) => `git rebase -i --autosquash ${seen.rev()}`],
  [0.8, (seen) => `git rebase${one(seen, ...rebaseOptions)} ${seen.rev()}`],
  [
    0.5,
    (seen) => `git rebase --exec${one(seen, 'true', 'false', "'test -f alpha.txt'", "'git status -s'")} ${seen.rev()}`,
  ],
  [0.2, (seen) => `git rebase${one(seen, '--root', '--root --autosquash', '--root --onto')}${some(seen, seen.rev())}`],
  [0.2, () => 'git rebase'],
  [0.2, (seen) => `git rebase ${seen.rev()} ${seen.branch()}`],
  [3, (seen) => `git cherry-pick${some(seen, '-x', '-n', '--allow-empty', '-m 1')} ${seen.rev()}`],
  [0.7, (seen) => `git cherry-pick ${seen.rev()}..${seen.rev()}`],
  [
    0.7,
    (seen) => `git cherry-pick${one(seen, ...pickOptions)} ${seen.rev()}${some(seen, seen.rev(), `^${seen.rev()}`)}`,
  ],
  [0.4, (seen) => `git revert --no-edit${some(seen, '-s', '-X ours', '--no-commit')} ${seen.rev()}..${seen.rev()}`],
  [0.3, (seen) => ({ line: `git revert ${seen.rev()}`, edits: [seen.random.of([null, 'Take it back\n', ''])] })],
  [2, (seen) => `git revert --no-edit${some(seen, '-n', '-m 1')} ${seen.rev()}`],
  [3, (seen) => `git reset${some(seen, '--soft', '--mixed', '--hard', '--keep', '--merge')} ${seen.rev()}`],
  [1, () => 'git reset --hard'],
  [
    0.2,
    (seen) =>
      `git reset${one(seen, '-q', '--soft', '-N', '--keep', '--merge', '--hard ORIG_HEAD', '--hard @{1}', '--hard @{u}')}`,
  ],
  [0.2, (seen) => `git reset${some(seen, '-q')} ${seen.rev()} -- ${q(seen.file())}`],
  [0.7, (seen) => `git reset ${q(seen.file())}`],
  [2, (seen) => `git stash${some(seen, 'push -u', 'push -m shelved', 'push -k', '-u', 'push --staged')}`],
  [
    2,
    (seen) =>
      `git stash ${seen.random.of(['pop', 'apply', 'pop --index', 'drop', 'apply stash@{1}', 'pop stash@{1}', 'branch shelf', 'drop stash@{2}', 'apply -q', 'apply --index', 'clear'])}`,
  ],
  [0.5, (seen) => `git stash push${some(seen, '-u', '-k', '-m part', '-q', '-S')} ${q(seen.file())}`],
  [
    0.2,
    (seen) =>
      `git stash${one(seen, 'save kept', 'push -a', 'push -uk', '--keep-index', '-q', 'push -- lib', 'create', '-- .')}`,
  ],
]

const mergeOptions = [
  ...['--no-ff --no-edit', '-s recursive', '--allow-unrelated-histories', '--log'],
  ...['--stat', '-q', '-n', '--no-ff --no-commit', '--squash --no-commit', '--ff'],
  ...['-X no-renames', '-X find-renames=90', '-v', '--no-ff -m "a merge"', '--signoff', '--into-name other'],
]
const rebaseOptions = [
  ...[
    '--no-ff',
    '-m',
    '--autosquash',
    '--empty=drop',
    '--empty=keep',
    '--reapply-cherry-picks',
    '-X theirs',
    '-X ours',
  ],
  ...['--signoff', '-q', '--stat', '-v', '--no-keep-empty'],
  ...['--fork-point', '--no-fork-point', '--autostash --onto HEAD~1'],
]
const pickOptions = [
  ...[
    '-e',
    '-s',
    '--ff',
    '--keep-redundant-commits',
    '-X theirs',
    '-X ours',
    '-x -s',
    '-n -m 1',
    '--allow-empty-message',
  ],
  ...['-m 2', '--strategy=ours', '--no-commit'],
]

function rebaseInteractive(seen: Seen): Step {
  const { random } = seen
  const onto = `HEAD~${1 + random.below(4)}`
  const listed = `git rebase -i${some(seen, '--autosquash', '--keep-base', '-x true', '--autostash')} ${onto}`
  return { line: listed, edits: ['TODO:'] }
}
