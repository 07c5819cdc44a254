/** What `git branch` was told. */
import type { Parsed, Spec } from '../command/options'
import { filterSpec, parseListOptions } from './refFilter'

const branchSpec = {
  verbose: 'count v',
  quiet: 'flag q',
  track: 'optional t',
  'set-upstream': 'flag',
  'set-upstream-to': 'value u',
  'unset-upstream': 'flag',
  color: 'optional',
  remotes: 'flag r',
  abbrev: 'optional',
  all: 'flag a',
  delete: 'flag d',
  D: 'flag D',
  move: 'flag m',
  M: 'flag M',
  copy: 'flag c',
  C: 'flag C',
  list: 'flag l',
  'show-current': 'flag',
  'create-reflog': 'flag',
  'edit-description': 'flag',
  force: 'flag f',
  column: 'optional',
  ...filterSpec,
} as const satisfies Spec

export type BranchOptions = Parsed<typeof branchSpec>

export const branchOptions = (args: readonly string[]): BranchOptions => parseListOptions(args, branchSpec)

export type BranchKind = 'local' | 'remote' | 'all'

export const kindOf = ({ on }: BranchOptions): BranchKind => (on('all') ? 'all' : on('remotes') ? 'remote' : 'local')
