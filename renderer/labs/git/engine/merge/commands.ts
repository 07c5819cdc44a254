import type { Commands } from '../command/git'

/** merge, merge-base, merge-file */
export const mergeCommands: Commands = {}
