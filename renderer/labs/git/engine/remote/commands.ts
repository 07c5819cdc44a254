import type { Commands } from '../command/git'

/** clone, remote, fetch, pull, push */
export const remoteCommands: Commands = {}
