/** How a merge ends: with a commit, or with what the next commit needs. */
import { Exit } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { updateRef } from '../core/refs'
import { readIdent } from '../history/commitText'
import { abbreviate } from '../history/revision'
import { walkCommits } from '../history/walk'
import { stat, summary } from '../print/changes'
import { compareTrees } from '../tree/changes'
import { findRenames } from '../tree/renames'
import { beforeScissors, cleanMessage, storeCommit } from '../work/commits'
import { gitDate } from '../work/dates'
import { withSignoff } from '../work/trailers'
import type { MergeHead } from './heads'
import type { MergePlan } from './plan'

/** A merge under way. */
export interface Merging {
  readonly plan: MergePlan
  readonly head: Oid
  readonly heads: readonly MergeHead[]
  readonly isHeadSubsumed: boolean
  readonly message: string
  /** `merge topic`, or what `pull` says, for the log. */
  readonly action: string
}

export function removeMergeState({ repo }: Git): void {
  for (const name of ['MERGE_HEAD', 'MERGE_RR', 'MERGE_MSG', 'MERGE_MODE', 'AUTO_MERGE']) repo.removeGit(name)
}

const writeHeads = ({ repo }: Git, { heads }: Merging) =>
  repo.writeGit('MERGE_HEAD', heads.map(({ object }) => `${object}\n`).join(''))

/** What `git commit` needs to end the merge. */
export function writeMergeState(git: Git, merging: Merging, message = merging.message): void {
  writeHeads(git, merging)
  git.repo.writeGit('MERGE_MSG', `${message}\n`)
  git.repo.writeGit('MERGE_MODE', merging.plan.fastForward === 'never' ? 'no-ff' : '')
}

/** Moves HEAD and says so; `oid` undefined leaves it where it is, for `--squash`. */
export function finish(git: Git, merging: Merging, oid: Oid | undefined, words: string | undefined): void {
  const { plan, head, action, heads } = merging
  const { repo } = git
  if (words !== undefined && !plan.isQuiet) git.out(`${words}\n`)
  if (plan.isSquash) {
    if (!plan.isQuiet) git.out('Squash commit -- not updating HEAD\n')
    repo.writeGit('SQUASH_MSG', squashText(git, head, heads))
  } else if (oid !== undefined)
    updateRef(repo, 'HEAD', oid, git.note(words === undefined ? action : `${action}: ${words}`))
  if (oid === undefined || !plan.showsStat) return
  const changes = findRenames(repo, compareTrees(repo, repo.commit(head)?.tree, repo.commit(oid)?.tree))
  if (changes.length > 0) git.out(stat(git, changes) + summary(git, changes))
}

function squashText(git: Git, head: Oid, heads: readonly MergeHead[]): string {
  const { repo } = git
  let text = 'Squashed commit of the following:\n'
  for (const oid of walkCommits(repo, { include: heads.map(({ commit }) => commit), exclude: [head] })) {
    const commit = repo.commit(oid)
    if (!commit) continue
    const { name, mail, seconds, zone } = readIdent(commit.author)
    text += `\ncommit ${oid}\n`
    if (commit.parents.length > 1) text += `Merge: ${commit.parents.map((one) => abbreviate(repo, one)).join(' ')}\n`
    text += `Author: ${name} <${mail}>\nDate:   ${gitDate(seconds, zone)}\n`
    const lines = commit.message
      .replace(/^(\s*\n)+/, '')
      .trimEnd()
      .split('\n')
    text += `\n${lines.map((line) => `    ${line.trimEnd()}\n`).join('')}`.trimEnd()
    text += '\n'
  }
  return text
}

/** Commits a clean merge. */
export function commitMerge(git: Git, merging: Merging, tree: Oid, strategy: string): void {
  const { plan, head, heads, isHeadSubsumed } = merging
  const message = finalMessage(git, merging)
  const merged = heads.map(({ commit }) => commit)
  const parents = isHeadSubsumed && plan.fastForward !== 'never' ? merged : [head, ...merged]
  const oid = storeCommit(git, { tree, parents, message })
  finish(git, merging, oid, `Merge made by the '${strategy}' strategy.`)
  removeMergeState(git)
}

const editorComment = [
  'Please enter a commit message to explain why this merge is necessary,',
  'especially if it merges an updated upstream into a topic branch.',
  '',
  "Lines starting with '#' will be ignored, and an empty message aborts",
  'the commit.',
]
  .map((line) => (line === '' ? '#\n' : `# ${line}\n`))
  .join('')

function finalMessage(git: Git, merging: Merging): string {
  const { plan } = merging
  const { repo } = git
  let text = plan.edits ? `${merging.message}\n${editorComment}` : merging.message
  if (plan.signsOff) text = withSignoff(text, `${git.author.name} <${git.author.mail}>`)
  writeHeads(git, merging)
  repo.writeGit('MERGE_MSG', text)
  if (plan.edits) text = git.edit(repo.path('MERGE_MSG'))
  const cleaned = cleanMessage(plan.cleanup === 'scissors' ? beforeScissors(text) : text, plan.cleanup)
  if (cleaned !== '') return cleaned
  git.err("error: Empty commit message.\nNot committing merge; use 'git commit' to complete the merge.\n")
  writeMergeState(git, merging)
  throw new Exit(1)
}

/** Leaves the merge to the person, with the paths in conflict below the message. */
export function suggestConflicts(git: Git): number {
  const { repo } = git
  const paths = [...new Set(repo.index().flatMap(({ stage, path }) => (stage > 0 ? [path] : [])))]
  const hint = `\n# Conflicts:\n${paths.map((path) => `#\t${path}\n`).join('')}`
  repo.writeGit('MERGE_MSG', (repo.readGit('MERGE_MSG') ?? '') + hint)
  git.out('Automatic merge failed; fix conflicts and then commit the result.\n')
  return 1
}
