/** `git commit`. */
import { Exit } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { updateRef } from '../core/refs'
import { writeTree } from '../core/repository'
import { commitAt } from '../history/peel'
import { isAncestor } from '../merge/bases'
import { endPick } from '../sequence/state'
import { commitAuthor, isDateShown } from './commitAuthor'
import { commitIndex } from './commitIndex'
import { commented, editorText, firstMessage, templateText } from './commitMessage'
import { type CommitPlan, planCommit } from './commitOptions'
import { verbosePatch } from './commitPatch'
import { beforeScissors, cleanMessage, leavesOf, printCommitted, scissors, storeCommit } from './commits'
import { stagedChanges } from './status'
import { printedStatus, untrackedMode } from './statusCommand'
import { isCommittable } from './statusLong'
import { shortStatus } from './statusShort'
import { type StatusView, statusView } from './statusView'

export function commit(git: Git, args: readonly string[]): number {
  const plan = planCommit(git, args)
  const { repo } = git
  const before = repo.index()
  const hadIndex = repo.hasGit('index')
  const { commits, stays } = commitIndex(git, plan)
  // Git stores the tree before it knows whether there will be a commit.
  const tree = writeTree(repo, leavesOf(commits))
  repo.setIndex(commits)
  try {
    // Most commits need no look at the whole working tree.
    let seen: StatusView | undefined
    const view: View = () => (seen ??= commitView(git, plan))
    if (isDry(plan)) {
      const code = dryRun(git, plan, view())
      repo.setIndex(before)
      return code
    }
    const oid = stored(git, plan, tree, view)
    repo.setIndex(stays)
    if (!plan.options.on('quiet')) printCommitted(git, oid, isDateShown(plan), plan.isAmend)
    return 0
  } catch (fault) {
    repo.setIndex(before)
    if (!hadIndex && plan.options.on('all')) repo.removeGit('index')
    throw fault
  }
}

type View = () => StatusView

/** The status as the commit sees it: its own index, and for an amended commit the parent of HEAD. */
function commitView(git: Git, plan: CommitPlan): StatusView {
  const { options } = plan
  return statusView(git, {
    untrackedMode: untrackedMode(
      git,
      options.given('untracked-files') ? (options.value('untracked-files') ?? 'all') : undefined,
    ),
    ...(plan.isAmend ? { against: baseTree(git, plan) ?? null, isAmend: true } : {}),
  })
}

/** What the commit is compared with: HEAD, or the parent of the one that is amended. */
function baseTree(git: Git, { head, isAmend }: CommitPlan): Oid | undefined {
  if (!isAmend) return head?.commit.tree
  const parent = head?.commit.parents[0]
  return parent === undefined ? undefined : git.repo.commit(parent)?.tree
}

const isDry = ({ options }: CommitPlan) =>
  (['dry-run', 'short', 'porcelain', 'long', 'null'] as const).some((name) => options.on(name))

function dryRun(git: Git, plan: CommitPlan, view: StatusView): number {
  const { options } = plan
  const isNul = options.on('null')
  if (options.on('porcelain') || options.on('short') || isNul)
    git.out(
      shortStatus(git, view, {
        hasBranch: options.on('branch'),
        isPlain: options.on('porcelain') || (isNul && !options.on('short')),
        isNul,
      }),
    )
  else git.out(plainStatus(git, plan, view))
  return isCommittable(view) ? 0 : 1
}

const plainStatus = (git: Git, plan: CommitPlan, view: StatusView): string =>
  printedStatus(git, view, { isForCommit: true, verbose: verbosity(git, plan), against: baseTree(git, plan) })

/** How often `-v` was given, or the setting that stands for it. */
const verbosity = (git: Git, { options }: CommitPlan): number =>
  options.given('verbose') ? options.count('verbose') : Number(git.configBool('commit.verbose', false))

/** The message as it was given or written, cleaned. */
function prepared(git: Git, plan: CommitPlan, view: View, author: string): string {
  const { usesEditor } = plan
  const first = firstMessage(git, plan)
  const start = plan.cleanup === 'verbatim' ? first : cleanMessage(first, 'whitespace')
  const level = verbosity(git, plan)
  const isVerbose = level > 0
  const path = git.repo.path('COMMIT_EDITMSG')
  const patch = isVerbose && usesEditor ? verbosePatch(git, baseTree(git, plan), level, false) : ''
  const cut = !isVerbose ? '' : (plan.cleanup === 'scissors' ? '' : `${scissors}\n${cutWords}`) + patch
  git.repo.writeGit(
    'COMMIT_EDITMSG',
    usesEditor ? editorText(git, start, plan, view(), isDateShown(plan), author) + cut : start,
  )
  if (!isMeant(git, plan, view)) throw new Exit(1)
  const text = usesEditor ? git.edit(path) : start
  const cleaned = cleaner(plan, isVerbose)(text)
  refuseEmpty(git, plan, cleaned)
  return cleaned
}

