/** Writing commits: their message, their author, and the line that says that it was done. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { IndexEntry } from '../core/indexEntry'
import type { Oid } from '../core/objects'
import { branchName, readSymbolic } from '../core/refs'
import { writeTree } from '../core/repository'
import { readIdent, subjectOf } from '../history/commitText'
import { abbreviate } from '../history/revision'
import { shortStat, summary } from '../print/changes'
import { compareTrees } from '../tree/changes'
import { findRenames } from '../tree/renames'
import { gitDate } from './dates'

export interface NewCommit {
  readonly tree: Oid
  readonly parents: readonly Oid[]
  readonly message: string
  /** `Name <mail> seconds zone`; the present user where it is not given. */
  readonly author?: string
}

/** Stores a commit by the present user at the present time. No ref moves. */
export function storeCommit(git: Git, { tree, parents, message, author }: NewCommit): Oid {
  return git.repo.put({ type: 'commit', tree, parents, author: author ?? git.ident, committer: git.ident, message })
}

export type Cleanup = 'strip' | 'whitespace' | 'verbatim' | 'scissors'

export const scissors = '# ------------------------ >8 ------------------------'

/** A message as git keeps it: no blanks at line ends, no runs of empty lines, and for `strip` no comments. */
export function cleanMessage(text: string, how: Cleanup): string {
  if (how === 'verbatim') return text
  const kept: string[] = []
  let isGap = false
  for (const raw of (how === 'scissors' ? beforeScissors(text) : text).split('\n')) {
    if (how === 'strip' && raw.startsWith('#')) continue
    const line = raw.replace(/[ \t\r]+$/, '')
    if (line === '') {
      isGap = kept.length > 0
      continue
    }
    if (isGap) kept.push('')
    isGap = false
    kept.push(line)
  }
  return kept.length === 0 ? '' : `${kept.join('\n')}\n`
}

/** What stands above the line that `commit -v` and `--cleanup=scissors` put into the editor. */
export function beforeScissors(text: string): string {
  if (text.startsWith(`${scissors}\n`)) return ''
  const at = text.indexOf(`\n${scissors}\n`)
  return at < 0 ? text : text.slice(0, at + 1)
}

/** The tree of the index. Throws as git does where there are conflicts: `error: Committing is not possible because you have unmerged files.` */
export function indexTree(git: Git): Oid {
  const index = git.repo.index()
  if (index.some(({ stage }) => stage > 0)) {
    git.out(unmergedLines(index))
    throw new Fatal(unmergedText('Committing'), 128, false)
  }
  return writeTree(git.repo, leavesOf(index))
}

/** The files that the index holds for the next commit. */
export const leavesOf = (index: readonly IndexEntry[]): (readonly [string, IndexEntry])[] =>
  index.flatMap((entry) => (entry.stage === 0 && !entry.isIntentToAdd ? [[entry.path, entry] as const] : []))

export const unmergedLines = (index: readonly IndexEntry[]): string =>
  [...new Set(index.flatMap(({ stage, path }) => (stage > 0 ? [path] : [])))].map((path) => `U\t${path}\n`).join('')

/** `Committing is not possible because…`, with what to do, for `Committing`, `Merging`, `Cherry-picking` and others. */
export const unmergedText = (what: string): string =>
  [
    `error: ${what} is not possible because you have unmerged files.`,
    "hint: Fix them up in the work tree, and then use 'git add/rm <file>'",
    'hint: as appropriate to mark resolution and make a commit.',
    'fatal: Exiting because of an unresolved conflict.',
    '',
  ].join('\n')

/**
 * `[main 1a2b3c4] Add a service` and the counts, as `git commit` and others print them for a commit that was made.
 * `showsDate` is for a commit that took its author's date from elsewhere, `isAmended` for one in the place of another.
 */
export function printCommitted(git: Git, oid: Oid, showsDate = true, isNoRoot = false): void {
  const { repo } = git
  const commit = repo.commit(oid)
  if (!commit) return
  const head = readSymbolic(repo)
  const where = head === undefined ? 'detached HEAD' : (branchName(head) ?? head)
  const root = commit.parents.length === 0 && !isNoRoot ? ' (root-commit)' : ''
  git.out(`[${where}${root} ${abbreviate(repo, oid)}] ${subjectOf(commit)}\n`)
  const [author, committer] = [readIdent(commit.author), readIdent(commit.committer)]
  if (author.name !== committer.name || author.mail !== committer.mail)
    git.out(` Author: ${author.name} <${author.mail}>\n`)
  if (showsDate) git.out(` Date: ${gitDate(author.seconds, author.zone)}\n`)
  if (commit.parents.length > 1) return
  const parent = commit.parents[0]
  const before = parent === undefined ? undefined : repo.commit(parent)?.tree
  const changes = findRenames(repo, compareTrees(repo, before, commit.tree))
  git.out(shortStat(git, changes) + summary(git, changes))
}
