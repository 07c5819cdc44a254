/** Short names of refs. */
import { packedRefs } from '../core/refs'
import type { Repository } from '../core/repository'

const rules: readonly (readonly [string, string])[] = [
  ['', ''],
  ['refs/', ''],
  ['refs/tags/', ''],
  ['refs/heads/', ''],
  ['refs/remotes/', ''],
  ['refs/remotes/', '/HEAD'],
]

/** The shortest name that still means this ref: `origin/main`, or `heads/v1` where a tag has the name as well. */
export function shortRef(repo: Repository, name: string): string {
  for (let at = rules.length - 1; at > 0; at--) {
    const [head = '', tail = ''] = rules[at] ?? []
    if (name.length <= head.length + tail.length || !name.startsWith(head) || !name.endsWith(tail)) continue
    const short = name.slice(head.length, name.length - tail.length)
    // Names that are looked for earlier would be found in its place.
    if (!rules.slice(0, at).some(([before, after]) => isRef(repo, before + short + after))) return short
  }
  return name
}

const isRef = (repo: Repository, name: string) => {
  const text = repo.readGit(name)
  if (text === undefined) return packedRefs(repo).has(name)
  return text.startsWith('ref: ') || /^[0-9a-f]{40}\s*$/.test(text)
}
