/** `git gc` */
import { packRefs } from '../branch/writeRefs'
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { compareBytes } from '../core/bytes'
import type { Oid } from '../core/objects'
import { logText, readLog, readRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { reachable } from '../remote/transport'
import { readDate } from './expiry'
import { inUse, logNames } from './reach'

const gcSpec = {
  quiet: 'flag q',
  prune: 'optional',
  aggressive: 'flag',
  auto: 'flag',
  force: 'flag',
  'keep-largest-pack': 'flag',
  cruft: 'flag',
} as const satisfies Spec

const mostLoose = 6700

export const gc: Command = (git, args) => {
  const options = parseOptions(args, gcSpec)
  if (options.rest.length > 0) throw new Fatal('usage: git gc [<options>]\n', 129, false)
  const { repo } = git
  const loose = looseOids(repo)
  if (options.on('auto') && loose.length <= Number(git.config('gc.auto') ?? mostLoose)) return 0
  if (git.configBool('gc.packrefs', true)) packRefs(repo, true)
  expireLogs(git)
  packAll(repo, inUse(repo))
  const isPruned = !(options.given('prune') && !options.on('prune'))
  const given = options.value('prune') ?? git.config('gc.pruneexpire') ?? '2.weeks.ago'
  if (isPruned && given !== 'never') dropUnused(git, readDate(git.machine.now, given))
  if (git.isTty && !options.on('quiet')) {
    const total = node(repo)?.packed.size ?? 0
    if (total > 0)
      git.err(`Enumerating objects: ${total}, done.\nTotal ${total} (delta 0), reused 0 (delta 0), pack-reused 0\n`)
  }
  return 0
}

const node = (repo: Repository) => {
  const found = repo.files.node(repo.path('objects'))
  return found?.kind === 'objects' ? found : undefined
}

const looseOids = (repo: Repository): readonly Oid[] => {
  const packed = node(repo)?.packed
  return [...repo.oids()].filter((oid) => !packed?.has(oid)).sort(compareBytes)
}

/** Drops old log lines: 90 days, or 30 where nothing leads to them any more. */
function expireLogs(git: Git): void {
  const { repo } = git
  const now = git.machine.now
  const total = readDate(now, git.config('gc.reflogexpire') ?? '90.days.ago')
  const lost = readDate(now, git.config('gc.reflogexpireunreachable') ?? '30.days.ago')
  for (const name of logNames(repo)) {
    if (name === 'refs/stash') continue
    const lines = readLog(repo, name) ?? []
    const tip = readRef(repo, name)
    const old = lines.some(({ who }) => secondsOf(who) < Math.max(total, lost))
    if (!old) continue
    const kept = new Set(tip === undefined ? [] : reachable(repo, [tip]))
    const left = lines.filter(({ who, oid }) => {
      const at = secondsOf(who)
      return at >= total && (at >= lost || kept.has(oid))
    })
    if (left.length < lines.length) repo.writeGit(`logs/${name}`, left.map(logText).join(''))
  }
}

const secondsOf = (who: string) => Number(/> (\d+)/.exec(who)?.[1] ?? 0)

/** Into one pack: what is used. What was packed and is used no more is loose again. */
function packAll(repo: Repository, used: ReadonlySet<Oid>): void {
  const own = repo.files.ownObjects(repo.path('objects'))
  if (!own) return
  for (const oid of [...own.packed]) if (!used.has(oid)) own.packed.delete(oid)
  for (const oid of used) if (own.objects.has(oid)) own.packed.add(oid)
}

/** Loose objects that nothing leads to and that were written before a time. */
function unused(git: Git, before: number): readonly Oid[] {
  const used = inUse(git.repo)
  const times = node(git.repo)?.times
  const old = looseOids(git.repo).filter((oid) => !used.has(oid) && (times?.get(oid) ?? 0) <= before)
  if (old.length === 0) return []
  // What a young object leads to stays with it.
  const young = looseOids(git.repo).filter((oid) => !used.has(oid) && (times?.get(oid) ?? 0) > before)
  const held = reachable(git.repo, young)
  return old.filter((oid) => !held.has(oid))
}

function dropUnused(git: Git, before: number): void {
  const gone = unused(git, before)
  if (gone.length === 0) return
  const own = git.repo.files.ownObjects(git.repo.path('objects'))
  for (const oid of gone) {
    own?.objects.delete(oid)
    own?.times?.delete(oid)
  }
}
