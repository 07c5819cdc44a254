/** A branch and the one that it follows. */
import type { Git } from '../command/git'

export interface Tracking {
  /** `refs/remotes/origin/main`, or `refs/heads/main` where a branch follows one of its own repository. */
  readonly upstream: string
  /** `origin`; `.` for the repository itself. */
  readonly remote: string
  /** The branch's full name there: `refs/heads/main`. */
  readonly merge: string
  /** Undefined where the upstream is gone. */
  readonly counts: { readonly ahead: number; readonly behind: number } | undefined
}

/** Of a branch by its short name. */
export function trackingOf(git: Git, branch: string): Tracking | undefined {
  throw new Error(`Not written yet: ${git.cwd} ${branch}`)
}

/** `Your branch is ahead of 'origin/main' by 1 commit.` and what follows, as `status` and `checkout` print it; else empty. */
export function trackingText(git: Git, branch: string): string {
  throw new Error(`Not written yet: ${git.cwd} ${branch}`)
}

/** Makes a branch follow another, as `--set-upstream-to` and `--track` do; prints git's line unless told not to. */
export function setUpstream(git: Git, branch: string, upstreamRef: string, isQuiet = false): void {
  throw new Error(`Not written yet: ${git.cwd} ${branch} ${upstreamRef} ${isQuiet}`)
}
