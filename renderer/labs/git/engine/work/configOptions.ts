/** The options of `git config`, the file that it works on, and the keys that it takes. */
import { Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Parsed } from '../command/options'
import { normalKey, parseKey } from '../core/config'

export const configSpec = {
  global: 'flag',
  system: 'flag',
  local: 'flag',
  worktree: 'flag',
  file: 'value f',
  get: 'flag',
  'get-all': 'flag',
  'get-regexp': 'flag',
  'replace-all': 'flag',
  add: 'flag',
  unset: 'flag',
  'unset-all': 'flag',
  'rename-section': 'flag',
  'remove-section': 'flag',
  list: 'flag l',
  'fixed-value': 'flag',
  edit: 'flag e',
  type: 'value t',
  bool: 'flag',
  int: 'flag',
  path: 'flag',
  null: 'flag z',
  'name-only': 'flag',
  includes: 'flag',
  'show-origin': 'flag',
  'show-scope': 'flag',
  default: 'value',
} as const
export type ConfigOptions = Parsed<typeof configSpec>

/** The file that is written, and the one that alone is read; undefined reads all. */
export interface ConfigPlace {
  readonly writes: string
  readonly reads: string | undefined
  readonly shown: string
}

export function placeOf(git: Git, options: ConfigOptions): ConfigPlace {
  const named = ['global', 'system', 'local', 'worktree'].filter((name) => options.on(name as 'global'))
  const file = options.value('file')
  if (named.length + (file === undefined ? 0 : 1) > 1)
    throw new Fatal('error: only one config file at a time\n', 129, false)
  if (options.on('global'))
    return { writes: git.globalConfigPath, reads: git.globalConfigPath, shown: git.globalConfigPath }
  if (options.on('system')) return { writes: '/etc/gitconfig', reads: '/etc/gitconfig', shown: '/etc/gitconfig' }
  if (file !== undefined) return { writes: git.resolve(file), reads: git.resolve(file), shown: file }
  const repo = git.foundRepo
  const isLocal = options.on('local') || options.on('worktree')
  if (!repo) {
    if (isLocal) throw new Fatal('--local can only be used inside a git repository')
    return { writes: '', reads: undefined, shown: '' }
  }
  return { writes: repo.path('config'), reads: isLocal ? repo.path('config') : undefined, shown: '.git/config' }
}

/** The key as the settings have it, or git's complaint, with this exit code where it has no section or no name. */
export function checkedKey(key: string, code = 2): string {
  const dot = key.lastIndexOf('.')
  if (dot <= 0) throw new Failure(`key does not contain a section: ${key}`, code)
  if (dot === key.length - 1) throw new Failure(`key does not contain variable name: ${key}`, code)
  if (!parseKey(key)) throw new Failure(`invalid key: ${key}`)
  return normalKey(key)
}
