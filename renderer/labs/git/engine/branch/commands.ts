import type { Commands } from '../command/git'

/** branch, switch, checkout, reset, tag, stash */
export const branchCommands: Commands = {}
