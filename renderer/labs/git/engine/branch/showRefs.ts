/** `git show-ref` and `git for-each-ref` */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import type { Oid } from '../core/objects'
import { listRefs, readRef } from '../core/refs'
import { untag } from '../history/peel'
import { abbreviate } from '../history/revision'
import { filterSpec, matchesFull, parseListOptions, readFilter } from './refFilter'
import { refFormat, sortRefs } from './refFormat'
import { type RefItem, refItem } from './refInfo'

const showSpec = {
  tags: 'flag',
  heads: 'flag',
  verify: 'flag',
  head: 'flag',
  dereference: 'flag d',
  hash: 'optional s',
  abbrev: 'optional',
  quiet: 'flag q',
} as const satisfies Spec

export function showRef(git: Git, args: readonly string[]): number {
  const { on, given, value, rest } = parseOptions(args, showSpec)
  const { repo } = git
  const digits = value('hash') ?? value('abbrev')
  const isShort = digits !== undefined || given('abbrev')
  const shown = (oid: Oid) => (isShort ? abbreviate(repo, oid, Math.max(4, Number(digits ?? 7))) : oid)
  const show = (name: string, oid: Oid) => {
    if (on('quiet')) return
    const line = (id: Oid, label: string) => git.out(given('hash') ? `${shown(id)}\n` : `${shown(id)} ${label}\n`)
    line(oid, name)
    const inner = on('dereference') ? untag(repo, oid) : undefined
    if (inner !== undefined && inner !== oid) line(inner, `${name}^{}`)
  }
  if (on('verify')) {
    if (rest.length === 0) throw new Fatal('--verify requires a reference')
    for (const name of rest) {
      const oid = name.startsWith('refs/') || name === 'HEAD' ? readRef(repo, name) : undefined
      if (oid !== undefined) show(name, oid)
      else if (on('quiet')) return 1
      else throw new Fatal(`'${name}' - not a valid ref`)
    }
    return 0
  }
  const head = readRef(repo, 'HEAD')
  let count = 0
  if (on('head') && head !== undefined) {
    show('HEAD', head)
    count++
  }
  const isKind = (name: string) =>
    (!on('heads') && !on('tags')) ||
    (on('heads') && name.startsWith('refs/heads/')) ||
    (on('tags') && name.startsWith('refs/tags/'))
  for (const [name, oid] of listRefs(repo)) {
    if (!isKind(name) || !isMeant(name, rest)) continue
    show(name, oid)
    count++
  }
  return count > 0 ? 0 : 1
}

/** A pattern is the end of a name, from one of its slashes on. */
const isMeant = (name: string, patterns: readonly string[]) =>
  patterns.length === 0 || patterns.some((pattern) => name === pattern || name.endsWith(`/${pattern}`))

const eachSpec = {
  ...filterSpec,
  count: 'value',
  color: 'optional',
} as const satisfies Spec

export function forEachRef(git: Git, args: readonly string[]): number {
  const options = parseListOptions(args, eachSpec)
  const { on, value, all, rest } = options
  const count = value('count')
  if (count !== undefined && !/^\d+$/.test(count))
    throw new Fatal(
      /^-\d+$/.test(count)
        ? `error: invalid --count argument: \`${count}'\nusage: git for-each-ref [<options>] [<pattern>]\n`
        : "error: option `count' expects a numerical value\n",
      129,
      false,
    )
  const filter = readFilter(git, options)
  const matches = matchesFull(rest)
  const items: RefItem[] = listRefs(git.repo)
    .filter(([name]) => matches(name))
    .flatMap(([name]) => refItem(git.repo, name) ?? [])
    .filter((item) => filter.shows(item))
  const write = refFormat(git, value('format') ?? '%(objectname) %(objecttype)\t%(refname)')
  const sorted = sortRefs(git, items, all('sort'), on('ignore-case'))
  for (const item of count === undefined || count === '0' ? sorted : sorted.slice(0, Number(count)))
    git.out(`${write(item)}\n`)
  return 0
}
