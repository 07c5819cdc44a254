import type { Commands } from '../command/git'
import { cherryPick, revert } from './pickCommand'
import { rebase } from './rebaseCommand'

/** rebase, cherry-pick, revert */
export const sequenceCommands: Commands = { rebase, 'cherry-pick': cherryPick, revert }
