import type { Commands } from '../command/git'
import { add } from './add'
import { checkIgnore } from './checkIgnore'
import { clean } from './clean'
import { commit } from './commitCommand'
import { config } from './config'
import { init } from './init'
import { lsFiles } from './lsFiles'
import { mv } from './mv'
import { restore } from './restore'
import { rm } from './rm'
import { status } from './statusCommand'
import { writeTreeCommand } from './writeTree'

/** init, config, add, rm, mv, restore, status, commit, clean, and what looks at and changes the index */
export const workCommands: Commands = {
  ...{ add, clean, commit, config, init, mv, restore, rm, status },
  ...{ 'check-ignore': checkIgnore, 'ls-files': lsFiles },
  ...{ 'write-tree': writeTreeCommand },
}
