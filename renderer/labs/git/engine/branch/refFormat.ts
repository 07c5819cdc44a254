/** `--format` and `--sort` of the commands that list refs. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { compareBytes } from '../core/bytes'
import { readIdent } from '../history/commitText'
import { type Atom, atomOf, personOf } from './refAtoms'
import type { RefItem } from './refInfo'

/** A function that writes one ref, without a newline. */
export function refFormat(git: Git, format: string): (item: RefItem) => string {
  const parts = format.split(/(%(?:%|\([^)]*\)?|[0-9a-fA-F]{2}))/).map((part, at): Atom => {
    if (at % 2 === 0) return () => part
    if (part === '%%') return () => '%'
    if (part[1] !== '(') return () => String.fromCharCode(Number.parseInt(part.slice(1), 16))
    if (part.endsWith(')')) return atomOf(git, part.slice(2, -1))
    throw new Fatal(
      `error: malformed format string ${part}\nusage: git for-each-ref [<options>] [<pattern>]\n`,
      129,
      false,
    )
  })
  return (item) => parts.map((part) => part(item)).join('')
}

type Order = (one: RefItem, other: RefItem) => number

/** The refs in the order of the keys, of which the last is the first to count; then by their names. */
export function sortRefs(git: Git, items: readonly RefItem[], keys: readonly string[], ignoresCase = false): RefItem[] {
  const orders = [...keys].reverse().map((key) => orderOf(git, key, ignoresCase))
  return [...items].sort((one, other) => {
    for (const order of orders) {
      const result = order(one, other)
      if (result !== 0) return result
    }
    return compareBytes(one.name, other.name)
  })
}

function orderOf(git: Git, given: string, ignoresCase: boolean): Order {
  const isReversed = given.startsWith('-')
  const key = isReversed ? given.slice(1) : given
  const sign = isReversed ? -1 : 1
  const fold = (value: string | number) => (ignoresCase ? String(value).toLowerCase() : String(value))
  const version = /^(?:version|v):(.*)$/.exec(key)
  if (version) {
    const atom = atomOf(git, version[1] ?? '')
    return (one, other) => sign * compareVersions(String(atom(one)), String(atom(other)))
  }
  const atom = atomOf(git, key)
  const date = /^\*?(author|committer|tagger|creator)date/.exec(key)
  if (date) {
    const seconds = ({ oid }: RefItem) => secondsOf(git, oid, date[1] ?? '', key.startsWith('*'))
    return (one, other) => sign * (seconds(one) - seconds(other))
  }
  return (one, other) => {
    const [a, b] = [atom(one), atom(other)]
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compareBytes(fold(a), fold(b)))
  }
}

function secondsOf(git: Git, oid: string, who: string, isPeeled: boolean): number {
  const object = git.repo.get(oid)
  const meant = isPeeled && object?.type === 'tag' ? git.repo.get(object.object) : object
  const person = meant === undefined ? undefined : personOf(meant, who)
  return person === undefined ? 0 : readIdent(person).seconds
}

/** Numbers in names count as numbers: v2 before v10. */
function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.match(/\d+|\D+/g) ?? [])
  for (let at = 0; at < Math.min(a?.length ?? 0, b?.length ?? 0); at++) {
    const [x = '', y = ''] = [a?.[at], b?.[at]]
    const areNumbers = /^\d/.test(x) && /^\d/.test(y)
    const result = areNumbers ? Number(x) - Number(y) || compareBytes(x, y) : compareBytes(x, y)
    if (result !== 0) return result
  }
  return (a?.length ?? 0) - (b?.length ?? 0)
}
