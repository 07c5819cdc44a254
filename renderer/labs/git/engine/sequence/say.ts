/** Words on the error stream, and commands that are run within another. */
import { Exit, Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'

export const sayError = (git: Git, text: string): void => git.err(`error: ${text}\n`)

/** Lines of advice. */
export const sayHint = (git: Git, text: string): void =>
  git.err(
    text
      .split('\n')
      .map((line) => `${git.paint('hint', line === '' ? 'hint: ' : `hint: ${line}`)}\n`)
      .join(''),
  )

/** Does it, says what it threw as git does, and gives the exit code. */
export function attempt(git: Git, act: () => number): number {
  try {
    return act()
  } catch (fault) {
    if (fault instanceof Fatal) {
      git.err(fault.hasPrefix ? `fatal: ${fault.message}\n` : fault.message)
      return fault.code
    }
    if (fault instanceof Failure) {
      sayError(git, fault.message)
      return fault.code
    }
    if (fault instanceof Exit) return fault.code
    throw fault
  }
}

/** Goes over the line of progress that was written last. */
export const clearLine = (git: Git): void => git.err(git.isTty ? '\r\x1b[K' : `\r${' '.repeat(80)}\r`)

/** `error: Reverting is not possible because you have unmerged files.` and what to do. */
export function sayUnmerged(git: Git, what: 'Cherry-picking' | 'Reverting' | 'Rebasing' | 'Committing'): void {
  sayError(git, `${what} is not possible because you have unmerged files.`)
  sayHint(
    git,
    "Fix them up in the work tree, and then use 'git add/rm <file>'\nas appropriate to mark resolution and make a commit.",
  )
}
