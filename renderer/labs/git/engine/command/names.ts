/** The names that git 2.39 knows, also those of commands that are not part of this lab: it suggests them. */

const lines: readonly string[] = [
  'add add--interactive am annotate apply archive bisect bisect--helper blame branch bugreport bundle cat-file',
  'check-attr check-ignore check-mailmap check-ref-format checkout checkout--worker checkout-index cherry',
  'cherry-pick clean clone column commit commit-graph commit-tree config count-objects credential credential-cache',
  'credential-cache--daemon credential-store daemon describe diagnose diff diff-files diff-index diff-tree difftool',
  'difftool--helper env--helper fast-export fast-import fetch fetch-pack filter-branch fmt-merge-msg for-each-ref',
  'for-each-repo format-patch fsck fsck-objects fsmonitor--daemon gc get-tar-commit-id grep hash-object help hook',
  'http-backend http-fetch http-push imap-send index-pack init init-db instaweb interpret-trailers log ls-files',
  'ls-remote ls-tree mailinfo mailsplit maintenance merge merge-base merge-file merge-index merge-octopus',
  'merge-one-file merge-ours merge-recursive merge-recursive-ours merge-recursive-theirs merge-resolve',
  'merge-subtree merge-tree mergetool mktag mktree multi-pack-index mv name-rev notes pack-objects pack-redundant',
  'pack-refs patch-id pickaxe prune prune-packed pull push quiltimport range-diff read-tree rebase receive-pack',
  'reflog remote remote-ext remote-fd remote-ftp remote-ftps remote-http remote-https repack replace request-pull',
  'rerere reset restore rev-list rev-parse revert rm send-pack sh-i18n--envsubst shell shortlog show show-branch',
  'show-index show-ref sparse-checkout stage stash status stripspace submodule submodule--helper subtree switch',
  'symbolic-ref tag unpack-file unpack-objects update-index update-ref update-server-info upload-archive',
  'upload-archive--writer upload-pack var verify-commit verify-pack verify-tag version web--browse whatchanged',
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