const cutWords = commented(['Do not modify or remove the line above.', 'Everything below it will be ignored.'])

const cleaner =
  ({ cleanup }: CommitPlan, isVerbose: boolean) =>
  (text: string): string =>
    cleanMessage(isVerbose && cleanup !== 'verbatim' ? beforeScissors(text) : text, cleanup)

/** Whether there is something to commit; says what else there is. */
function isMeant(git: Git, plan: CommitPlan, view: View): boolean {
  const { options, whence, isAmend, head } = plan
  if (whence === 'merge' || options.on('allow-empty')) return true
  if (stagedChanges(git.repo, baseTree(git, plan)).length > 0) return true
  if (plan.fixup && plan.fixup.kind !== 'fixup') return true
  if (isAmend && (head?.commit.parents.length ?? 0) > 1) return true
  git.out(plainStatus(git, plan, view()))
  if (isAmend) git.err(amendWords)
  else if (whence !== 'commit') git.err(pickWords + (nextWords[whence] ?? ''))
  return false
}

const amendWords =
  'You asked to amend the most recent commit, but doing so would make\nit empty. You can repeat your command with --allow-empty, or you can\nremove the commit entirely with "git reset HEAD^".\n'
const pickWords =
  'The previous cherry-pick is now empty, possibly due to conflict resolution.\nIf you wish to commit it anyway, use:\n\n    git commit --allow-empty\n\n'
const nextWords: Readonly<Record<string, string>> = {
  'cherry-pick': "Otherwise, please use 'git cherry-pick --skip'\n",
  rebase: "Otherwise, please use 'git rebase --skip'\n",
}

function refuseEmpty(git: Git, plan: CommitPlan, message: string): void {
  if (plan.options.on('allow-empty-message')) return
  const isBare = (text: string) => text.split('\n').every((line) => line.trim() === '' || /^Signed-off-by: /.test(line))
  const fail = (words: string) => {
    git.err(`${words}\n`)
    throw new Exit(1)
  }
  if (isBare(message)) fail('Aborting commit due to empty commit message.')
  const template = plan.options.value('template') ?? git.config('commit.template')
  if (template !== undefined && plan.usesEditor && !plan.source && !plan.fixup) {
    const untouched = cleanMessage(templateText(git, template) ?? '', plan.cleanup)
    const rest = message.startsWith(untouched) ? message.slice(untouched.length) : 'more'
    if (isBare(rest)) fail('Aborting commit; you did not edit the message.')
  }
  if (plan.fixup && message.startsWith('amend! ') && isBare(message.slice(`${message}\n`.indexOf('\n'))))
    fail('Aborting commit due to empty commit message body.')
}

function stored(git: Git, plan: CommitPlan, tree: Oid, view: View): Oid {
  const { repo } = git
  const { head, isAmend, whence } = plan
  const author = commitAuthor(git, plan)
  const message = prepared(git, plan, view, author)
  const parents = parentsOf(git, plan)
  const oid = storeCommit(git, { tree, parents, message, author })
  const kind = isAmend
    ? ' (amend)'
    : whence === 'merge'
      ? ' (merge)'
      : whence !== 'commit'
        ? whence === 'rebase'
          ? ' (rebase)'
          : ' (cherry-pick)'
        : head
          ? ''
          : ' (initial)'
  updateRef(repo, 'HEAD', oid, git.note(`${git.action(`commit${kind}`)}: ${logSubject(message)}`))
  endPick(git)
  for (const name of ['MERGE_HEAD', 'MERGE_MSG', 'MERGE_MODE', 'SQUASH_MSG', 'AUTO_MERGE']) repo.removeGit(name)
  return oid
}

/** The reflog has the first line as it is. */
const logSubject = (message: string) => message.split('\n')[0] ?? ''

function parentsOf(git: Git, { head, isAmend, whence }: CommitPlan): readonly Oid[] {
  if (isAmend) return head?.commit.parents ?? []
  const own = head ? [head.oid] : []
  if (whence !== 'merge') return own
  const merged = (git.repo.readGit('MERGE_HEAD') ?? '').split('\n').filter((line) => line !== '')
  // A merged tag is noted as it is.
  const all = [...own, ...merged.map((oid) => commitAt(git.repo, oid) ?? oid)]
  if (git.repo.readGit('MERGE_MODE') === 'no-ff') return all
  return all.filter(
    (oid, at) => all.indexOf(oid) === at && !all.some((other) => other !== oid && isAncestor(git.repo, oid, other)),
  )
}
