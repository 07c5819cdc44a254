/** `git update-ref`, `symbolic-ref` and `pack-refs` */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { compareBytes } from '../core/bytes'
import { type Oid, zeroOid } from '../core/objects'
import {
  appendLog,
  deleteRef,
  listRefs,
  packedHeader,
  packedRefs,
  readRef,
  readSymbolic,
  updateRef,
} from '../core/refs'
import type { Repository } from '../core/repository'
import { untag } from '../history/peel'
import { resolve } from '../history/revision'
import { shortRef } from '../remote/shortRef'
import { clashOf, isLegalRef } from './names'

const updateSpec = {
  m: 'value m',
  d: 'flag d',
  deref: 'flag',
  'create-reflog': 'flag',
  stdin: 'flag',
} as const satisfies Spec

export function updateRefCommand(git: Git, args: readonly string[]): number {
  const { on, given, value, rest } = parseOptions(args, updateSpec)
  const { repo } = git
  const message = value('m')
  if (message === '') throw new Fatal('Refusing to perform update with empty message.')
  const [name = '', ...ids] = rest
  const most = on('d') ? 2 : 3
  if (rest.length < (on('d') ? 1 : 2) || rest.length > most)
    throw new Fatal('usage: git update-ref [<options>] <refname> <new-val> [<old-val>]\n', 129, false)
  const now = on('d') ? undefined : idOf(git, ids.shift() ?? '', 'SHA1')
  const expected = ids[0] === undefined ? undefined : ids[0] === '' ? zeroOid : idOf(git, ids[0], 'old SHA1')
  const isDirect = given('deref') && !on('deref')
  if (now === undefined || now === zeroOid) return removeRef(git, name, expected, message, isDirect)
  const fault = faultOf(git, name, now, expected)
  if (fault !== undefined) throw new Fatal(`update_ref failed for ref '${name}': ${fault}`)
  if (on('create-reflog') && !repo.hasGit(`logs/${name}`)) repo.writeGit(`logs/${name}`, '')
  if (isDirect && readSymbolic(repo, name) !== undefined) {
    const old = readRef(repo, name) ?? zeroOid
    repo.writeGit(name, `${now}\n`)
    appendLog(repo, name, { old, oid: now, who: git.ident, message: message ?? '' })
  } else updateRef(repo, name, now, git.note(message ?? ''))
  return 0
}

function idOf(git: Git, text: string, what: string): Oid {
  const oid = resolve(git, text)
  if (oid === undefined) throw new Fatal(`${text}: not a valid ${what}`)
  return oid
}

/** Whether a name may be written: a legal ref, or one of the names beside HEAD. */
const isWritable = (name: string) => isLegalRef(name, { allowsOneLevel: true })
const isSafe = (name: string) => (name.startsWith('refs/') ? isLegalRef(name) : /^[A-Z_-]+$/.test(name))

function wrongValue(old: Oid | undefined, expected: Oid | undefined, name: string): string | undefined {
  if (expected === undefined || (old ?? zeroOid) === expected) return undefined
  if (expected === zeroOid) return `cannot lock ref '${name}': reference already exists`
  if (old === undefined) return `cannot lock ref '${name}': unable to resolve reference '${name}'`
  return `cannot lock ref '${name}': is at ${old} but expected ${expected}`
}

function faultOf({ repo }: Git, name: string, now: Oid, expected: Oid | undefined): string | undefined {
  if (!isWritable(name)) return `refusing to update ref with bad name '${name}'`
  const old = readRef(repo, name)
  const clash = old === undefined ? clashOf(repo, name) : undefined
  if (clash !== undefined) return `cannot lock ref '${name}': '${clash}' exists; cannot create '${name}'`
  const wrong = wrongValue(old, expected, name)
  if (wrong !== undefined) return wrong
  const object = repo.get(now)
  if (!object) return `cannot update ref '${name}': trying to write ref '${name}' with nonexistent object ${now}`
  const target = readSymbolic(repo, name) ?? name
  if (object.type !== 'commit' && (target.startsWith('refs/heads/') || target === 'HEAD'))
    return `cannot update ref '${target}': trying to write non-commit object ${now} to branch '${target}'`
  return undefined
}

