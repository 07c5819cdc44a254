/** Runs a command as git runs another program: its faults end it, and not the one that runs it. */
import { Exit, Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'

export function runApart(git: Git, args: readonly string[], action?: string): number {
  try {
    return git.run(args, action)
  } catch (fault) {
    if (fault instanceof Fatal) git.err(fault.hasPrefix ? `fatal: ${fault.message}\n` : fault.message)
    else if (fault instanceof Failure) git.err(`error: ${fault.message}\n`)
    else if (!(fault instanceof Exit)) throw fault
    return fault.code
  }
}
