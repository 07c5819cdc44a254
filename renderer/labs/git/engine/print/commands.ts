import type { Commands } from '../command/git'

/** diff */
export const diffCommands: Commands = {}
