/** What a switch of branches ends, and what it leaves behind. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { listRefs } from '../core/refs'
import { commitAt } from '../history/peel'
import { abbreviate } from '../history/revision'
import { walkCommits } from '../history/walk'
import { endPick } from '../sequence/state'
import { shortCommit } from './heads'

const mergeFiles = ['MERGE_HEAD', 'MERGE_RR', 'MERGE_MSG', 'MERGE_MODE', 'AUTO_MERGE'] as const

/** A merge, a pick or a revert that was under way is over. */
export function endWhatIsUnderWay(git: Git, isWordy: boolean): void {
  endPick(git, isWordy)
  for (const name of ['SQUASH_MSG', ...mergeFiles]) git.repo.removeGit(name)
}

const shownOrphans = 4

/** Where HEAD was, or a warning where commits can no longer be reached from any ref. */
export function printLeft(git: Git, old: Oid, now: Oid | undefined): void {
  const { repo } = git
  const tips = listRefs(repo).flatMap(([, oid]) => commitAt(repo, oid) ?? [])
  const lost = walkCommits(repo, { include: [old], exclude: now === undefined ? tips : [...tips, now] })
  if (lost.length === 0) {
    git.err(`Previous HEAD position was ${shortCommit(repo, old)}\n`)
    return
  }
  const cut = lost.length === shownOrphans + 1 ? lost.length : shownOrphans
  const lines = lost.slice(0, cut).map((oid) => `${`  ${shortCommit(repo, oid)}`.trimEnd()}\n`)
  if (lost.length > cut) lines.push(` ... and ${lost.length - cut} more.\n`)
  const isOne = lost.length === 1
  git.err(
    `Warning: you are leaving ${lost.length} commit${isOne ? '' : 's'} behind, not connected to\n` +
      `any of your branches:\n\n${lines.join('')}\n`,
  )
  if (git.configBool('advice.detachedhead', true))
    git.err(
      `If you want to keep ${isOne ? 'it' : 'them'} by creating a new branch, this may be a good time\nto do so with:\n\n` +
        ` git branch <new-branch-name> ${abbreviate(repo, old)}\n\n`,
    )
}

/** What git says when HEAD leaves the branches for a commit, as it was named. */
export function detachAdvice(git: Git, name: string): void {
  git.err(
    [
      `Note: switching to '${name}'.`,
      '',
      "You are in 'detached HEAD' state. You can look around, make experimental",
      'changes and commit them, and you can discard any commits you make in this',
      'state without impacting any branches by switching back to a branch.',
      '',
      'If you want to create a new branch to retain commits you create, you may',
      'do so (now or later) by using -c with the switch command. Example:',
      '',
      '  git switch -c <new-branch-name>',
      '',
      'Or undo this operation with:',
      '',
      '  git switch -',
      '',
      'Turn off this advice by setting config variable advice.detachedHead to false',
      '',
      '',
    ].join('\n'),
  )
}
