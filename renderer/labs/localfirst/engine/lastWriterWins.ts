/** Last writer wins: registers with stamps of wall clocks. The higher stamp stays, and the other value is gone. */
import { chainOf, type Model, type ModelOptions, type Parents } from './model'
import type { Message } from './network'
import { contentsOf, edited, initialValues, isTaken, registerOf, sizeOf } from './plainEdits'
import type { Config, Edit, ReplicaId, Stamp } from './types'

interface Register {
  readonly value: unknown
  readonly stamp: Stamp
  /** The attempt that wrote it; undefined for what was there at the start. */
  readonly write: number | undefined
}
interface Copy {
  readonly registers: Map<string, Register>
  readonly seen: Set<number>
}
interface Sent {
  readonly registers: readonly (readonly [string, Register])[]
  /** For the lab's own book-keeping; a real register carries no such thing, and its bytes are not counted. */
  readonly seen: ReadonlySet<number>
}

export function lastWriterWins(options: ModelOptions): Model {
  const { config, network, tell } = options
  const parents: Parents = new Map()
  const copies = firstCopies(config)
  const copyOf = (id: ReplicaId): Copy => copies.get(id) ?? { registers: new Map(), seen: new Set() }
  const contents = (id: ReplicaId) => {
    const values = [...copyOf(id).registers].map(([key, { value }]) => [key, value] as const)
    return contentsOf(new Map(values), config.replicas)
  }
  const send = (from: ReplicaId, to: ReplicaId, keys: readonly string[]) => {
    const { registers, seen } = copyOf(from)
    const chosen = keys.flatMap((key) => {
      const register = registers.get(key)
      return register ? [[key, register] as const] : []
    })
    const bytes = sizeOf(chosen.map(([key, { value, stamp }]) => [key, value, stamp.time, stamp.replica]))
    const content: Sent = { registers: chosen, seen: new Set(seen) }
    network.send(from, to, { kind: 'write', bytes, content })
  }
  const spread = (from: ReplicaId, keys: readonly string[], but?: ReplicaId) => {
    for (const to of config.replicas) if (to !== from && to !== but) send(from, to, keys)
  }
  return {
    attempt: (id, edit, write) => {
      if (isTaken(contents(id), id, edit)) return 'taken'
      const { registers, seen } = copyOf(id)
      const key = registerOf(id, edit)
      const before = registers.get(key)
      const stamp = stampFor(options, id, registers.values())
      parents.set(write, before?.write)
      seen.add(write)
      if (before && !isNewer(stamp, before.stamp)) return shadowed(tell, id, edit)
      registers.set(key, { value: edited(before?.value, edit), stamp, write })
      spread(id, [key])
      return 'accepted'
    },
    deliver: (to, from, { content }: Message) => {
      const news = takeIn(copyOf(to), content as Sent)
      for (const { key, before, after } of news)
        if (before !== undefined && !chainOf(parents, after).includes(before))
          tell({ kind: 'overwrote', replica: to, register: key })
      if (news.length > 0)
        spread(
          to,
          news.map(({ key }) => key),
          from,
        )
    },
    cut: () => undefined,
    mended: (one, other) => {
      send(one, other, [...copyOf(one).registers.keys()])
      send(other, one, [...copyOf(other).registers.keys()])
    },
    contents,
    seen: (id) => new Set(copyOf(id).seen),
    kept: (id) => new Set([...copyOf(id).registers.values()].flatMap(({ write }) => chainOf(parents, write))),
    isLevel: () => new Set(config.replicas.map((id) => JSON.stringify(stampsIn(copyOf(id))))).size === 1,
    stampsOf: (id) => stampsIn(copyOf(id)),
  }
}

function firstCopies(config: Config): ReadonlyMap<ReplicaId, Copy> {
  const first = (value: unknown): Register => ({ value, stamp: { time: 0, replica: '' }, write: undefined })
  const start = [...initialValues(config)].map(([key, value]) => [key, first(value)] as const)
  return new Map(config.replicas.map((id) => [id, { registers: new Map(start), seen: new Set() }]))
}

function stampFor({ timeline, skewMs, stamps }: ModelOptions, replica: ReplicaId, known: Iterable<Register>): Stamp {
  const wall = timeline.now() + skewMs(replica)
  // A register holds the highest stamp that its replica has seen of it.
  const seen = Math.max(0, ...Array.from(known, ({ stamp }) => stamp.time))
  const least = stamps() === 'hybrid' ? seen + 1 : 0
  return { time: Math.max(wall, least), replica }
}

/** Takes every register that is newer; gives those, with the attempts that wrote the old value and the new one. */
function takeIn(here: Copy, { registers, seen }: Sent) {
  for (const one of seen) here.seen.add(one)
  return registers.flatMap(([key, register]) => {
    const before = here.registers.get(key)
    if (before && !isNewer(register.stamp, before.stamp)) return []
    here.registers.set(key, register)
    return [{ key, before: before?.write, after: register.write }]
  })
}

/** The learner is told that it was written; and it is, under a stamp that has lost already. */
function shadowed(tell: ModelOptions['tell'], replica: ReplicaId, edit: Edit): 'accepted' {
  tell({ kind: 'shadowed', replica, edit })
  return 'accepted'
}

const stampsIn = ({ registers }: Copy): Readonly<Record<string, Stamp>> =>
  Object.fromEntries(
    [...registers].map(([key, { stamp }]) => [key, stamp] as const).sort(([one], [other]) => (one < other ? -1 : 1)),
  )

const isNewer = (one: Stamp, other: Stamp) =>
  one.time > other.time || (one.time === other.time && one.replica > other.replica)