function removeRef(
  git: Git,
  name: string,
  expected: Oid | undefined,
  message: string | undefined,
  isDirect: boolean,
): number {
  const { repo } = git
  if (!isSafe(name)) {
    git.err(`error: refusing to update ref with bad name '${name}'\n`)
    return 1
  }
  const old = readRef(repo, name)
  const wrong = wrongValue(old, expected, name)
  if (wrong !== undefined) {
    git.err(`error: ${wrong}\n`)
    return 1
  }
  const target = isDirect ? name : (readSymbolic(repo, name) ?? name)
  if (readSymbolic(repo) === target)
    appendLog(repo, 'HEAD', { old: old ?? zeroOid, oid: zeroOid, who: git.ident, message: message ?? '' })
  if (old !== undefined) deleteRef(repo, target)
  return 0
}

const symbolicSpec = {
  quiet: 'flag q',
  delete: 'flag d',
  short: 'flag',
  recurse: 'flag',
  m: 'value m',
} as const satisfies Spec

export function symbolicRef(git: Git, args: readonly string[]): number {
  const { on, value, rest } = parseOptions(args, symbolicSpec)
  const { repo } = git
  const message = value('m')
  if (message === '') throw new Fatal('Refusing to perform update with empty message')
  const [name = '', target] = rest
  if (rest.length === 0 || rest.length > (on('delete') ? 1 : 2))
    throw new Fatal('usage: git symbolic-ref [-m <reason>] <name> [<ref>]\n', 129, false)
  if (target !== undefined) return pointTo(git, name, target, message)
  const found = readSymbolic(repo, name)
  if (on('delete')) {
    if (found === undefined) throw new Fatal(`Cannot delete ${name}, not a symbolic ref`)
    if (name === 'HEAD') throw new Fatal("deleting 'HEAD' is not allowed")
    deleteRef(repo, name)
    return 0
  }
  if (found === undefined) {
    if (on('quiet')) return 1
    throw new Fatal(`ref ${name} is not a symbolic ref`)
  }
  git.out(`${on('short') ? shortRef(repo, found) : found}\n`)
  return 0
}

function pointTo(git: Git, name: string, target: string, message: string | undefined): number {
  const { repo } = git
  if (name === 'HEAD' && !target.startsWith('refs/')) throw new Fatal('Refusing to point HEAD outside of refs/')
  if (!isLegalRef(target, { allowsOneLevel: true }))
    throw new Fatal(`Refusing to set '${name}' to invalid ref '${target}'`)
  const old = readRef(repo, name)
  repo.writeGit(name, `ref: ${target}\n`)
  const oid = readRef(repo, name)
  if (
    oid !== undefined &&
    (name === 'HEAD' || repo.hasGit(`logs/${name}`) || /^refs\/(heads|remotes|notes)\//.test(name))
  )
    appendLog(repo, name, { old: old ?? zeroOid, oid, who: git.ident, message: message ?? '' })
  return 0
}

export function packRefsCommand(git: Git, args: readonly string[]): number {
  const { on, given, rest } = parseOptions(args, { all: 'flag', prune: 'flag' })
  if (rest.length > 0) throw new Fatal('usage: git pack-refs [--all] [--no-prune]\n', 129, false)
  packRefs(git.repo, on('all'), !given('prune') || on('prune'))
  return 0
}

/** Refs that every working tree has of its own are never packed. */
const ofWorktree = /^refs\/(bisect|worktree|rewritten)\//

/** Puts tags, or all refs, and those that were packed before into one file. */
export function packRefs(repo: Repository, isAll: boolean, prunes = true): void {
  const entries = new Map(packedRefs(repo))
  const loose: string[] = []
  for (const [name, oid] of listRefs(repo)) {
    if (readSymbolic(repo, name) !== undefined || repo.readGit(name) === undefined) continue
    if (!isAll && !name.startsWith('refs/tags/')) continue
    if (ofWorktree.test(name)) continue
    entries.set(name, oid)
    loose.push(name)
  }
  const lines = [...entries]
    .sort(([one], [other]) => compareBytes(one, other))
    .flatMap(([name, oid]) => {
      const inner = untag(repo, oid)
      return [`${oid} ${name}`, ...(inner !== undefined && inner !== oid ? [`^${inner}`] : [])]
    })
  repo.writeGit('packed-refs', packedHeader + lines.map((line) => `${line}\n`).join(''))
  if (!prunes) return
  for (const name of loose) {
    repo.removeGit(name)
    const kind = name.split('/').slice(0, 2).join('/')
    repo.files.prune(repo.path(name.slice(0, name.lastIndexOf('/'))), repo.path(kind))
  }
}
