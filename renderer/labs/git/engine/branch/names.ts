/** Names of refs and branches: which are legal, and what short ones stand for. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { branchName, branchRef, listRefs, packedRefs, readRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { fillIn } from '../history/refNames'

export interface NameRules {
  /** A name without a slash, such as `main`. */
  readonly allowsOneLevel?: boolean
  /** One `*`, as refspecs have it. */
  readonly allowsPattern?: boolean
}

/** What `git check-ref-format` accepts. */
export function isLegalRef(name: string, { allowsOneLevel = false, allowsPattern = false }: NameRules = {}): boolean {
  if (name === '@' || name === '' || name.endsWith('.')) return false
  const parts = name.split('/')
  if (parts.length < 2 && !allowsOneLevel) return false
  if (name.split('*').length > (allowsPattern ? 2 : 1)) return false
  if (/\.\.|@\{|[ ~^:?[\\]/.test(name) || [...name].some((char) => char < ' ' || char === '\x7f')) return false
  return parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
}

/** The name that a user typed for a branch, with `@{-1}` and `-` of a switch filled in. */
export function typedBranch(git: Git, typed: string): string {
  if (!typed.includes('@{')) return typed
  const filled = /^@\{-\d+\}$/.test(typed) ? fillIn(git, typed) : upstreamBranch(git, typed)
  return filled === undefined ? typed : (branchName(filled) ?? filled)
}

/** Only an upstream that is a branch of this repository is one to be switched to. */
function upstreamBranch(git: Git, typed: string): string | undefined {
  if (!/@\{(u|upstream|push)\}$/i.test(typed)) return undefined
  try {
    const ref = fillIn(git, typed)
    return ref?.startsWith('refs/heads/') ? ref : undefined
  } catch (fault) {
    if (fault instanceof Fatal) return undefined
    throw fault
  }
}

/** The full name of a branch that is to be made; throws where it may not have that name. */
export function legalBranchRef(git: Git, typed: string): string {
  const name = typedBranch(git, typed)
  const ref = branchRef(name)
  if (name.startsWith('-') || name === 'HEAD' || !isLegalRef(ref))
    throw new Fatal(`'${typed}' is not a valid branch name`)
  return ref
}

export const branchExists = (repo: Repository, name: string): boolean => readRef(repo, branchRef(name)) !== undefined

/** Throws where a ref stands in the place of a directory that the name needs, or the other way round. */
export function requireFreeName(repo: Repository, ref: string, ignored?: string): void {
  const clash = clashOf(repo, ref, ignored)
  if (clash !== undefined) throw new Fatal(`cannot lock ref '${ref}': '${clash}' exists; cannot create '${ref}'`)
}

export function clashOf(repo: Repository, ref: string, ignored?: string): string | undefined {
  for (let at = ref.indexOf('/', 'refs/'.length); at >= 0; at = ref.indexOf('/', at + 1)) {
    const above = ref.slice(0, at)
    if (above !== ignored && (repo.readGit(above) !== undefined || packedRefs(repo).has(above))) return above
  }
  return listRefs(repo, `${ref}/`).find(([name]) => name !== ignored)?.[0]
}
