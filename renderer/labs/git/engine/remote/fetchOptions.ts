/** The options of fetch, which pull passes on. */
import { Fatal } from '../command/faults'
import type { Parsed, Spec } from '../command/options'

export const fetchSpec = {
  all: { kind: 'flag' },
  append: { kind: 'flag', short: 'a' },
  atomic: { kind: 'flag' },
  force: { kind: 'flag', short: 'f' },
  tags: { kind: 'flag', short: 't' },
  n: { kind: 'flag', short: 'n' },
  jobs: { kind: 'value', short: 'j' },
  prune: { kind: 'flag', short: 'p' },
  'prune-tags': { kind: 'flag', short: 'P' },
  'dry-run': { kind: 'flag' },
  'write-fetch-head': { kind: 'flag' },
  keep: { kind: 'flag', short: 'k' },
  'update-head-ok': { kind: 'flag', short: 'u' },
  'set-upstream': { kind: 'flag' },
  progress: { kind: 'flag' },
  depth: { kind: 'value' },
  'shallow-since': { kind: 'value' },
  deepen: { kind: 'value' },
  unshallow: { kind: 'flag' },
  quiet: { kind: 'count', short: 'q' },
  verbose: { kind: 'count', short: 'v' },
  'auto-gc': { kind: 'flag' },
  'auto-maintenance': { kind: 'flag' },
  'write-commit-graph': { kind: 'flag' },
  ipv4: { kind: 'flag', short: '4' },
  ipv6: { kind: 'flag', short: '6' },
} as const satisfies Spec

export interface FetchOptions {
  readonly isAppended: boolean
  readonly isForced: boolean
  readonly tags: 'all' | 'none' | undefined
  /** Undefined where the settings decide. */
  readonly prune: boolean | undefined
  readonly pruneTags: boolean
  readonly isDryRun: boolean
  readonly writesFetchHead: boolean
  readonly updatesHead: boolean
  readonly setsUpstream: boolean
  /** Below 0 is quiet. */
  readonly verbosity: number
}

export function fetchOptions(options: Parsed<typeof fetchSpec>): FetchOptions {
  if (options.on('unshallow')) throw new Fatal('--unshallow on a complete repository does not make sense')
  if (options.given('depth') || options.given('deepen') || options.given('shallow-since'))
    throw new Fatal('this lab keeps whole histories: --depth and its kind are left out')
  const tagged = options.order.filter((name) => name === 'tags' || name === 'n').at(-1)
  const tags = tagged === undefined ? undefined : tagged === 'tags' && options.on('tags') ? 'all' : 'none'
  return {
    isAppended: options.on('append'),
    isForced: options.on('force'),
    tags,
    prune: options.given('prune') ? options.on('prune') : undefined,
    pruneTags: options.on('prune-tags'),
    isDryRun: options.on('dry-run'),
    writesFetchHead: !options.on('dry-run') && (!options.given('write-fetch-head') || options.on('write-fetch-head')),
    updatesHead: options.on('update-head-ok'),
    setsUpstream: options.on('set-upstream'),
    verbosity: options.count('verbose') - options.count('quiet'),
  }
}
