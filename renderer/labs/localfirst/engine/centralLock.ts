/** One server has the data, and a lease says who may write. Whoever cannot reach the server cannot write. */
import type { Model, ModelOptions } from './model'
import { contentsOf, edited, initialValues, isTaken, registerOf, sizeOf, type Values } from './plainEdits'
import type { Edit, Refusal, ReplicaId } from './types'

/** A lease that is not renewed by an edit ends after this. */
export const leaseMs = 2_000
/** Longer than any answer takes that comes at all. */
const patienceMs = 5_000

interface Copy {
  readonly version: number
  readonly values: Values
  readonly applied: ReadonlySet<number>
}
type Asked =
  | { readonly kind: 'edit'; readonly id: number; readonly edit: Edit }
  | { readonly kind: 'lease'; readonly id: number; readonly isHeld: boolean }
type Said =
  | { readonly kind: 'asked'; readonly asked: Asked }
  | { readonly kind: 'answered'; readonly id: number; readonly outcome: 'accepted' | Refusal }
  | { readonly kind: 'copied'; readonly copy: Copy }

export function centralLock(options: ModelOptions): Model {
  const { config, network, timeline } = options
  const [server = 'laptop'] = config.replicas
  const desk = openDesk(options)
  const copies = new Map<ReplicaId, Copy>()
  const copyOf = (id: ReplicaId) => (id === server ? desk.copy() : (copies.get(id) ?? desk.first))
  const answers = new Map<number, 'accepted' | Refusal>()
  let nextLease = -1

  const say = (from: ReplicaId, to: ReplicaId, said: Said) => {
    const plain = said.kind === 'copied' ? [said.copy.version, [...said.copy.values]] : said
    return network.send(from, to, { kind: said.kind, bytes: sizeOf(plain), content: said })
  }
  const spread = () => {
    for (const to of config.replicas) if (to !== server) say(server, to, { kind: 'copied', copy: desk.copy() })
  }
  const settle = (replica: ReplicaId, asked: Asked) => {
    const before = desk.copy()
    const outcome = desk.answer(replica, asked)
    if (desk.copy() !== before) spread()
    return outcome
  }
  const ask = (replica: ReplicaId, asked: Asked): 'accepted' | Refusal => {
    if (replica === server) return settle(replica, asked)
    if (!say(replica, server, { kind: 'asked', asked })) return 'unreachable'
    timeline.run(() => answers.has(asked.id), patienceMs)
    return answers.get(asked.id) ?? 'unreachable'
  }
  return {
    attempt: (replica, edit, id) => ask(replica, { kind: 'edit', id, edit }),
    deliver: (to, from, { content }) => {
      const said = content as Said
      if (said.kind === 'asked')
        say(to, from, { kind: 'answered', id: said.asked.id, outcome: settle(from, said.asked) })
      else if (said.kind === 'answered') answers.set(said.id, said.outcome)
      else if (said.copy.version > copyOf(to).version) copies.set(to, said.copy)
    },
    cut: () => undefined,
    mended: (one, other) => {
      if (one === server || other === server)
        say(server, one === server ? other : one, { kind: 'copied', copy: desk.copy() })
    },
    contents: (id) => contentsOf(copyOf(id).values, config.replicas),
    seen: (id) => copyOf(id).applied,
    kept: (id) => copyOf(id).applied,
    isLevel: () => config.replicas.every((id) => copyOf(id).version === desk.copy().version),
    holdsLock: (id) => desk.holder() === id,
    hold: (replica, isHeld) => {
      const outcome = ask(replica, { kind: 'lease', id: nextLease--, isHeld })
      return outcome === 'accepted' ? 'given' : outcome
    },
  }
}

/** The server's own part. A request that comes twice is answered twice and done once. */
function openDesk({ config, timeline }: ModelOptions) {
  const first: Copy = { version: 0, values: initialValues(config), applied: new Set() }
  let copy = first
  let lease: { readonly holder: ReplicaId; readonly until: number } | undefined
  const answered = new Map<number, 'accepted' | Refusal>()
  const holder = () => (lease && lease.until > timeline.now() ? lease.holder : undefined)
  const hold = (replica: ReplicaId, isHeld: boolean) => {
    lease = isHeld ? { holder: replica, until: timeline.now() + leaseMs } : undefined
  }
  const decide = (replica: ReplicaId, asked: Asked): 'accepted' | Refusal => {
    const held = holder()
    if (held !== undefined && held !== replica) return 'held'
    if (asked.kind === 'lease') {
      hold(replica, asked.isHeld)
      return 'accepted'
    }
    if (isTaken(contentsOf(copy.values, config.replicas), replica, asked.edit)) return 'taken'
    if (held === replica) hold(replica, true)
    const key = registerOf(replica, asked.edit)
    const values = new Map([...copy.values, [key, edited(copy.values.get(key), asked.edit)] as const])
    copy = { version: copy.version + 1, values, applied: new Set([...copy.applied, asked.id]) }
    return 'accepted'
  }
  const answer = (replica: ReplicaId, asked: Asked) => {
    const outcome = answered.get(asked.id) ?? decide(replica, asked)
    answered.set(asked.id, outcome)
    return outcome
  }
  return { first, copy: () => copy, holder, answer }
}
