import type { Commands } from '../command/git'

/** log, show, rev-parse, rev-list, reflog, blame, bisect, describe */
export const historyCommands: Commands = {}
