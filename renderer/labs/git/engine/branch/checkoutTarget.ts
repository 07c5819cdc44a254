/** Which commit or tree the first argument of `checkout` means, and which of its arguments are paths. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { branchRef, readRef } from '../core/refs'
import { isFileName } from '../history/diagnose'
import { commitAt, treeAt } from '../history/peel'
import { trackingRef } from '../remote/refspec'
import { remoteNames, remoteOf } from '../remote/remotes'
import { hasGlob } from '../work/glob'
import type { CheckoutOptions } from './checkoutOptions'
import { resolveOrBase } from './create'
import { isLegalRef, typedBranch } from './names'

export interface Target {
  /** As it is said; undefined where no commit was named. */
  readonly name: string | undefined
  /** The full name where it is a branch. */
  readonly ref: string | undefined
  readonly commit: Oid | undefined
  readonly tree: Oid | undefined
}

export interface Chosen {
  readonly target: Target
  readonly paths: readonly string[]
  /** The branch that a remote's branch is to be checked out as. */
  readonly guessed: string | undefined
  /** Nothing stood between revision and paths: the paths are counted. */
  readonly counts: boolean
}

export const noTarget: Target = { name: undefined, ref: undefined, commit: undefined, tree: undefined }

export function chooseTarget(git: Git, options: CheckoutOptions): Chosen {
  const { rest, beforeDashes, isSwitch } = options
  const [typed, ...others] = rest
  if (typed === undefined) return { target: noTarget, paths: [], guessed: undefined, counts: true }
  if (isSwitch && rest.length > 1) throw new Fatal('only one reference expected')
  if (beforeDashes === 0) return { target: noTarget, paths: rest, guessed: undefined, counts: false }
  if (beforeDashes !== undefined && beforeDashes > 1)
    throw new Fatal(`only one reference expected, ${beforeDashes} given.`)
  const hasDashes = isSwitch || beforeDashes === 1
  const arg = typed === '-' ? '@{-1}' : typed
  const counts = !hasDashes
  const oid = resolveOrBase(git, arg)
  if (oid !== undefined) {
    const target = targetOf(git, arg, oid)
    if (!hasDashes && others.length > 0) requireNoFile(git, arg)
    return { target, paths: others, guessed: undefined, counts }
  }
  const guess = guesses(options, arg, others, hasDashes) ? remoteBranch(git, arg, hasDashes) : undefined
  if (guess !== undefined) {
    const found = readRef(git.repo, guess)
    if (found !== undefined) return { target: targetOf(git, guess, found), paths: others, guessed: arg, counts }
  }
  if (hasDashes) throw new Fatal(`invalid reference: ${arg}`)
  return { target: noTarget, paths: rest, guessed: undefined, counts }
}

function guesses(options: CheckoutOptions, arg: string, others: readonly string[], hasDashes: boolean): boolean {
  if (!options.guesses || options.track !== undefined || options.newBranch !== undefined) return false
  return (hasDashes || !hasGlob(arg)) && others.length === 0
}

function targetOf(git: Git, arg: string, oid: Oid): Target {
  const { repo } = git
  const name = typedBranch(git, arg)
  const full = branchRef(name)
  const branch = isLegalRef(full) ? readRef(repo, full) : undefined
  const at = branch ?? oid
  const tree = treeAt(repo, at)
  if (tree === undefined) throw new Fatal(`reference is not a tree: ${arg}`)
  return { name, ref: branch === undefined ? undefined : full, commit: commitAt(repo, at), tree }
}

const exists = (git: Git, path: string) => path !== '' && git.repo.files.has(git.resolve(path))

function requireNoFile(git: Git, arg: string): void {
  if (isFileName(git, arg)) throw new Fatal(bothText(arg))
}

/** What git says of a word that could be a revision or a path. */
export const bothText = (arg: string): string =>
  `ambiguous argument '${arg}': both revision and filename\n` +
  "Use '--' to separate paths from revisions, like this:\n" +
  "'git <command> [<revision>...] -- [<file>...]'"

/** The one remote's branch of that name. */
function remoteBranch(git: Git, name: string, hasDashes: boolean): string | undefined {
  if (!isLegalRef(branchRef(name))) return undefined
  const found = remoteNames(git).flatMap((remote) => {
    const ref = trackingRef(remoteOf(git, remote).fetch, branchRef(name))
    return ref !== undefined && readRef(git.repo, ref) !== undefined ? [{ remote, ref }] : []
  })
  const preferred = found.find(({ remote }) => remote === git.config('checkout.defaultremote'))
  const only = found.length === 1 ? found[0] : preferred
  if (only) {
    if (!hasDashes && exists(git, name))
      throw new Fatal(
        `'${name}' could be both a local file and a tracking branch.\n` +
          'Please use -- (and optionally --no-guess) to disambiguate',
      )
    return only.ref
  }
  if (found.length < 2) return undefined
  git.err(manyRemotes.map((line) => `hint: ${line}\n`).join(''))
  throw new Fatal(`'${name}' matched multiple (${found.length}) remote tracking branches`)
}

const manyRemotes = [
  "If you meant to check out a remote tracking branch on, e.g. 'origin',",
  'you can do so by fully qualifying the name with the --track option:',
  '',
  '    git checkout --track origin/<name>',
  '',
  "If you'd like to always have checkouts of an ambiguous <name> prefer",
  "one remote, e.g. the 'origin' remote, consider setting",
  'checkout.defaultRemote=origin in your config.',
]
