/** Asks a repository something without a command line. */
import type { Machine } from '../core/machine'
import { Git, running } from './git'

/** The surroundings of a command in a directory; what it prints goes nowhere. */
export function queryAt(machine: Machine, cwd: string, home: string): Git {
  const place = { machine, cwd, home, edits: [], stdin: '', isTty: false, hasColour: false }
  return new Git(running(place), () => 1)
}
