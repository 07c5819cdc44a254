/** The options of fetch, which pull passes on. */
import { Fatal } from '../command/faults'
import type { Parsed, Spec } from '../command/options'

export const fetchSpec = {
  all: 'flag',
  append: 'flag a',
  atomic: 'flag',
  force: 'flag f',
  tags: 'flag t',
  n: 'flag n',
  jobs: 'value j',
  prune: 'flag p',
  'prune-tags': 'flag P',
  'dry-run': 'flag',
  'write-fetch-head': 'flag',
  keep: 'flag k',
  'update-head-ok': 'flag u',
  'set-upstream': 'flag',
  progress: 'flag',
  depth: 'value',
  'shallow-since': 'value',
  deepen: 'value',
  unshallow: 'flag',
  quiet: 'count q',
  verbose: 'count v',
  'auto-gc': 'flag',
  'auto-maintenance': 'flag',
  'write-commit-graph': 'flag',
  ipv4: 'flag 4',
  ipv6: 'flag 6',
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
