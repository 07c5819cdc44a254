/** What `HEAD~2`, `main@{1}`, `:/text` and the others stand for. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { join, resolvePath } from '../core/files'
import { isObjectType, type Oid } from '../core/objects'
import { readRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { youngestMatching, youngestOfAll } from './matching'
import { commitAt, peelTo, treeAt, untag } from './peel'
import { refAt } from './reflogAt'
import { fillIn, logsNamed, refsNamed } from './refNames'
import { shortId, type Wanted } from './shortId'

export { abbreviate } from './abbreviate'
export { fullRef, shortRef } from './refNames'

/** The object that a revision names, or undefined. Throws where git says more than that, as for a log that is too short. */
export function resolve(git: Git, text: string, wanted: Wanted = 'any'): Oid | undefined {
  const named = resolveName(git, text, wanted)
  if (named !== undefined) return named
  if (text.startsWith(':/')) return text === ':/' ? undefined : youngestOfAll(git.repo, text.slice(2))
  if (text.startsWith(':')) return inIndex(git, text)
  const colon = colonOf(text)
  if (colon < 0) return undefined
  const tree = resolveName(git, text.slice(0, colon), 'tree')
  return tree === undefined ? undefined : inTree(git, tree, pathFrom(git, text.slice(colon + 1)))
}

/** The commit that a revision names, through tags. Throws `Fatal`: `bad revision 'x'`. */
export function resolveCommit(git: Git, text: string): Oid {
  const oid = resolve(git, text, 'commit')
  const commit = oid === undefined ? undefined : commitAt(git.repo, oid)
  if (commit === undefined) throw new Fatal(`bad revision '${text}'`)
  return commit
}

/** The commit that a revision names, or undefined where it names none. */
export function findCommit(git: Git, text: string): Oid | undefined {
  const oid = resolve(git, text, 'commit')
  return oid === undefined ? undefined : commitAt(git.repo, oid)
}

/** The colon before a path: the first one that is not in braces. */
export function colonOf(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '{') depth++
    else if (depth > 0 && char === '}') depth--
    else if (depth === 0 && char === ':') return at
  }
  return -1
}

