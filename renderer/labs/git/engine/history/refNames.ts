/** Short names of refs, and the refs that they mean. */

import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { branchRef, readLog, readRef, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'
import { defaultRemoteName } from '../remote/remotes'

/** Where git looks for a name, in its order. */
const places = ['', 'refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'] as const

/** Every ref that a short name could mean, the one that counts first. */
export function refsNamed(repo: Repository, name: string): readonly string[] {
  if (!isPossible(name)) return []
  const found: string[] = places.map((place) => place + name).filter((full) => readRef(repo, full) !== undefined)
  const remoteHead = `refs/remotes/${name}/HEAD`
  if (readRef(repo, remoteHead) !== undefined) found.push(remoteHead)
  return found
}

/** The same for refs that have a log: the name of the log, which is that of the target of a symbolic ref. */
export function logsNamed(repo: Repository, name: string): readonly string[] {
  return refsNamed(repo, name).flatMap((full) => {
    if (readLog(repo, full) !== undefined) return [full]
    const target = readSymbolic(repo, full)
    return target !== undefined && readLog(repo, target) !== undefined ? [target] : []
  })
}

/** The full name of the ref that a short one means, as git searches: `main`, `heads/main`, `origin/main`, `v1`. */
export function fullRef(repo: Repository, name: string): string | undefined {
  return refsNamed(repo, name === '@' ? 'HEAD' : name)[0]
}

/** The shortest name that means a ref and nothing else: `main`, or `heads/main` beside a tag of that name. */
export function shortRef(repo: Repository, full: string): string {
  const rules: readonly (readonly [string, string])[] = [
    ...([['refs/', 'refs/']] as const),
    ...(['refs/tags/', 'refs/heads/', 'refs/remotes/'] as const).map((place) => [place, place] as const),
  ]
  for (const [place] of [...rules].reverse()) {
    if (!full.startsWith(place)) continue
    const short = full.slice(place.length)
    const name = place === 'refs/remotes/' && short.endsWith('/HEAD') ? short.slice(0, -'/HEAD'.length) : short
    const meant = refsNamed(repo, name)
    if (meant.length === 1 || (place === 'refs/' && meant[0] === full)) return name
  }
  return full
}

const isPossible = (name: string) =>
  name !== '' && !/[\s~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.$|\.lock$|^\.|\/\./.test(name) && name !== '.'

/** The name with `@`, `@{-1}`, `x@{upstream}` and `x@{push}` filled in; undefined where it says none of them rightly. */
export function fillIn(git: Git, text: string): string | undefined {
  const prior = /^@\{-(\d+)\}/.exec(text)
  if (prior) {
    const name = priorBranch(git.repo, Number(prior[1]))
    if (name === undefined) return undefined
    const rest = text.slice(prior[0].length)
    return rest === '' ? name : fillIn(git, name + rest)
  }
  if (text === '@') return 'HEAD'
  if (text.startsWith('@@{')) return fillIn(git, `HEAD${text.slice(1)}`)
  const mark = /^(.*)@\{(u|upstream|push)\}$/is.exec(text)
  if (!mark) return text
  const named = mark[1] === '' || mark[1] === undefined ? 'HEAD' : (fillIn(git, mark[1]) ?? mark[1])
  return mark[2]?.toLowerCase() === 'push' ? pushTarget(git, named) : upstreamOf(git, named)
}

/** The branch or the id that was left at the n-th switch before now. */
export function priorBranch(repo: Repository, count: number): string | undefined {
  let left = count
  for (const { message } of [...(readLog(repo, 'HEAD') ?? [])].reverse()) {
    const moved = /^checkout: moving from (\S+) to /.exec(message)
    if (moved && --left === 0) return moved[1]
  }
  return undefined
}

/** The branch that is meant: HEAD's, or one by its name. */
function branchMeant(git: Git, named: string): string {
  if (named !== 'HEAD') return named
  const head = readSymbolic(git.repo)
  if (!head?.startsWith('refs/heads/')) throw new Fatal('HEAD does not point to a branch')
  return head.slice('refs/heads/'.length)
}

/** The full name of the ref that a branch follows. Throws what git says where there is none. */
export function upstreamOf(git: Git, named: string): string {
  const branch = branchMeant(git, named)
  const remote = git.config(`branch.${branch}.remote`)
  const merge = git.config(`branch.${branch}.merge`)
  if (merge === undefined || remote === undefined) {
    if (readRef(git.repo, branchRef(branch)) === undefined) throw new Fatal(`no such branch: '${branch}'`)
    throw new Fatal(`no upstream configured for branch '${branch}'`)
  }
  const tracked = trackedRef(git, remote, merge)
  if (tracked === undefined) throw new Fatal(`upstream branch '${merge}' not stored as a remote-tracking branch`)
  return tracked
}

/** Where `git push` would put a branch, as the ref that follows that place here. */
function pushTarget(git: Git, named: string): string {
  const branch = branchMeant(git, named)
  const remote =
    git.config(`branch.${branch}.pushRemote`) ?? git.config('remote.pushDefault') ?? defaultRemoteName(git, branch)
  const mode = git.config('push.default') ?? 'simple'
  const isTriangular = remote !== defaultRemoteName(git)
  if (mode === 'nothing') throw new Fatal("push has no destination (push.default is 'nothing')")
  const upstream =
    mode === 'upstream' || mode === 'tracking' || (mode === 'simple' && !isTriangular)
      ? upstreamOf(git, named)
      : undefined
  if (upstream !== undefined && mode !== 'simple') return upstream
  const target = trackedRef(git, remote, branchRef(branch))
  if (target === undefined)
    throw new Fatal(`push destination '${branchRef(branch)}' on remote '${remote}' has no local tracking branch`)
  if (upstream !== undefined && upstream !== target)
    throw new Fatal("cannot resolve 'simple' push to a single destination")
  return target
}

/** The ref here that follows a remote's ref, by the settings of what is fetched. */
function trackedRef(git: Git, remote: string, merge: string): string | undefined {
  if (remote === '.') return merge
  for (const spec of git.configAll(`remote.${remote}.fetch`)) {
    const [from = '', to = ''] = spec.replace(/^\+/, '').split(':')
    if (from === merge) return to
    const star = from.indexOf('*')
    if (star < 0 || !merge.startsWith(from.slice(0, star)) || !merge.endsWith(from.slice(star + 1))) continue
    return to.replace('*', merge.slice(star, merge.length - (from.length - star - 1)))
  }
  return undefined
}
