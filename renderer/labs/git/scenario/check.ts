/** Looks whether a check holds. It reads the repository and changes nothing. */

import { Fatal } from '../engine/command/faults'
import type { Git } from '../engine/command/git'
import { queryAt } from '../engine/command/query'
import { resolvePath } from '../engine/core/files'
import type { Machine } from '../engine/core/machine'
import type { Oid } from '../engine/core/objects'
import { readLog, readRef, readSymbolic } from '../engine/core/refs'
import { flatten } from '../engine/core/repository'
import { subjectOf } from '../engine/history/commitText'
import { resolve } from '../engine/history/revision'
import { walkCommits } from '../engine/history/walk'
import { isAncestor } from '../engine/merge/bases'
import { trackingOf } from '../engine/remote/tracking'
import { compareTrees } from '../engine/tree/changes'
import { ignoreRules } from '../engine/work/ignore'
import { readStatus } from '../engine/work/status'
import type { Check, SimpleCheck } from './checkTypes'
import { isShape } from './graphShape'
import { isForgotten } from './reachable'

/** Where a check looks: a machine, with what the learner did there. */
export interface Looked {
  readonly machine: Machine
  readonly cwd: string
  readonly home: string
  readonly lines: readonly string[]
  readonly marks: ReadonlyMap<string, Oid>
}

/** Whether it holds. What cannot be looked up, such as a revision that does not exist, does not hold. */
export function holds(check: Check, at: Looked): boolean {
  if (check.is === 'all') return check.of.every((one) => holds(one, at))
  if (check.is === 'any') return check.of.some((one) => holds(one, at))
  if (check.is === 'not') return !holds(check.of, at)
  if (check.is === 'in') return holds(check.of, { ...at, cwd: check.repository })
  const git = queryAt(at.machine, at.cwd, at.home)
  if (!git.foundRepo) return false
  try {
    return holdsSimple(check as SimpleCheck, git, at)
  } catch (fault) {
    if (fault instanceof Fatal) return false // a revision that git refuses to read
    throw fault
  }
}

type Of<Is extends SimpleCheck['is']> = Extract<SimpleCheck, { is: Is }>
type Look<Is extends SimpleCheck['is']> = (check: Of<Is>, git: Git, at: Looked) => boolean

const looks: { readonly [Is in SimpleCheck['is']]: Look<Is> } = {
  files: (check, git, at) => holdsFiles(check, git, at),
  same: ({ one, other }, git, at) => isSame(commitOf(one, git, at), commitOf(other, git, at)),
  sameTree: ({ one, other }, git, at) => isSame(treeOf(one, git, at), treeOf(other, git, at)),
  samePatch: ({ one, other }, git, at) => isSame(patchOf(one, git, at), patchOf(other, git, at)),
  sameAuthor: ({ one, other }, git, at) => isSame(authorOf(one, git, at), authorOf(other, git, at)),
  subjects: ({ of, are, firstParent = false }, git, at) => {
    const range = rangeOf(of, git, at)
    if (!range) return false
    const found = walkCommits(git.repo, { ...range, order: 'topo', isReversed: true, firstParent })
    return found.map((oid) => subject(git, oid)).join('\n') === are.join('\n')
  },
  head: ({ on }, git) => readSymbolic(git.repo) === `refs/heads/${on}` && readRef(git.repo, 'HEAD') !== undefined,
  detached: ({ at: rev }, git, at) =>
    readSymbolic(git.repo) === undefined &&
    (rev === undefined || isSame(readRef(git.repo, 'HEAD'), commitOf(rev, git, at))),
  graph: ({ commits, refs, above }, git, at) => {
    const heads = Object.entries(refs).map(([name, node]) => ({ node, oid: commitOf(name, git, at) }))
    const base = above === undefined ? undefined : commitOf(above, git, at)
    if (above !== undefined && base === undefined) return false
    return isShape(git.repo, commits, heads, base)
  },
  reaches: ({ from, commit }, git, at) => {
    const [start, end] = [commitOf(from, git, at), commitOf(commit, git, at)]
    return start !== undefined && end !== undefined && isAncestor(git.repo, end, start)
  },
  clean: ({ untracked = false }, git) => {
    const status = readStatus(git)
    const counts = [
      status.staged.length,
      status.unstaged.length,
      status.unmerged.size,
      untracked ? 0 : status.untracked.length,
    ]
    return counts.every((count) => count === 0) && underway(git) === 'nothing'
  },
  forgotten: ({ text }, git) => isForgotten(git.repo, text),
  exists: ({ rev }, git, at) => idOf(rev, git, at) !== undefined,
  ref: ({ name }, git) => readRef(git.repo, name) !== undefined,
  annotated: ({ tag, at: rev }, git, at) => {
    const oid = readRef(git.repo, `refs/tags/${tag}`)
    const object = oid === undefined ? undefined : git.repo.get(oid)
    return object?.type === 'tag' && isSame(object.object, commitOf(rev, git, at))
  },
  config: ({ key, value }, git) => git.config(key) === value,
  upstream: ({ branch, of }, git) => trackingOf(git, branch)?.upstream === `refs/remotes/${of}`,
  stashes: ({ count }, git) => (readLog(git.repo, 'refs/stash') ?? []).length === count,
  logged: ({ ref, has }, git) => (readLog(git.repo, ref) ?? []).some(({ message }) => message.includes(has)),
  answer: ({ file, rev }, git, at) => {
    const said = (git.machine.files.read(resolvePath(top(git), file)) ?? '').trim().toLowerCase()
    return said.length >= 7 && (commitOf(rev, git, at)?.startsWith(said) ?? false)
  },
  says: ({ file, text }, git) =>
    git.machine.files
      .read(resolvePath(top(git), file))
      ?.trim()
      .toLowerCase() === text.trim().toLowerCase(),
  underway: ({ what }, git) => underway(git) === what,
  ignored: ({ path }, git) => ignoreRules(git.repo)(path),
  ran: ({ begins, atLeast = 0, atMost = Number.POSITIVE_INFINITY }, _git, at) => {
    const count = at.lines.filter((line) => line.trim().replace(/\s+/g, ' ').startsWith(begins)).length
    return count >= atLeast && count <= atMost
  },
  message: ({ rev, has }, git, at) => {
    const oid = commitOf(rev, git, at)
    return oid !== undefined && (git.repo.commit(oid)?.message.includes(has) ?? false)
  },
}

