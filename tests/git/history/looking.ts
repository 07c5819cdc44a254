/** How a history is looked at. */
import { type Choice, one, q, some } from './choice'

export const looking: readonly Choice[] = [
  [3, (seen) => `git status${some(seen, '-s', '-sb', '--porcelain=v2 --branch', '--ignored', '-uall')}`],
  [2, () => 'git log --oneline --graph --all --decorate'],
  [
    1,
    (seen) =>
      `git log${some(seen, '-2', '--stat', '-p', '--oneline', '--format=fuller', '--first-parent', '--reverse', '--name-status')} ${seen.rev()}`,
  ],
  [1, (seen) => `git log --oneline ${seen.rev()}..${seen.rev()}`],
  [0.7, (seen) => `git log --oneline --left-right ${seen.rev()}...${seen.rev()}`],
  [0.6, (seen) => `git log --oneline -- ${q(seen.file())}`],
  [0.4, (seen) => `git log --follow --format=%s -- ${q(seen.file())}`],
  [0.4, (seen) => `git log --oneline -S ${seen.random.of(['apply', 'build', 'hold'])}`],
  [
    2,
    (seen) =>
      `git diff${some(seen, '--staged', 'HEAD', '--stat', '--name-status', '--cached HEAD~1', '-U1', '--summary')}`,
  ],
  [1, (seen) => `git diff${some(seen, '--stat', '--name-status', '--shortstat', '-R')} ${seen.rev()} ${seen.rev()}`],
  [0.5, (seen) => `git diff ${seen.rev()}...${seen.rev()}`],
  [1, (seen) => `git show${some(seen, '--stat', '--name-only', '-s', '--oneline')} ${seen.rev()}`],
  [0.6, (seen) => `git show ${seen.rev()}:${q(seen.file())}`],
  [1, (seen) => `git blame${some(seen, '-s', '-L 1,3', '-e', '-l')} ${q(seen.file())}`],
  [
    0.8,
    (seen) => `git branch ${seen.random.of(['-v', '-a', '-vv', '--merged', '--no-merged', '--contains HEAD', ''])}`,
  ],
  [0.8, (seen) => `git reflog${some(seen, '-5', seen.branch())}`],
  [0.5, (seen) => `git describe ${seen.random.of(['--tags', '--always', '--all', '--tags --long', ''])} ${seen.rev()}`],
  [0.5, (seen) => `git rev-parse ${seen.rev()}`],
  [0.4, (seen) => `git rev-list --count ${seen.rev()}`],
  [0.6, (seen) => `git merge-base ${seen.random.of(['--all', ''])} ${seen.rev()} ${seen.rev()}`],
  [0.5, (seen) => `git ls-files${some(seen, '-s', '-o', '-m', '-u')}`],
  [0.4, (seen) => `git ls-tree${some(seen, '-r', '-rt')} ${seen.rev()}`],
  [0.4, (seen) => `git cat-file ${seen.random.of(['-t', '-p', '-s'])} ${seen.rev()}`],
  [0.4, (seen) => `git stash ${seen.random.of(['list', 'show', 'show -p'])}`],
  [0.3, () => 'git tag -n'],
  [0.3, () => 'git shortlog -sn HEAD'],
  [0.3, () => 'git for-each-ref'],
  [0.2, () => 'git fsck'],
  // The logs of a script are older than git keeps them by the clock of this machine, which it looks at here alone.
  [
    0.15,
    (seen) => `git -c gc.reflogExpire=never -c gc.reflogExpireUnreachable=never gc -q${some(seen, '--prune=now')}`,
  ],
  [2, (seen) => `git log${one(seen, ...logOptions)}${some(seen, seen.rev(), `${seen.rev()}..${seen.rev()}`, '--all')}`],
  [0.4, (seen) => `git log --oneline${one(seen, ...logOptions)} -- ${q(seen.file())}`],
  [0.6, (seen) => `git describe${one(seen, ...describes)}`],
  [
    0.6,
    (seen) =>
      `git rev-parse${one(seen, ...parses, `${seen.rev()}^{tree}`, `${seen.rev()}^{/change 1}`, `${seen.rev()}:${seen.file()}`)}`,
  ],
  [
    0.3,
    (seen) =>
      `git cat-file -p${one(seen, `${seen.rev()}^{tree}`, `${seen.rev()}^{commit}`, ':/change', 'v1^{tag}', `:${seen.file()}`)}`,
  ],
  [
    0.5,
    (seen) =>
      `git rev-list${one(seen, '--all', '--count --left-right', '--parents', '--max-count=3')} ${seen.rev()}...${seen.rev()}`,
  ],
  [0.6, (seen) => `git diff${one(seen, ...diffs)}`],
  [0.4, (seen) => `git diff${one(seen, ...diffs)} ${seen.rev()} -- ${q(seen.file())}`],
  [0.4, (seen) => `git show${one(seen, ...shows)}${some(seen, seen.rev())}`],
  [
    0.4,
    (seen) =>
      `git -C ${seen.dir()}${one(seen, 'status', 'status -s', 'ls-files', 'log --oneline -- .', 'diff', 'add .', 'rev-parse --show-prefix')}`,
  ],
  [
    0.3,
    (seen) =>
      `git branch${one(seen, '--contains', '--no-contains', '--merged', '--no-merged', '--points-at')} ${seen.rev()}`,
  ],
  [
    0.3,
    (seen) =>
      `git tag${one(seen, '-l "v*"', '-n2', '--sort=-refname', '--contains HEAD', '--merged', '--points-at HEAD', '-l')}`,
  ],
  [0.3, (seen) => `git check-ignore${one(seen, '-v', '', '-v -n')} ${q(seen.file())} keep.log`],
  [
    0.3,
    (seen) =>
      `git ls-files${one(seen, '--others --exclude-standard', '-i -o --exclude-standard', '-t', '-d', '-c -o', '--full-name lib')}`,
  ],
  [
    0.3,
    (seen) =>
      `git reflog${one(seen, 'show --all', 'HEAD@{2}', `show ${seen.branch()}`, '--date=iso', 'expire --all --dry-run', 'exists HEAD', '-p -1')}`,
  ],
  [
    0.2,
    (seen) =>
      `git reflog delete${one(seen, 'HEAD@{1}', `${seen.branch()}@{0}`, '--rewrite HEAD@{0}', '--updateref HEAD@{0}')}`,
  ],
  [0.2, (seen) => `git shortlog${one(seen, '', '-s', '-n', '-e', '-sne --all')} HEAD`],
  [
    0.2,
    (seen) =>
      `git show-ref${one(seen, '', '--heads', '--tags', '-d', '--head', '-s', '--verify refs/heads/main', 'main')}`,
  ],
  [
    0.2,
    (seen) =>
      `git stash${one(seen, 'list --stat', 'show --stat stash@{1}', 'show -u', 'show -p stash@{0}', 'list -p')}`,
  ],
  [
    0.2,
    (seen) =>
      `git grep${one(seen, '-n', '-c', '-l', '-i', '-w')} ${seen.random.of(['apply', 'hold', 'BUILD'])}${some(seen, seen.rev())}`,
  ],
  [0.2, (seen) => `git hash-object${one(seen, '', '-w')} ${q(seen.file())}`],
  [0.1, (seen) => `git fsck${one(seen, '--unreachable', '--no-reflogs', '--lost-found', '--connectivity-only')}`],
]

