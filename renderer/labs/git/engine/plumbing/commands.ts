import type { Commands } from '../command/git'

/** cat-file, hash-object, ls-tree, ls-files, update-ref, symbolic-ref, fsck, gc */
export const plumbingCommands: Commands = {}
