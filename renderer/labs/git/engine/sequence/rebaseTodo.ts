/** The list that a rebase begins with, and its edit. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { abbreviate, findCommit } from '../history/revision'
import { walkCommits } from '../history/walk'
import { cleanMessage } from '../work/commits'
import { autosquash, withExecs } from './autosquash'
import { changesOf, samePatches } from './patchId'
import type { RebaseOptions } from './rebaseOptions'
import { countSteps } from './rebaseState'
import { isReapplying, type Target } from './rebaseTarget'
import { titleOf } from './replay'
import { sayError } from './say'
import { inRebase } from './state'
import { parseTodo, type TodoItem, todoHelp, todoText } from './todo'

/** Every commit to be picked, oldest first, without those that the upstream has already; says which those are. */
export function makeList(git: Git, target: Target, options: RebaseOptions): readonly TodoItem[] {
  const { repo } = git
  const { upstream, onto, head, forkPoint } = target
  const base = upstream ?? onto
  const exclude = [base, ...(forkPoint === undefined ? [] : [forkPoint])]
  const mine = walkCommits(repo, { include: [head], exclude, order: 'topo', isReversed: true })
  const theirs = isReapplying(options)
    ? []
    : walkCommits(repo, { include: [base], exclude: [head, ...exclude.slice(1)] })
  const known = samePatches(repo, mine, theirs)
  const items: TodoItem[] = []
  let hasSkipped = false
  for (const oid of mine) {
    const commit = repo.commit(oid)
    if (!commit || commit.parents.length > 1) continue
    const isEmpty = changesOf(repo, commit).length === 0
    if (!isEmpty && known.has(oid)) {
      hasSkipped = true
      if (!options.on('quiet')) git.err(`warning: skipped previously applied commit ${abbreviate(repo, oid)}\n`)
      continue
    }
    if (isEmpty && options.given('keep-empty') && !options.on('keep-empty')) continue
    items.push({ command: 'pick', oid, text: titleOf(commit) + (isEmpty ? ' # empty' : ''), line: '' })
  }
  if (hasSkipped && git.configBool('advice.skippedcherrypicks', true))
    git.err(
      'hint: use --reapply-cherry-picks to include skipped commits\nhint: Disable this message with "git config advice.skippedCherryPicks false"\n',
    )
  return items
}

export function arrange(
  git: Git,
  items: readonly TodoItem[],
  options: RebaseOptions,
  squashes: boolean,
): readonly TodoItem[] {
  const all: readonly TodoItem[] = items.length > 0 ? items : [{ command: 'noop', text: '', line: '' }]
  const titles = all.map(({ oid }) => {
    const commit = oid === undefined ? undefined : git.repo.commit(oid)
    return commit && titleOf(commit)
  })
  const squashed = squashes ? autosquash(all, titles, (word) => findCommit(git, word)) : all
  return withExecs(squashed, options.all('exec'))
}

export type Edited =
  | { readonly kind: 'list'; readonly items: readonly TodoItem[] }
  /** Everything was removed. */
  | { readonly kind: 'nothing' }
  /** It cannot be used, which was said. */
  | { readonly kind: 'wrong' }

const todoFile = inRebase('git-rebase-todo')

/** Writes the list with its comments, and a copy; opens the editor where the user wants to see it. */
export function editList(git: Git, items: readonly TodoItem[], target: Target, isInteractive: boolean): Edited {
  const { repo } = git
  const short = (oid: Oid) => abbreviate(repo, oid)
  const { upstream, onto, head } = target
  const revisions = upstream === undefined ? short(head) : `${short(upstream)}..${short(head)}`
  const help = todoHelp({ revisions, onto: short(onto), count: countSteps(items) })
  repo.writeGit(`${todoFile}.backup`, todoText(items) + help)
  if (!isInteractive) return { kind: 'list', items }
  repo.writeGit(todoFile, todoText(items, short) + help)
  return readEdited(git, cleanMessage(git.edit(repo.path(todoFile)), 'strip'))
}

function readEdited(git: Git, text: string): Edited {
  if (text === '') return { kind: 'nothing' }
  const { items, errors } = parseTodo(text, (word) => findCommit(git, word), git.repo.hasGit(inRebase('done')))
  if (errors.length === 0) return { kind: 'list', items }
  for (const error of errors) sayError(git, error)
  git.err(
    "You can fix this with 'git rebase --edit-todo' and then run 'git rebase --continue'.\nOr you can abort the rebase with 'git rebase --abort'.\n",
  )
  git.repo.writeGit(todoFile, text)
  return { kind: 'wrong' }
}

/** `--edit-todo` */
export function editTodo(git: Git): number {
  const { repo } = git
  const find = (word: string) => findCommit(git, word)
  const text = cleanMessage(repo.readGit(todoFile) ?? '', 'strip')
  const now = parseTodo(text, find, repo.hasGit(inRebase('done')))
  for (const error of now.errors) sayError(git, error)
  const show = (oid: Oid) => abbreviate(repo, oid)
  repo.writeGit(todoFile, todoText(now.items, show) + todoHelp())
  repo.writeGit(`${todoFile}.backup`, todoText(now.items) + todoHelp())
  const edited = readEdited(git, cleanMessage(git.edit(repo.path(todoFile)), 'strip'))
  if (edited.kind === 'wrong') return 1
  repo.writeGit(todoFile, edited.kind === 'list' ? todoText(edited.items) : '')
  return 0
}