const logOptions = [
  ...[
    '--graph',
    '--graph -p',
    '--graph --stat',
    '--graph --oneline --all',
    '--graph --all --date-order',
    '-3 --stat',
    '-p -2',
    '-c -p',
  ],
  ...[
    '-G apply',
    "--grep='change 1'",
    '-i --grep=CHANGE',
    "--since='2026-01-05 09:10'",
    "--until='2026-01-05 09:10'",
    '--author=Ada',
  ],
  ...['--merges', '--no-merges', '--skip=1 -2', '--pretty=raw', '--decorate=full', '--topo-order', '--boundary'],
  ...[
    '--date=short',
    '--date=unix --oneline --format=%ad',
    "--format='%h %an %ar %s%d'",
    "--pretty='%C(auto)%h %p | %t %B'",
    '--raw',
  ],
  ...[
    '--numstat',
    '--shortstat',
    '--name-only',
    '-m -p --first-parent',
    '--cc',
    '-g',
    '-g --oneline -3',
    '--abbrev-commit',
  ],
  ...['--cherry-pick --left-right', '--cherry-mark --oneline', '--full-history', '--ancestry-path', '-S hold -p'],
  ...[
    '--diff-filter=A --name-status',
    '--diff-filter=R --name-status -M',
    '--reverse --oneline',
    '--branches',
    '--tags --oneline',
    '--remotes',
  ],
  ...['--parents --oneline', '--min-parents=2', '--invert-grep --grep=1', '--pretty=reference'],
]
const describes = [
  '',
  '--tags',
  '--all',
  '--always',
  '--tags --abbrev=0',
  '--exact-match',
  '--dirty',
  "--match 'v*'",
  '--long --tags',
  '--first-parent --tags',
  '--candidates=1 --tags',
  "--exclude 'v1' --tags",
]
const parses = [
  'HEAD^{tree}',
  ':/change',
  'HEAD^{/change}',
  '--short HEAD',
  '--abbrev-ref HEAD',
  '--symbolic-full-name @',
  '@{u}',
  '--show-toplevel',
  '--verify HEAD~2',
  'HEAD^!',
  'HEAD^@',
  '-q --verify nope',
  '@{-1}',
  '--abbrev-ref @{u}',
  'v1^{}',
  'main..HEAD',
  '--git-dir',
  'main@{2}',
  'HEAD~0^0',
  '--branches',
  '--tags --symbolic',
  ':0:alpha.txt',
  '@{push}',
  'HEAD^{nope}',
  'ORIG_HEAD',
]
const diffs = [
  '--stat',
  '--numstat',
  '-w',
  '--raw',
  '--name-only',
  '-M',
  '--no-renames --stat',
  '-C --summary',
  '--histogram',
  '-U0',
  '--exit-code',
  '--quiet',
  '--diff-filter=AD --name-status',
  '--full-index',
  '-S hold --stat',
  '--minimal',
  '--merge-base main',
  '--inter-hunk-context=3',
  '-R --staged',
  '--staged --stat',
  '--compact-summary',
  '-W',
  '--ignore-blank-lines',
  '--relative=lib',
  '--function-context -U1',
]
const shows = [
  '-m',
  '--stat -m',
  '-c',
  '--first-parent',
  '--raw',
  '--format=%B',
  '--format=fuller',
  ':alpha.txt',
  'HEAD:',
  'v1',
  '--name-status HEAD~1 HEAD',
  '-q',
  '--numstat',
  'HEAD^{tree}',
  '--cc',
  '--format=%H:%ci',
]
