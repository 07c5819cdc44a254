/** Options that git 2.39 has and the commands of this lab leave out, so that nobody is told that git has none such. */

const names = new Set(
  [
    'ahead-behind all-match allow-unknown-type also-filter-submodules anchored and basic-regexp batch',
    'batch-all-objects batch-check batch-command binary blob bool-or-int bool-or-str break-rewrites buffer bundle-uri',
    'check children cleanup clear-decorations color color-by-age color-lines color-moved color-moved-ws color-words',
    'column contains contents cumulative dd debug decorate-refs decorate-refs-exclude deepen depth diff-merges',
    'dirstat dirstat-by-file dissociate eol exclude-existing exclude-from exclude-per-directory exclude-standard exec',
    'expand-tabs expiry-date ext-grep filter filters follow follow-symlinks format full-name function-context',
    'get-color get-colorbool get-urlmatch gpg-sign grep-reflog group ignore-cache-tree ignore-matching-lines',
    'ignore-missing ignore-rev ignore-revs-file ignore-skip-worktree-bits ignore-submodules incremental',
    'indent-heuristic index ipv4 ipv6 irreversible-delete ita-invisible-in-index ita-visible-in-index jobs',
    'line-prefix local-user mailmap max-count max-depth minimal multiple naked negotiate-only negotiation-tip',
    'no-index not null open-files-in-pager output output-indicator-context output-indicator-new output-indicator-old',
    'patch path pathspec-file-nul pathspec-from-file perl porcelain prefetch prefix preserve-merges push-option',
    'python receive-pack recurse-submodules recurse-submodules-default recursive reference reference-if-able refetch',
    'refmap reject-shallow remerge-diff remote-submodules remove-empty rename-empty repo rerere-autoupdate',
    'resolve-undo reverse rotate-to score-debug separate-git-dir server-option shallow-exclude shallow-since',
    'shallow-submodules shared shell show-forced-updates show-function show-pulls show-stats sign signed',
    'simplify-by-decoration simplify-merges since since-as-filter skip-to sort source sparse stdin submodule',
    'submodule-prefix summary tcl template text textconv threads unordered unshallow until untracked update-shallow',
    'upload-pack use-mailmap verify verify-signatures warn-embedded-repo whitespace with-tree word-diff',
    'word-diff-regex ws-error-highlight',
  ]
    .join(' ')
    .split(' '),
)

/** Those of one letter, by command. */
const letters: Readonly<Record<string, string>> = { blame: 'S', checkout: 'p', grep: 'pOW', log: 'L', reset: 'p' }

/** The first of the arguments that is such an option, as it is written without a value; undefined where none is. */
export function leftOutOption(command: string, args: readonly string[]): string | undefined {
  const end = args.indexOf('--')
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    const [long = ''] = arg.slice(2).split('=')
    if (arg.startsWith('--') && (names.has(long) || names.has(long.replace(/^no-/, '')))) return `--${long}`
    if (/^-[A-Za-z]/.test(arg) && letters[command]?.includes(arg[1] ?? '')) return arg.slice(0, 2)
  }
  return undefined
}
