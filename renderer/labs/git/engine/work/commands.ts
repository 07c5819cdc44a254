import type { Commands } from '../command/git'

/** init, config, add, rm, mv, restore, status, commit, clean */
export const workCommands: Commands = {}
