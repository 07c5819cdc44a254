import type { Commands } from '../command/git'
import { mergeBase } from './mergeBase'
import { merge } from './mergeCommand'

/** merge, merge-base */
export const mergeCommands: Commands = { merge, 'merge-base': mergeBase }
