/** Edits, commits and branches of a history. */
import { type Choice, message, names, one, q, some, write } from './choice'
import { changed, newText } from './texts'

const ignored = [
  '"*.log"',
  'tmp/',
  '/alpha.txt',
  '"!keep.log"',
  'docs/*.md',
  '"**/deep"',
  'lib/',
  '"*"',
  '"\\#x"',
  '!lib',
]

/** Edits of the working tree. A path may clash with a directory, so the write goes through the shell. */
export const edits: readonly Choice[] = [
  [
    8,
    (seen) => {
      const path = seen.files.length > 0 ? seen.random.of(seen.files) : 'alpha.txt'
      return write(path, changed(seen.random, seen.text(path)))
    },
  ],
  [
    4,
    (seen) => {
      const path = seen.newFile()
      const clashes = seen.files.some((file) => file.startsWith(`${path}/`) || path.startsWith(`${file}/`))
      return clashes ? 'true' : write(path, newText(seen.random))
    },
  ],
  [1, (seen) => `rm -f ${q(seen.file())}`],
  [0.8, (seen) => `chmod${one(seen, '+x', '+x', '-x')} ${q(seen.file())}`],
  [0.4, (seen) => `echo ${seen.random.of(ignored)} >> .gitignore`],
  [0.2, (seen) => `mkdir -p ${seen.dir()} && echo${one(seen, ...ignored)} >> ${seen.dir()}/.gitignore`],
  [0.1, () => 'mkdir -p .git/info && echo notes >> .git/info/exclude'],
  [0.2, (seen) => `rm -rf ${seen.dir()}`],
  [0.3, (seen) => `cp ${q(seen.file())} ${q(seen.newFile())}`],
  [0.2, (seen) => `mv ${q(seen.file())} ${q(seen.newFile())}`],
  [0.3, (seen) => `echo ${seen.random.below(100)} >> ${q(seen.file())}`],
  [0.1, (seen) => `: > ${q(seen.file())}`],
  [0.3, () => 'mkdir -p tmp && echo x > tmp/a.log && echo y > keep.log'],
]

export const staging: readonly Choice[] = [
  [6, () => 'git add .'],
  [3, () => 'git add -A'],
  [2, (seen) => `git add ${q(seen.file())}`],
  [1, () => 'git add -u'],
  [0.3, (seen) => `git add${one(seen, '-n', '-v', '-N', '-f', '--chmod=+x', '--refresh', '-A -v')} ${q(seen.file())}`],
  [0.2, (seen) => `git add${one(seen, '-n', '-v', '-u', '--ignore-removal')} ${seen.dir()}`],
  [
    0.2,
    (seen) => `git add${one(seen, "'*.md'", "':!*.txt'", "'lib/*'", ':/', "':(glob)**/*.txt'", "':(icase)ALPHA*'")}`,
  ],
  [0.4, (seen) => `git rm${one(seen, '-r', '-rf', '-rq', '-rn', '-r --cached', '-r --ignore-unmatch')} ${seen.dir()}`],
  [
    0.6,
    (seen) => `git mv${some(seen, '-v', '-n', '-k')} ${seen.dir()} ${seen.random.of(['src', 'moved', 'lib', 'docs'])}`,
  ],
  [1, (seen) => `git rm${some(seen, '--cached', '-f', '-q')} ${q(seen.file())}`],
  [2, (seen) => `git mv${some(seen, '-f', '-k')} ${q(seen.file())} ${q(seen.newFile())}`],
  [1, (seen) => `git restore${some(seen, '--staged', '--staged --worktree', '--source HEAD~1')} ${q(seen.file())}`],
  [0.3, () => 'git restore --staged .'],
  [
    0.3,
    (seen) =>
      `git restore${one(seen, '-s HEAD', '--source=HEAD~1 -S -W', '-S', '-q', '--ours', '--merge')} ${q(seen.file())}`,
  ],
  [
    0.4,
    (seen) =>
      `git clean${one(seen, '-f', '-fd', '-n', '-fdx', '-nd', '-fX', '-fdX', '', '-fdq', '-f -e notes', '-fd lib')}`,
  ],
]

const persons = [
  "--author='Ada <ada@example.com>'",
  "--date='2026-01-02T03:04:05 +0200'",
  '--date=1767600000',
  "--author='Ada <ada@example.com>' --date='Mon, 5 Jan 2026 07:00:00 -0300'",
  '-s',
  "--trailer 'Reviewed-by: Bo'",
]

