/** Every command of this Git. */
import { branchCommands } from './branch/commands'
import type { Commands } from './command/git'
import { historyCommands } from './history/commands'
import { mergeCommands } from './merge/commands'
import { plumbingCommands } from './plumbing/commands'
import { diffCommands } from './print/commands'
import { remoteCommands } from './remote/commands'
import { sequenceCommands } from './sequence/commands'
import { stashCommands } from './stash/commands'
import { workCommands } from './work/commands'

export const commands: Commands = {
  ...workCommands,
  ...diffCommands,
  ...historyCommands,
  ...branchCommands,
  ...mergeCommands,
  ...sequenceCommands,
  ...stashCommands,
  ...remoteCommands,
  ...plumbingCommands,
}
