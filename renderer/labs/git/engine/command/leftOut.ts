/** Options that git 2.39 has and the commands of this lab leave out, so that nobody is told that git has none such. */

/** Of what shows differences. */
const differing = [
  'anchored binary break-rewrites check color-moved color-moved-ws color-words cumulative dirstat dirstat-by-file',
  'follow ignore-matching-lines ignore-submodules indent-heuristic irreversible-delete ita-invisible-in-index',
  'ita-visible-in-index line-prefix no-index output output-indicator-context output-indicator-new output-indicator-old',
  'rename-empty rotate-to skip-to submodule word-diff word-diff-regex ws-error-highlight',
].join(' ')

/** Of what walks through commits. */
const walking = [
  'children clear-decorations dd decorate-refs decorate-refs-exclude diff-merges expand-tabs grep-reflog',
  'ignore-missing remerge-diff remove-empty show-pulls simplify-by-decoration simplify-merges since-as-filter source',
].join(' ')

const byCommand: Readonly<Record<string, string>> = {
  log: `${differing} ${walking}`,
  show: `${differing} ${walking}`,
  whatchanged: `${differing} ${walking}`,
  reflog: `${differing} ${walking}`,
  diff: differing,
  'diff-tree': differing,
  add: 'pathspec-file-nul pathspec-from-file warn-embedded-repo',
  blame: [
    'color-by-age color-lines contents ignore-rev ignore-revs-file incremental indent-heuristic minimal reverse',
    'score-debug show-stats since until',
  ].join(' '),
  branch: 'recurse-submodules',
  'cat-file': [
    'allow-unknown-type batch batch-all-objects batch-check batch-command buffer filters follow-symlinks mailmap',
    'path textconv unordered use-mailmap',
  ].join(' '),
  checkout: 'patch pathspec-file-nul recurse-submodules',
  'cherry-pick': 'gpg-sign rerere-autoupdate',
  clone: [
    'also-filter-submodules bundle-uri dissociate filter ipv4 ipv6 jobs naked recurse-submodules recursive',
    'reference reference-if-able reject-shallow remote-submodules separate-git-dir server-option shallow-exclude',
    'shallow-since shallow-submodules shared sparse template upload-pack',
  ].join(' '),
  commit: 'ahead-behind pathspec-file-nul pathspec-from-file',
  'commit-tree': 'gpg-sign',
  config: 'blob bool-or-int bool-or-str expiry-date get-color get-colorbool get-urlmatch',
  describe: 'contains',
  fetch: [
    'filter multiple negotiate-only negotiation-tip prefetch recurse-submodules recurse-submodules-default refetch',
    'refmap server-option shallow-exclude show-forced-updates stdin submodule-prefix update-shallow upload-pack',
  ].join(' '),
  'for-each-ref': 'perl python shell tcl',
  grep: [
    'all-match and basic-regexp color column exclude-standard ext-grep full-name function-context index max-count',
    'max-depth not null open-files-in-pager recurse-submodules recursive show-function text textconv threads',
    'untracked',
  ].join(' '),
  'ls-files': 'debug eol exclude-from exclude-per-directory format recurse-submodules resolve-undo sparse with-tree',
  'ls-remote': 'exec server-option sort upload-pack',
  merge: 'gpg-sign verify-signatures',
  pull: [
    'cleanup deepen depth gpg-sign ipv4 ipv6 jobs negotiation-tip recurse-submodules refmap server-option',
    'shallow-exclude shallow-since show-forced-updates summary unshallow update-shallow upload-pack verify',
    'verify-signatures',
  ].join(' '),
  push: 'exec ipv4 ipv6 porcelain push-option receive-pack recurse-submodules repo signed',
  rebase: 'gpg-sign preserve-merges rerere-autoupdate whitespace',
  reset: 'patch pathspec-file-nul pathspec-from-file recurse-submodules',
  restore: 'ignore-skip-worktree-bits pathspec-file-nul pathspec-from-file recurse-submodules',
  'rev-list': `filter ${walking}`,
  revert: 'gpg-sign reference rerere-autoupdate',
  rm: 'pathspec-file-nul pathspec-from-file',
  shortlog: 'group',
  'show-ref': 'exclude-existing',
  stash: `patch pathspec-file-nul pathspec-from-file ${differing}`,
  status: 'ignore-submodules',
  switch: 'recurse-submodules',
  tag: 'local-user sign verify',
  'write-tree': 'ignore-cache-tree prefix',
}

/** Those of one letter, by command. */
const letters: Readonly<Record<string, string>> = { blame: 'S', checkout: 'p', grep: 'pOW', log: 'L', reset: 'p' }

/** The first of the arguments that is such an option, as it is written without a value; undefined where none is. */
export function leftOutOption(command: string, args: readonly string[]): string | undefined {
  const names = new Set(byCommand[command]?.split(' '))
  const end = args.indexOf('--')
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    const [long = ''] = arg.slice(2).split('=')
    if (arg.startsWith('--') && (names.has(long) || names.has(long.replace(/^no-/, '')))) return `--${long}`
    if (/^-[A-Za-z]/.test(arg) && letters[command]?.includes(arg[1] ?? '')) return arg.slice(0, 2)
  }
  return undefined
}
