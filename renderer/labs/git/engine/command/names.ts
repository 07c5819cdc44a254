/** The names that git 2.39 knows, also those of commands that are not part of this lab: it suggests them. Helpers that nobody types are not among them. */

const lines: readonly string[] = [
  'add am annotate apply archive bisect blame branch bundle cat-file check-attr check-ignore checkout cherry',
  'cherry-pick clean clone commit commit-tree config count-objects credential describe diff diff-files diff-index',
  'diff-tree difftool fast-export fetch filter-branch fmt-merge-msg for-each-ref format-patch fsck gc grep',
  'hash-object help hook init instaweb interpret-trailers log ls-files ls-remote ls-tree maintenance merge',
  'merge-base merge-file merge-tree mergetool mktree mv name-rev notes pack-refs patch-id prune pull push',
  'range-diff read-tree rebase reflog remote repack replace request-pull rerere reset restore rev-list rev-parse',
  'revert rm shell shortlog show show-branch show-ref sparse-checkout stage stash status stripspace submodule',
  'subtree switch symbolic-ref tag update-index update-ref var verify-commit verify-tag version whatchanged',
  'worktree write-tree',
]

export const gitNames: readonly string[] = lines.join(' ').split(' ')

/** Those that `git help` lists. */
export const commonNames: ReadonlySet<string> = new Set(
  (
    'clone init add mv restore rm bisect diff grep log show status branch commit merge rebase reset switch tag ' +
    'fetch pull push'
  ).split(' '),
)

/** What somebody new needs first, and what each is for. */
const everyDay = {
  init: 'make a repository of this directory',
  clone: 'copy a repository that is elsewhere',
  status: 'what has changed, and what can be done next',
  diff: 'the changes, line by line',
  add: 'stage a file: put it into the next commit',
  commit: 'record what is staged',
  restore: 'undo an edit, or with --staged an add',
  log: 'the commits so far',
  show: 'one commit, and what it changed',
  branch: 'list, make or delete branches',
  switch: 'go to a branch; with -c it is made first',
  merge: 'bring another branch into this one',
  fetch: 'get what is new on the server',
  pull: 'get it, and join it with yours',
  push: 'send your commits there',
}

/** What `git help` prints. What is read first stands last, where the terminal shows it. */
export function overview(all: readonly string[]): string {
  const rest = all.filter((name) => !Object.hasOwn(everyDay, name)).sort()
  const lines = Object.entries(everyDay).map(([name, use]) => `  git ${name.padEnd(8)} ${use}\n`)
  return `git also knows ${rest.join(', ')}.\n'git help <command>' tells of one. Most needed are:\n\n${lines.join('')}`
}