function holdsSimple<Is extends SimpleCheck['is']>(check: Of<Is>, git: Git, at: Looked): boolean {
  const look = looks[check.is] as Look<Is>
  return look(check, git, at)
}

const isSame = <T>(one: T | undefined, other: T | undefined) => one !== undefined && one === other
const top = (git: Git) => git.repo.worktree ?? git.cwd

function idOf(rev: string, git: Git, { marks }: Looked): Oid | undefined {
  const mark = /^%([a-z][a-z0-9-]*)/.exec(rev)
  if (mark?.[1] === undefined) return resolve(git, rev)
  const oid = marks.get(mark[1])
  return oid && resolve(git, oid + rev.slice(mark[0].length))
}

function commitOf(rev: string, git: Git, at: Looked): Oid | undefined {
  let oid = idOf(rev, git, at)
  for (;;) {
    const object = oid === undefined ? undefined : git.repo.get(oid)
    if (object?.type !== 'tag') break
    oid = object.object
  }
  return oid !== undefined && git.repo.commit(oid) ? oid : undefined
}

function treeOf(rev: string, git: Git, at: Looked): Oid | undefined {
  const oid = commitOf(rev, git, at)
  return oid && git.repo.commit(oid)?.tree
}

/** Paths with their contents before and after, from the first parent. */
function patchOf(rev: string, git: Git, at: Looked): string | undefined {
  const oid = commitOf(rev, git, at)
  const commit = oid && git.repo.commit(oid)
  if (!commit) return undefined
  const parent = commit.parents[0]
  const changes = compareTrees(git.repo, parent && git.repo.commit(parent)?.tree, commit.tree)
  return JSON.stringify(changes.map(({ old, now }) => [old?.path, old?.oid, now?.path, now?.oid, now?.mode]))
}

function authorOf(rev: string, git: Git, at: Looked): string | undefined {
  const oid = commitOf(rev, git, at)
  return oid && git.repo.commit(oid)?.author
}

function subject(git: Git, oid: Oid): string {
  const commit = git.repo.commit(oid)
  return commit ? subjectOf(commit) : ''
}

function rangeOf(text: string, git: Git, at: Looked): { include: Oid[]; exclude: Oid[] } | undefined {
  const [from, to] = text.includes('..') ? text.split('..') : [undefined, text]
  const end = commitOf(to || 'HEAD', git, at)
  const start = from === undefined ? undefined : commitOf(from || 'HEAD', git, at)
  if (end === undefined || (from !== undefined && start === undefined)) return undefined
  return { include: [end], exclude: start === undefined ? [] : [start] }
}

type Underway = Of<'underway'>['what']

function underway({ repo }: Git): Underway {
  if (repo.hasGit('rebase-merge') || repo.hasGit('rebase-apply')) return 'rebase'
  if (repo.hasGit('MERGE_HEAD')) return 'merge'
  if (repo.hasGit('CHERRY_PICK_HEAD')) return 'cherry-pick'
  if (repo.hasGit('REVERT_HEAD')) return 'revert'
  return repo.hasGit('BISECT_START') ? 'bisect' : 'nothing'
}

function holdsFiles({ at: where, are, have, lack, contain }: Of<'files'>, git: Git, at: Looked): boolean {
  const texts = filesAt(where, git, at)
  if (!texts) return false
  if (are && (texts.size !== Object.keys(are).length || !hasAll(texts, are))) return false
  if (have && !hasAll(texts, have)) return false
  if (lack?.some((path) => texts.has(path))) return false
  return Object.entries(contain ?? {}).every(([path, piece]) => texts.get(path)?.includes(piece))
}

const hasAll = (texts: ReadonlyMap<string, string>, wanted: Readonly<Record<string, string>>) =>
  Object.entries(wanted).every(([path, text]) => texts.get(path) === text)

function filesAt(where: string, git: Git, at: Looked): ReadonlyMap<string, string> | undefined {
  const { repo, machine } = git
  if (where === 'worktree') {
    const walked = machine.files.walk(top(git), (dir) => dir !== '.git')
    return new Map([...walked].map(([path, { text }]) => [path, text]))
  }
  if (where === 'index') return new Map(repo.index().map(({ path, oid }) => [path, repo.text(oid)]))
  const tree = treeOf(where, git, at)
  if (tree === undefined) return undefined
  return new Map([...flatten(repo, tree)].map(([path, { oid }]) => [path, repo.text(oid)]))
}
