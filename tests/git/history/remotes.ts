/** What a history does with other repositories. */
import { type Choice, message, one, some } from './choice'

/** With a bare repository `../hub.git` and a second clone `../other`. */
export const remotes: readonly Choice[] = [
  [
    4,
    (seen) =>
      `git push${some(seen, '-f', '--force-with-lease', '-u', '--tags', '--all', '--dry-run', '-q')} origin ${seen.branch()}`,
  ],
  [1.5, (seen) => `git push${some(seen, '--force-with-lease')}`],
  [0.6, (seen) => `git push origin ${seen.random.of(['--delete ', ':'])}${seen.branch()}`],
  [0.5, (seen) => `git push origin ${seen.random.of(['+', ''])}${seen.rev()}:refs/heads/${seen.branch()}`],
  [3, (seen) => `git fetch${some(seen, '--prune', '--all', '--tags', '-q', 'origin main')}`],
  [
    3,
    (seen) =>
      `git pull${some(seen, '--rebase', '--no-rebase --no-edit', '--ff-only', 'origin main', '--no-rebase origin main')}`,
  ],
  [1, (seen) => `git branch ${seen.random.of(['-u origin/main', '--unset-upstream', '-r'])}`],
  [0.5, (seen) => `git remote ${seen.random.of(['-v', 'show', 'show origin', 'prune origin'])}`],
  [0.4, () => 'git ls-remote'],
  [
    3,
    (seen) => ({
      line: `cd ../other && git pull -q --no-rebase --no-edit; git commit -q -a -m '${message(seen)}' ; cd ../app`,
    }),
  ],
  [
    3,
    (seen) =>
      `cd ../other && echo ${seen.random.below(1_000)} >> ${seen.random.of(['alpha.txt', 'shared.txt', 'beta.md'])} && git add -A && git commit -q -m '${message(seen)}'; cd ../app`,
  ],
  [3, (seen) => `git -C ../other push${some(seen, '-f')} origin HEAD`],
  [0.5, (seen) => `git -C ../other push origin HEAD:${seen.random.of(['topic', 'fix'])}`],
  [0.8, (seen) => `git push${one(seen, ...pushes)}`],
  [
    0.4,
    (seen) =>
      `git push --force-with-lease=${seen.branch()}${some(seen, '').trim()}:${seen.rev()} origin ${seen.branch()}`,
  ],
  [0.5, (seen) => `git fetch${one(seen, ...fetches)}`],
  [0.5, (seen) => `git pull${one(seen, ...pulls)}`],
  [0.3, (seen) => `git remote${one(seen, ...remoteCommands)}`],
  [
    0.3,
    (seen) =>
      `git switch${one(seen, '-c topic origin/main', 'topic', '-c here --track origin/main', '-C fix origin/fix')}`,
  ],
  [
    0.3,
    (seen) =>
      `git -C ../other${one(seen, 'fetch', 'pull --rebase', 'tag -f v9', 'push --tags', 'push origin :topic', 'status -sb')}`,
  ],
  [
    0.2,
    (seen) => `git -C ../hub.git${one(seen, 'branch', 'log --oneline --all', 'branch -D topic', 'tag hubbed', 'fsck')}`,
  ],
  [
    0.1,
    (seen) =>
      `git clone${one(seen, '-q', '-b topic', '--bare', '-o up', '--mirror')} ../hub.git ../copy${seen.random.below(3)}`,
  ],
]

const pushes = [
  ...[
    'origin HEAD',
    'origin HEAD:topic',
    'origin main:refs/heads/fix',
    '--all',
    '--tags -f',
    '--follow-tags',
    '-u origin HEAD',
  ],
  ...[
    'origin +HEAD:main',
    'origin tag v1',
    '--delete origin topic',
    'origin --delete v1',
    '-d origin topic fix',
    '--prune origin',
  ],
  ...[
    '--atomic origin main topic',
    '--force-with-lease --force-if-includes',
    'origin v1 v2',
    '--dry-run --all',
    'origin :',
  ],
  ...["origin 'refs/heads/*:refs/heads/*'", '-v', 'nowhere main', 'origin main:main main:copy', '../hub.git main'],
]
const fetches = [
  ...[
    'origin',
    'origin main:copy',
    "origin '+refs/heads/*:refs/x/*'",
    '-v',
    '--dry-run',
    'origin topic fix',
    '-p origin',
  ],
  ...[
    '--no-tags',
    'origin tag v1',
    '../other',
    '../other main',
    'origin nowhere',
    '-f origin main:topic',
    '--append origin main',
  ],
]
const pulls = [
  ...['--no-ff --no-edit', '--squash --no-rebase', 'origin topic', '--rebase origin topic', '-q --rebase'],
  ...[
    '--ff',
    '--no-rebase --no-edit ../other',
    '--no-rebase --no-commit',
    '-v --ff-only',
    '--no-rebase -X theirs --no-edit',
  ],
]
const remoteCommands = [
  ...[
    'rename origin up',
    'rename up origin',
    'remove up',
    'add up ../hub.git',
    'add -f twin ../other',
    'set-url origin ../hub.git',
  ],
  ...['get-url origin', 'show -n origin', 'set-head origin main', 'set-head origin -a', 'set-head origin -d', 'update'],
  ...[
    'prune -n origin',
    'set-branches --add origin topic',
    'add origin ../hub.git',
    'show nowhere',
    'get-url --all up',
  ],
]
