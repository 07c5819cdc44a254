/** `git fsck`. */
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { type Parsed, parseOptions, type Spec } from '../command/options'
import { compareBytes } from '../core/bytes'
import type { GitObject, Oid } from '../core/objects'
import { listRefs, readLog, readRef, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'
import { resolve } from '../history/revision'
import { reachable } from '../remote/transport'
import { ObjectTable } from './objectTable'
import { logNames, roots } from './reach'

const spec = {
  unreachable: 'flag',
  dangling: 'flag',
  tags: 'flag',
  root: 'flag',
  cache: 'flag',
  reflogs: 'flag',
  full: 'flag',
  'connectivity-only': 'flag',
  strict: 'flag',
  'lost-found': 'flag',
  progress: 'flag',
  'name-objects': 'flag',
  verbose: 'flag v',
} as const satisfies Spec

type Options = Parsed<typeof spec>

export const fsck: Command = (git, args) => {
  const options = parseOptions(args, spec)
  const all = inFileOrder(git.repo)
  const hasLogs = !options.given('reflogs') || options.on('reflogs')
  const table = new ObjectTable()
  if (!options.on('connectivity-only')) readAll(git, all, table, options)
  else for (const oid of all) table.lookUp(oid)
  const tips = tipsOf(git, options, hasLogs && !options.on('lost-found'))
  for (const oid of tips.oids) table.lookUp(oid)
  meetReachable(git.repo, tips.oids, table)
  report(git, options, table, tips.oids)
  return tips.isFine ? 0 : 1
}

/**
 * Loose objects by the first byte of their ids, those of one byte as their directory lists them, the youngest first;
 * then those of the pack, commits before tags, trees and blobs.
 */
function inFileOrder(repo: Repository): readonly Oid[] {
  const node = repo.files.node(repo.path('objects'))
  const packed = node?.kind === 'objects' ? node.packed : new Set<Oid>()
  const stored = [...repo.oids()].reverse()
  const loose = stored.filter((oid) => !packed.has(oid))
  const kinds = ['commit', 'tag', 'tree', 'blob']
  const rank = (oid: Oid) => kinds.indexOf(repo.get(oid)?.type ?? 'blob')
  return [
    ...loose.sort((one, other) => compareBytes(one.slice(0, 2), other.slice(0, 2))),
    ...stored.filter((oid) => packed.has(oid)).sort((one, other) => rank(one) - rank(other)),
  ]
}

/** Goes from the tips to all that they hold, the last that was met first, as git does to check the links. */
function meetReachable(repo: Repository, tips: readonly Oid[], table: ObjectTable): void {
  const met = new Set<Oid>()
  const pending: Oid[] = []
  const meet = (oid: Oid) => {
    if (met.has(oid)) return
    met.add(oid)
    pending.push(oid)
  }
  for (const oid of tips) meet(oid)
  for (let oid = pending.pop(); oid !== undefined; oid = pending.pop()) {
    const object = repo.get(oid)
    if (!object) continue
    for (const other of namedBy(object)) {
      if (object.type === 'tree') table.lookUp(other)
      meet(other)
    }
  }
}

/** Every stored object with those that it names, in the order of their files. */
function readAll(git: Git, all: readonly Oid[], table: ObjectTable, options: Options): void {
  for (const oid of all) {
    const object = git.repo.get(oid)
    if (!object) continue
    table.lookUp(oid)
    for (const other of namedBy(object)) table.lookUp(other)
    if (options.on('root') && object.type === 'commit' && object.parents.length === 0) git.out(`root ${oid}\n`)
    if (options.on('tags') && object.type === 'tag')
      git.out(`tagged ${object.objectType} ${object.object} (${object.name}) in ${oid}\n`)
  }
}

function namedBy(object: GitObject): readonly Oid[] {
  if (object.type === 'commit') return [object.tree, ...object.parents]
  if (object.type === 'tree') return object.entries.filter(({ mode }) => mode !== '160000').map(({ oid }) => oid)
  return object.type === 'tag' ? [object.object] : []
}

interface Tips {
  readonly oids: readonly Oid[]
  readonly isFine: boolean
}

function tipsOf(git: Git, options: Options, hasLogs: boolean): Tips {
  const { repo } = git
  if (options.rest.length > 0) {
    let isFine = true
    const oids = options.rest.flatMap((name) => {
      const oid = resolve(git, name)
      if (oid !== undefined && repo.has(oid)) return [oid]
      git.err(`error: invalid parameter: expected sha1, got '${name}'\n`)
      isFine = false
      return []
    })
    const index = options.on('cache') ? repo.index().map(({ oid }) => oid) : []
    return { oids: [...oids, ...index], isFine }
  }
  const head = readSymbolic(repo)
  if (head !== undefined && readRef(repo, head) === undefined)
    git.err(`notice: HEAD points to an unborn branch (${head.replace('refs/heads/', '')})\n`)
  const hasRefs = listRefs(repo).length > 0 || readRef(repo, 'HEAD') !== undefined
  const hasLogged = hasLogs && logNames(repo).some((name) => (readLog(repo, name) ?? []).length > 0)
  if (!hasRefs && !hasLogged) git.err('notice: No default references\n')
  return { oids: roots(repo, hasLogs), isFine: true }
}

function report(git: Git, options: Options, table: ObjectTable, tips: readonly Oid[]): void {
  const { repo } = git
  const used = reachable(repo, tips)
  const named = new Set<Oid>()
  for (const oid of repo.oids()) {
    const object = repo.get(oid)
    if (object && !used.has(oid)) for (const other of namedBy(object)) named.add(other)
  }
  const isDanglingShown = !options.given('dangling') || options.on('dangling')
  for (const oid of table.inOrder) {
    const object = repo.get(oid)
    if (!object || used.has(oid)) continue
    if (options.on('unreachable')) git.out(`unreachable ${object.type} ${oid}\n`)
    if (named.has(oid)) continue
    if (!options.on('unreachable') && isDanglingShown) git.out(`dangling ${object.type} ${oid}\n`)
    if (options.on('lost-found')) keepLost(git, oid, object)
  }
}

function keepLost({ repo }: Git, oid: Oid, object: GitObject): void {
  const path = `lost-found/${object.type === 'commit' ? 'commit' : 'other'}/${oid}`
  if (!repo.files.write(repo.path(path), object.type === 'blob' ? object.text : `${oid}\n`))
    throw new Fatal(`could not create lost-found`)
}
