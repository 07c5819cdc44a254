/** What `git branch` was told. */
import type { Parsed, Spec } from '../command/options'
import { filterSpec, parseListOptions } from './refFilter'

const branchSpec = {
  verbose: { kind: 'count', short: 'v' },
  quiet: { kind: 'flag', short: 'q' },
  track: { kind: 'optional', short: 't' },
  'set-upstream': { kind: 'flag' },
  'set-upstream-to': { kind: 'value', short: 'u' },
  'unset-upstream': { kind: 'flag' },
  color: { kind: 'optional' },
  remotes: { kind: 'flag', short: 'r' },
  abbrev: { kind: 'optional' },
  all: { kind: 'flag', short: 'a' },
  delete: { kind: 'flag', short: 'd' },
  D: { kind: 'flag', short: 'D' },
  move: { kind: 'flag', short: 'm' },
  M: { kind: 'flag', short: 'M' },
  copy: { kind: 'flag', short: 'c' },
  C: { kind: 'flag', short: 'C' },
  list: { kind: 'flag', short: 'l' },
  'show-current': { kind: 'flag' },
  'create-reflog': { kind: 'flag' },
  'edit-description': { kind: 'flag' },
  force: { kind: 'flag', short: 'f' },
  column: { kind: 'optional' },
  ...filterSpec,
} as const satisfies Spec

export type BranchOptions = Parsed<typeof branchSpec>

export const branchOptions = (args: readonly string[]): BranchOptions => parseListOptions(args, branchSpec)

export type BranchKind = 'local' | 'remote' | 'all'

export const kindOf = ({ on }: BranchOptions): BranchKind => (on('all') ? 'all' : on('remotes') ? 'remote' : 'local')
