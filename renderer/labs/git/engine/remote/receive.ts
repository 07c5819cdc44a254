/** The other side of a push: takes what it allows, and says why where it does not. */
import { forceTree } from '../branch/switchTrees'
import type { Git } from '../command/git'
import { parseConfig } from '../core/config'
import { type Oid, zeroOid } from '../core/objects'
import { deleteRef, readSymbolic, updateRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { isAncestor } from '../merge/bases'
import { conflictingRef } from './conflicts'
import { isRefName } from './refspec'

export interface Change {
  readonly name: string
  readonly old: Oid
  readonly now: Oid
}

const failed = 'failed to update ref'

/** Why each change was refused, as the sender's table shows it; undefined where it was made. */
export function receive(
  git: Git,
  to: Repository,
  changes: readonly Change[],
  isAtomic: boolean,
): readonly (string | undefined)[] {
  const receiver = new Receiver(git, to)
  if (!isAtomic)
    return changes.map((change) => {
      const refusal = receiver.refusal(change)
      if (refusal === undefined) make(git, to, change, receiver)
      return refusal
    })
  const refusals: (string | undefined)[] = []
  for (const change of changes) {
    refusals.push(receiver.refusal(change))
    if (refusals.at(-1) !== undefined) break
  }
  const last = refusals.at(-1)
  if (last === failed) return changes.map(() => 'atomic transaction failed')
  if (last !== undefined) return changes.map((_, at) => refusals[at] ?? 'atomic push failure')
  for (const change of changes) make(git, to, change, receiver)
  return refusals
}

function make(git: Git, to: Repository, { name, old, now }: Change, receiver: Receiver): void {
  if (now !== zeroOid) {
    updateRef(to, name, now, git.note('push'))
    return
  }
  if (old === zeroOid) receiver.say('warning: deleting a non-existent ref')
  deleteRef(to, name)
}

class Receiver {
  private readonly git: Git
  private readonly repo: Repository

  constructor(git: Git, repo: Repository) {
    this.git = git
    this.repo = repo
  }

  refusal({ name, old, now }: Change): string | undefined {
    if (!isRefName(name.slice(5))) {
      this.say(`error: refusing to update funny ref '${name}' remotely`)
      return 'funny refname'
    }
    const isCurrent = readSymbolic(this.repo) === name
    return (
      (isCurrent && this.repo.worktree !== undefined ? this.refuseCurrent(name, now) : undefined) ??
      (now === zeroOid ? this.refuseDeletion(name, isCurrent) : this.refuseUpdate(name, old, now))
    )
  }

  private refuseCurrent(name: string, now: Oid): string | undefined {
    const how = this.setting('receive.denycurrentbranch')
    if (how === 'ignore' || isFalse(how)) return undefined
    if (how === 'warn') {
      this.say('warning: updating the current branch')
      return undefined
    }
    if (how === 'updateinstead') {
      if (now !== zeroOid) forceTree(this.git.at(this.repo.worktree ?? '/'), now)
      return undefined
    }
    this.say(`error: refusing to update checked out branch: ${name}`)
    if (how === undefined) this.say(...unconfigured)
    return 'branch is currently checked out'
  }

  private refuseDeletion(name: string, isCurrent: boolean): string | undefined {
    if (name.startsWith('refs/heads/') && isTrue(this.setting('receive.denydeletes'))) {
      this.say(`error: denying ref deletion for ${name}`)
      return 'deletion prohibited'
    }
    if (!isCurrent) return undefined
    const how = this.setting('receive.denydeletecurrent')
    if (how === 'ignore' || isFalse(how)) return undefined
    if (how === 'warn') {
      this.say('warning: deleting the current branch')
      return undefined
    }
    if (how === undefined) this.say(...unconfiguredDeletion)
    this.say(`error: refusing to delete the current branch: ${name}`)
    return 'deletion of the current branch prohibited'
  }

  private refuseUpdate(name: string, old: Oid, now: Oid): string | undefined {
    const isBranch = name.startsWith('refs/heads/')
    const isStrict = isTrue(this.setting('receive.denynonfastforwards'))
    if (isStrict && isBranch && old !== zeroOid && !isAncestor(this.repo, old, now)) {
      this.say(`error: denying non-fast-forward ${name} (you should pull first)`)
      return 'non-fast-forward'
    }
    if (isBranch && this.repo.get(now)?.type !== 'commit') {
      this.say(`error: cannot update ref '${name}': trying to write non-commit object ${now} to branch '${name}'`)
      return failed
    }
    const other = conflictingRef(this.repo, name)
    if (other === undefined) return undefined
    this.say(`error: cannot lock ref '${name}': '${other}' exists; cannot create '${name}'`)
    return failed
  }

  /** Lines of the other side carry its mark, and blanks that clear a terminal's line. */
  say(...lines: readonly string[]): void {
    const tail = this.git.isTty ? '\x1b[K' : '        '
    for (const line of lines) this.git.err(`remote: ${line}${line === '' ? '' : tail}\n`)
  }

  private setting(key: string): string | undefined {
    const texts = [this.git.machine.files.read(this.git.globalConfigPath) ?? '', this.repo.readGit('config') ?? '']
    return texts
      .flatMap(parseConfig)
      .findLast((value) => value.key === key)
      ?.value.toLowerCase()
  }
}

const isTrue = (value: string | undefined) => value === 'true' || value === 'yes' || value === 'on' || value === '1'
const isFalse = (value: string | undefined) => value === 'false' || value === 'no' || value === 'off' || value === '0'

const unconfigured = [
  'error: By default, updating the current branch in a non-bare repository',
  'is denied, because it will make the index and work tree inconsistent',
  "with what you pushed, and will require 'git reset --hard' to match",
  'the work tree to HEAD.',
  '',
  "You can set the 'receive.denyCurrentBranch' configuration variable",
  "to 'ignore' or 'warn' in the remote repository to allow pushing into",
  'its current branch; however, this is not recommended unless you',
  'arranged to update its work tree to match what you pushed in some',
  'other way.',
  '',
  'To squelch this message and still keep the default behaviour, set',
  "'receive.denyCurrentBranch' configuration variable to 'refuse'.",
]

const unconfiguredDeletion = [
  'error: By default, deleting the current branch is denied, because the next',
  "'git clone' won't result in any file checked out, causing confusion.",
  '',
  "You can set 'receive.denyDeleteCurrent' configuration variable to",
  "'warn' or 'ignore' in the remote repository to allow deleting the",
  'current branch, with or without a warning message.',
  '',
  "To squelch this message, you can set it to 'refuse'.",
]