export const committing: readonly Choice[] = [
  [6, (seen) => `git commit -a -m '${message(seen)}'`],
  [6, (seen) => `git add -A && git commit -m '${message(seen)}'`],
  [2, (seen) => `git commit -m '${message(seen)}' -m 'Why: it was time.'`],
  [1, (seen) => `git commit -q --allow-empty -m '${message(seen)}'`],
  [1, (seen) => `git commit -a --amend${seen.random.of([' --no-edit', ` -m '${message(seen)}'`])}`],
  [0.7, (seen) => ({ line: 'git commit -a --amend', edits: [`${message(seen)} said better\n`] })],
  [0.7, (seen) => `git commit -a --fixup ${seen.rev()}`],
  [0.3, (seen) => `git commit -a --squash ${seen.rev()} -m 'more'`],
  [
    0.5,
    (seen) => ({
      line: 'git commit -a',
      edits: [
        seen.random.of(['from the editor\n\nwith a body\n', '# nothing\n', '\n\n  padded subject  \n\n\n\nbody\n\n']),
      ],
    }),
  ],
  [0.3, (seen) => `git commit${some(seen, '--only', '-i', '-o -q')} -m partial ${q(seen.file())}`],
  [0.2, () => 'git commit'],
  [0.5, (seen) => `git commit -a -m '${message(seen)}'${one(seen, ...persons)}`],
  [0.3, (seen) => `git commit --amend --no-edit${one(seen, ...persons, '--reset-author', '--no-post-rewrite')}`],
  [0.3, (seen) => `git commit -a${one(seen, '-C', '--reuse-message', '--reset-author -C')} ${seen.rev()}`],
  [0.2, (seen) => ({ line: `git commit -a -c ${seen.rev()}`, edits: [null] })],
  [0.2, (seen) => `git commit${one(seen, '--dry-run', '--short', '--porcelain', '--dry-run -a', '-v --dry-run')}`],
  [
    0.2,
    (seen) => ({ line: `git commit -a --fixup=${one(seen, 'amend', 'reword').trim()}:${seen.rev()}`, edits: [null] }),
  ],
  [0.2, () => `git commit -a --allow-empty --allow-empty-message -m ''`],
  [0.2, (seen) => `echo '${message(seen)}' | git commit -a -F -`],
]

export const branching: readonly Choice[] = [
  [3, (seen) => `git branch ${seen.random.of(['topic', 'fix', 'side', 'team/one'])} ${seen.rev()}`],
  [2, (seen) => `git branch ${seen.random.of(['topic', 'fix', 'side'])}`],
  [6, (seen) => `git switch ${seen.branch()}`],
  [3, (seen) => `git checkout ${seen.branch()}`],
  [2, (seen) => `git checkout${some(seen, '-q')} ${seen.rev()}`],
  [
    2,
    (seen) =>
      `git switch ${seen.random.of(['-c', '-c', '-C'])} ${seen.random.of(names)}${seen.random.chance(0.5) ? ` ${seen.rev()}` : ''}`,
  ],
  [1, (seen) => `git checkout ${seen.random.of(['-b', '-B'])} ${seen.random.of(['topic', 'fix', 'next'])}`],
  [0.7, (seen) => `git switch --detach ${seen.rev()}`],
  [0.6, () => 'git switch -'],
  [1, (seen) => `git branch ${seen.random.of(['-d', '-D'])} ${seen.branch()}`],
  [
    0.6,
    (seen) =>
      `git branch ${seen.random.of(['-m', '-M', '-c'])} ${seen.branch()} ${seen.random.of(['renamed', 'topic', 'old'])}`,
  ],
  [1, (seen) => `git checkout ${seen.rev()} -- ${q(seen.file())}`],
  [0.6, (seen) => `git checkout -- ${q(seen.file())}`],
  [
    0.2,
    (seen) =>
      `git${one(seen, 'switch', 'checkout')} --orphan ${seen.random.of(['bare', 'fresh'])}${some(seen, seen.rev())}`,
  ],
  [
    0.4,
    (seen) =>
      `git${one(seen, 'checkout -m', 'switch -m', 'checkout -f', 'switch -f', 'switch --discard-changes')} ${seen.branch()}`,
  ],
  [0.2, (seen) => `git checkout${one(seen, '-', '@{-1}', '--detach', '-b topic @{-1}', '-f', 'HEAD', '--detach -q')}`],
  [0.3, (seen) => `git branch -f ${seen.branch()} ${seen.rev()}`],
  [
    0.3,
    (seen) =>
      `git branch${one(seen, '-u main', '--track up main', '--unset-upstream', '--no-track off', '-u nowhere')}`,
  ],
  [
    0.4,
    (seen) => `git tag -f${one(seen, '', '-a -m again', '-m words')} ${seen.random.of(['v1', 'v2'])} ${seen.rev()}`,
  ],
  [0.1, (seen) => ({ line: `git tag -a v3 ${seen.rev()}`, edits: ['Third\n\n# remark\nmore\n'] })],
  [
    0.1,
    (seen) =>
      `git update-ref${one(seen, 'refs/heads/low', 'refs/x/y', '-d refs/heads/low', '-m why HEAD')} ${seen.rev()}`,
  ],
  [
    0.1,
    (seen) => `git symbolic-ref${one(seen, 'HEAD', '--short HEAD', '-q HEAD', `HEAD refs/heads/${seen.branch()}`)}`,
  ],
  [1.5, (seen) => `git tag ${seen.random.of(['v1', 'v2', 'v3'])} ${seen.rev()}`],
  [1, (seen) => `git tag -a -m 'Release' ${seen.random.of(['v1', 'v2', 'r1'])}`],
  [0.4, (seen) => `git tag -d ${seen.random.of(['v1', 'v2', 'v3'])}`],
]
