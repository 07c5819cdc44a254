/** Updates written struct by struct, as a sender writes them who does not keep to what Yjs lets him say. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

export interface Said {
  readonly id: Y.ID
  readonly origin?: Y.ID | null
  readonly rightOrigin?: Y.ID | null
  /** A root's name, or the id of the item that holds the type; only where there are no neighbours. */
  readonly parent?: string | Y.ID | null
  readonly parentSub?: string | null
  readonly content: Y.Item['content']
}

export function itemOf({ id, origin, rightOrigin, parent, parentSub, content }: Said): Y.Item {
  const item = new Y.Item(id, null, origin ?? null, null, rightOrigin ?? null, null, parentSub ?? null, content)
  // Yjs itself keeps a root's name there until the item is placed, though its types do not say so.
  return Object.assign(item, { parent: parent ?? null })
}

export interface Deleted {
  readonly client: number
  readonly clock: number
  readonly len: number
}

/** Of each client in the order in which they are given. */
export function updateOf(structs: readonly Struct[], deleted: readonly Deleted[] = []): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  const byClient = grouped(structs, ({ id }) => id.client)
  encoding.writeVarUint(rest, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(rest, own.length)
    encoding.writeVarUint(rest, client)
    encoding.writeVarUint(rest, own[0]?.id.clock ?? 0)
    for (const struct of own) named(struct).write(encoder, 0)
  }
  const deletedBy = grouped(deleted, ({ client }) => client)
  encoding.writeVarUint(rest, deletedBy.size)
  for (const [client, ranges] of deletedBy) {
    encoding.writeVarUint(rest, client)
    encoding.writeVarUint(rest, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(rest, clock)
      encoding.writeVarUint(rest, len)
    }
  }
  return encoder.toUint8Array()
}

/** Without neighbours an item must name a parent, else it cannot be written at all. */
const named = (struct: Struct): Struct =>
  struct instanceof Y.Item && !struct.origin && !struct.rightOrigin && !struct.parent
    ? Object.assign(struct, { parent: 'notes' })
    : struct

function grouped<T>(all: readonly T[], clientOf: (one: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const one of all) {
    const group = groups.get(clientOf(one))
    if (group) group.push(one)
    else groups.set(clientOf(one), [one])
  }
  return groups
}
