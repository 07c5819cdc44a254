/** The remotes that the settings name. */
import type { Git } from '../command/git'
import { branchName, readSymbolic } from '../core/refs'
import { parseRefspec, type Refspec } from './refspec'

export interface Remote {
  readonly name: string
  /** As the settings have them; for a remote that is no name the path or URL itself. */
  readonly urls: readonly string[]
  readonly pushUrls: readonly string[]
  readonly fetch: readonly Refspec[]
  readonly push: readonly Refspec[]
  /** `--tags` or `--no-tags`, where the settings say so. */
  readonly tags: string | undefined
  readonly isNamed: boolean
}

/** Names of all remotes that have settings, in their order. */
export function remoteNames(git: Git): readonly string[] {
  const names = new Set<string>()
  for (const [key] of git.settingsInOrder) {
    const end = key.lastIndexOf('.')
    if (key.startsWith('remote.') && end > 7) names.add(key.slice(7, end))
  }
  return [...names]
}

/** The remote of a name; what is no name is a place with no settings. */
export function remoteOf(git: Git, name: string): Remote {
  const get = (key: string) => git.configAll(`remote.${name}.${key}`)
  const urls = get('url')
  const isNamed = urls.length > 0 || get('pushurl').length > 0
  return {
    name,
    urls: urls.length > 0 ? urls : [name],
    pushUrls: get('pushurl'),
    fetch: get('fetch').map((text) => parseRefspec(text, false)),
    push: get('push').map((text) => parseRefspec(text, true)),
    tags: get('tagopt').at(-1),
    isNamed,
  }
}

/** The one that a branch follows; else the only one there is, or `origin`. */
export function defaultRemoteName(git: Git, branch = branchName(readSymbolic(git.repo))): string {
  const own = branch === undefined ? undefined : git.config(`branch.${branch}.remote`)
  if (own !== undefined) return own
  const [only, ...more] = remoteNames(git)
  return only !== undefined && more.length === 0 ? only : 'origin'
}
