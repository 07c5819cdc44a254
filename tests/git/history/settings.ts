/** Settings and aliases of a history. */
import { type Choice, one } from './choice'

export const settings: readonly Choice[] = [
  [3, (seen) => `git config ${seen.random.of(written)}`],
  [1, (seen) => `git config --unset ${seen.random.of(written).split(' ')[0]}`],
  [1, (seen) => `git config --get ${seen.random.of(written).split(' ')[0]}`],
  [1, (seen) => `git config${one(seen, ...readings)}`],
  [2, (seen) => `git config alias.${seen.random.of(aliases)}`],
  [3, (seen) => `git ${seen.random.of(aliases).split(' ')[0]}${one(seen, '', '', 'HEAD', '-1', 'alpha.txt')}`],
]

const written = [
  ...[
    'merge.conflictStyle diff3',
    'merge.conflictStyle zdiff3',
    'merge.conflictStyle merge',
    'merge.ff false',
    'merge.ff only',
  ],
  ...[
    'pull.rebase true',
    'pull.rebase false',
    'pull.ff only',
    'rebase.autoStash true',
    'rebase.autoSquash true',
    'push.default current',
  ],
  ...[
    'push.autoSetupRemote true',
    'push.followTags true',
    'fetch.prune true',
    'diff.renames false',
    'diff.renames copies',
    'status.short true',
  ],
  ...['status.branch true', 'log.date iso', 'diff.noprefix true', 'diff.algorithm histogram', 'commit.verbose true'],
  ...[
    'branch.autoSetupMerge false',
    'advice.detachedHead false',
    'status.showUntrackedFiles no',
    'merge.log true',
    'user.name Zoe',
  ],
  ...['stash.showPatch true', 'tag.sort -refname', 'merge.renames false', 'diff.context 1', 'log.decorate full'],
  ...[
    'merge.directoryRenames true',
    'rebase.missingCommitsCheck error',
    'core.fileMode false',
    'format.pretty oneline',
    'commit.cleanup scissors',
  ],
]
const readings = [
  ...[
    '--list',
    '--local --list',
    '--get-all alias.st',
    '--get-regexp alias',
    '--add x.y 1',
    '--get-all x.y',
    '--unset-all x.y',
    'x.y',
  ],
  ...[
    '--bool x.y',
    '--int x.y',
    '--rename-section x z',
    '--remove-section z',
    '--show-origin --get user.name',
    '--name-only --list',
    'nokey',
  ],
]
const aliases = [
  ...[
    "st 'status -s'",
    "lg 'log --oneline --graph'",
    "last 'log -1 --stat'",
    "unstage 'reset -q --'",
    'co checkout',
    'loop loop',
  ],
  ...["amend 'commit --amend --no-edit'", "who '!git log -1 --format=%an'"],
]
