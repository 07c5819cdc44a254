/** git reflog */
import { Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { type Oid, zeroOid } from '../core/objects'
import { type LogLine, listRefs, logText, readLog, readRef } from '../core/refs'
import { approxidate } from './approxidate'
import { readIdent } from './commitText'
import { log } from './log'
import { logsNamed } from './refNames'

export function reflog(git: Git, args: readonly string[]): number {
  const [name, ...rest] = args
  if (name === 'expire') return expire(git, rest)
  if (name === 'delete') return remove(git, rest)
  if (name === 'exists') return exists(git, rest)
  return log(git, ['-g', '--abbrev-commit', '--pretty=oneline', ...(name === 'show' ? rest : args)])
}

function exists(git: Git, args: readonly string[]): number {
  const [name] = args
  if (name === undefined) throw new Fatal('usage: git reflog exists <ref>\n', 129, false)
  if (!/^(HEAD|refs\/.+)$/.test(name)) throw new Fatal(`invalid ref format: ${name}`)
  return readLog(git.repo, name) ? 0 : 1
}

const expireSpec = {
  expire: 'value',
  'expire-unreachable': 'value',
  all: 'flag',
  rewrite: 'flag',
  updateref: 'flag',
  'stale-fix': 'flag',
  'dry-run': 'flag n',
  verbose: 'flag',
} as const

const month = 30 * 86_400

function expire(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, expireSpec)
  const { repo } = git
  const time = (name: 'expire' | 'expire-unreachable', otherwise: number) => {
    const text = options.value(name)
    if (text === undefined) return otherwise
    if (text === 'now' || text === 'all') return Number.POSITIVE_INFINITY
    if (text === 'never') return 0
    const found = approxidate(text, git.machine.now)
    if (found === undefined) throw new Fatal(`invalid timestamp '${text}' given to '--${name}'`)
    return found
  }
  const limits = {
    expire: time('expire', git.machine.now - 3 * month),
    unreachable: time('expire-unreachable', git.machine.now - month),
  }
  const names = options.on('all')
    ? ['HEAD', ...listRefs(repo).map(([ref]) => ref)].filter((ref) => readLog(repo, ref))
    : options.rest.map((name) => {
        const [found] = logsNamed(repo, name)
        if (found === undefined) throw new Failure(`${name} points nowhere!`, 255)
        return found
      })
  for (const name of names) {
    const reached = reachableFrom(git, name)
    const kept = (readLog(repo, name) ?? []).filter(({ who, old, oid }) => {
      const { seconds } = readIdent(who)
      if (seconds < limits.expire) return false
      return seconds >= limits.unreachable || (isReached(reached, old) && isReached(reached, oid))
    })
    if (!options.on('dry-run')) write(git, name, kept, options.on('rewrite'))
  }
  return 0
}

const isReached = (reached: ReadonlySet<Oid>, oid: Oid) => oid === zeroOid || reached.has(oid)

function reachableFrom({ repo }: Git, name: string): ReadonlySet<Oid> {
  const tips = name === 'HEAD' ? listRefs(repo).map(([, oid]) => oid) : []
  const queue = [...tips, readRef(repo, name) ?? '']
  const seen = new Set<Oid>()
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    if (seen.has(oid)) continue
    seen.add(oid)
    const object = repo.get(oid)
    if (object?.type === 'tag') queue.push(object.object)
    queue.push(...(repo.commit(oid)?.parents ?? []))
  }
  return seen
}

function write({ repo }: Git, name: string, lines: readonly LogLine[], rewrites: boolean): void {
  let before: Oid = zeroOid
  const texts = lines.map((line) => {
    const text = logText(rewrites ? { ...line, old: before } : line)
    before = line.oid
    return text
  })
  repo.writeGit(`logs/${name}`, texts.join(''))
}

function remove(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, expireSpec)
  const { repo } = git
  if (options.rest.length === 0) throw new Failure('no reflog specified to delete', 255)
  for (const typed of options.rest) {
    const parts = /^(.*)@\{(.*)\}$/.exec(typed)
    if (!parts) {
      git.err(`error: not a reflog: ${typed}\n`)
      return 255
    }
    const [name] = logsNamed(repo, parts[1] === '' ? 'HEAD' : (parts[1] ?? ''))
    if (name === undefined) {
      git.err(`error: no reflog for '${typed}'\n`)
      return 255
    }
    const lines = readLog(repo, name) ?? []
    const at = lines.length - 1 - Number(parts[2])
    const kept = lines.filter((_, index) => index !== at)
    write(git, name, kept, options.on('rewrite'))
    const last = kept.at(-1)
    // What a symbolic ref points to is not set by its own log.
    const isSymbolic = repo.readGit(name)?.startsWith('ref: ') ?? false
    if (options.on('updateref') && last && at >= 0 && !isSymbolic) repo.writeGit(name, `${last.oid}\n`)
  }
  return 0
}
