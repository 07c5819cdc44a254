import type { Commands } from '../command/git'
import { branch } from './branch'
import { checkout, switchCommand } from './checkout'
import { reset } from './reset'
import { forEachRef, showRef } from './showRefs'
import { tag } from './tag'
import { packRefsCommand, symbolicRef, updateRefCommand } from './writeRefs'

/** branch, switch, checkout, reset, tag, and the commands that deal with refs */
export const branchCommands: Commands = {
  ...{ branch, checkout, reset, tag },
  switch: switchCommand,
  'show-ref': showRef,
  'for-each-ref': forEachRef,
  'update-ref': updateRefCommand,
  'symbolic-ref': symbolicRef,
  'pack-refs': packRefsCommand,
}