/** A path after a colon: from the top, unless it begins with a dot. */
export function pathFrom(git: Git, path: string): string {
  if (!/^\.\.?\//.test(path)) return path
  const { worktree } = git.repo
  if (worktree === undefined) throw new Fatal("relative path syntax can't be used outside working tree")
  const whole = resolvePath(git.cwd, path)
  if (whole === worktree) return ''
  return whole.slice(join(worktree, '').length)
}

/** The object at a path of a tree-ish. */
export function inTree(git: Git, oid: Oid, path: string): Oid | undefined {
  const top = treeAt(git.repo, oid)
  if (top === undefined || path === '') return top
  let at: Oid = top
  for (const name of path.replace(/\/+$/, '').split('/')) {
    const entry = git.repo.entries(at).find((one) => one.name === name)
    if (!entry) return undefined
    at = entry.oid
  }
  return path.endsWith('/') && git.repo.get(at)?.type !== 'tree' ? undefined : at
}

function inIndex(git: Git, text: string): Oid | undefined {
  const staged = /^:([0-3]):/.exec(text)
  const path = pathFrom(git, text.slice(staged ? 3 : 1))
  const stage = Number(staged?.[1] ?? 0)
  return git.repo.index().find((entry) => entry.path === path && entry.stage === stage)?.oid
}

/** Everything but paths. */
function resolveName(git: Git, text: string, wanted: Wanted): Oid | undefined {
  const step = /^(.*)([~^])(\d*)$/s.exec(text)
  if (step?.[1] !== undefined) {
    const count = step[3] === '' ? 1 : Number(step[3])
    return step[2] === '^' ? parentOf(git, step[1], count) : ancestorOf(git, step[1], count)
  }
  const peeled = peelOnion(git, text)
  if (peeled !== undefined) return peeled
  return basic(git, text) ?? described(git, text) ?? shortId(git, text, wanted)
}

/** The commit before a `^` or a `~`; says so where it is something else. */
function commitNamed(git: Git, text: string): Oid | undefined {
  const oid = resolveName(git, text, 'commit')
  const at = oid === undefined ? undefined : untag(git.repo, oid)
  const object = at === undefined ? undefined : git.repo.get(at)
  if (object && object.type !== 'commit') git.err(`error: object ${at} is a ${object.type}, not a commit\n`)
  return object?.type === 'commit' ? at : undefined
}

function parentOf(git: Git, text: string, count: number): Oid | undefined {
  const oid = commitNamed(git, text)
  return oid === undefined || count === 0 ? oid : git.repo.commit(oid)?.parents[count - 1]
}

function ancestorOf(git: Git, text: string, count: number): Oid | undefined {
  let at = commitNamed(git, text)
  for (let left = count; left > 0 && at !== undefined; left--) at = git.repo.commit(at)?.parents[0]
  return at
}

function peelOnion(git: Git, text: string): Oid | undefined {
  const onion = /^(.+)\^\{([^{]*)\}$/s.exec(text)
  if (onion?.[1] === undefined || onion[2] === undefined) return undefined
  const [, outer, what] = onion
  const isKnown = what === '' || what === 'object' || what.startsWith('/') || isObjectType(what)
  if (!isKnown) return undefined
  const wanted = what === 'commit' || what.startsWith('/') ? 'commit' : what === 'tree' ? 'tree' : 'any'
  const oid = resolveName(git, outer, wanted)
  if (oid === undefined || !git.repo.has(oid)) return undefined
  if (what === '') return untag(git.repo, oid)
  if (what === 'object') return oid
  if (isObjectType(what)) return peelTo(git, oid, what, text)
  if (what === '/') return oid
  const commit = commitAt(git.repo, oid)
  return commit === undefined ? undefined : youngestMatching(git.repo, [commit], what.slice(1))
}

/** A whole id, a ref, or what a ref was. */
function basic(git: Git, text: string): Oid | undefined {
  const { repo } = git
  if (/^[0-9a-f]{40}$/i.test(text)) return text.toLowerCase()
  if (/^@\{-\d+\}$/.test(text)) {
    const prior = fillIn(git, text)
    if (prior !== undefined && /^[0-9a-f]{40}$/.test(prior)) return prior
  }
  const dated = /^(.*)@\{([^{}]*)\}$/s.exec(text)
  const isDated = dated !== null && !/^(-.*|u|upstream|push)$/i.test(dated[2] ?? '')
  const typed = isDated ? (dated[1] ?? '') : text
  const name = typed === '' ? (isDated ? 'HEAD' : '') : fillIn(git, typed)
  if (name === undefined || name === '') return undefined
  // `@{1}` is of the branch that HEAD is on, `HEAD@{1}` of HEAD itself.
  const found = !isDated ? refsNamed(repo, name) : typed === '' ? headLog(repo) : logsNamed(repo, name)
  const [first] = found
  if (first === undefined) return undefined
  if (warns(git) && (found.length > 1 || (typed !== '' && shortId(git, typed, 'any', true) !== undefined)))
    git.err(`warning: refname '${typed}' is ambiguous.\n`)
  if (!isDated) return readRef(repo, first)
  const shown = typed !== '' ? typed : first.startsWith('refs/heads/') ? first.slice('refs/heads/'.length) : 'HEAD'
  return refAt(git, first, shown, dated[2] ?? '')
}

const warns = (git: Git) => git.configBool('core.warnAmbiguousRefs', true)

function headLog(repo: Repository): readonly string[] {
  const head = repo.readGit('HEAD')?.trim()
  if (readRef(repo, 'HEAD') === undefined) return []
  return [head?.startsWith('ref: ') ? head.slice(5) : 'HEAD']
}

/** `v1.0-3-gabc1234`, as `describe` prints it. */
function described(git: Git, text: string): Oid | undefined {
  const digits = /^.*-g([0-9a-f]{4,40})$/i.exec(text)?.[1]
  return digits === undefined ? undefined : shortId(git, digits, 'commit')
}
