import type { Commands } from '../command/git'

/** rebase, cherry-pick, revert */
export const sequenceCommands: Commands = {}
