import type { Commands } from '../command/git'
import { catFile } from './catFile'
import { commitTree } from './commitTree'
import { fsck } from './fsck'
import { gc } from './gc'
import { hashObject } from './hashObject'
import { lsTree } from './lsTree'

/** Objects by hand, and the care of the store. */
export const plumbingCommands: Commands = {
  'cat-file': catFile,
  'commit-tree': commitTree,
  fsck,
  gc,
  'hash-object': hashObject,
  'ls-tree': lsTree,
}
