/** Replicas as Yjs documents that merge, brought together by the app's own exchange. */
import * as Y from 'yjs'
import { createExchange } from '../../../sync/exchange/exchange'
import { plainReplica } from '../../../sync/exchange/plainReplica'
import type { Exchange, Link } from '../../../sync/exchange/types'
import { docEdits } from './docEdits'
import type { Model, ModelOptions } from './model'
import { linkKey } from './network'
import type { Parcel, ReplicaId } from './types'

interface Member {
  readonly doc: Y.Doc
  readonly exchange: Exchange
  readonly links: Map<ReplicaId, Link>
  /** State vectors that others sent by hand. */
  readonly vectors: Map<ReplicaId, Uint8Array>
}
/** `meeting` tells messages of a link that was cut from those of the present one. */
interface Sent {
  readonly bytes: Uint8Array
  readonly meeting: number
  readonly parcel?: Parcel
}

export function mergingDocs(options: ModelOptions): Model {
  const { config, network } = options
  const members = new Map<ReplicaId, Member>()
  const edits = docEdits(options)
  for (const id of config.replicas) members.set(id, joined(edits.open(id), options))
  const of = (id: ReplicaId): Member => {
    const member = members.get(id)
    if (!member) throw new Error(`The lab has no replica ${id}.`)
    return member
  }
  const meetings = openMeetings(options, of)
  if (!config.isManual)
    for (const [at, one] of config.replicas.entries())
      for (const other of config.replicas.slice(at + 1)) meetings.begin(one, other)
  return {
    ...edits,
    attempt: (id, edit, write) => {
      const outcome = edits.attempt(id, edit, write)
      if (outcome === 'accepted') of(id).exchange.changed(0)
      return outcome
    },
    deliver: (to, from, { content }) => {
      const { bytes, meeting, parcel } = content as Sent
      if (parcel === 'vector') of(to).vectors.set(from, bytes)
      else if (parcel) Y.applyUpdate(of(to).doc, bytes, 'peer')
      else if (meeting === meetings.number(to, from)) of(to).links.get(from)?.receive(bytes)
    },
    cut: meetings.end,
    mended: meetings.begin,
    send: (from, to, parcel) => {
      const { doc, vectors } = of(from)
      const bytes =
        parcel === 'vector'
          ? Y.encodeStateVector(doc)
          : Y.encodeStateAsUpdate(doc, parcel === 'missing' ? vectors.get(to) : undefined)
      network.send(from, to, { kind: parcel, bytes: bytes.length, content: { bytes, meeting: 0, parcel } })
    },
  }
}

function joined(doc: Y.Doc, { timeline, chance }: ModelOptions): Member {
  const exchange = createExchange({
    replicas: [plainReplica(doc, 'peer')],
    later: timeline.later,
    newSalt: () => Uint8Array.from({ length: 8 }, () => Math.floor(chance() * 256)),
  })
  return { doc, exchange, links: new Map(), vectors: new Map() }
}

/** A link of the exchange for each connection of two replicas, from its making until it is cut. */
function openMeetings(options: ModelOptions, of: (id: ReplicaId) => Member) {
  const numbers = new Map<string, number>()
  const number = (one: ReplicaId, other: ReplicaId) => numbers.get(linkKey(one, other)) ?? 0
  const end = (one: ReplicaId, other: ReplicaId) => {
    numbers.set(linkKey(one, other), number(one, other) + 1)
    for (const [here, there] of [[one, other] as const, [other, one] as const]) {
      of(here).links.get(there)?.close()
      of(here).links.delete(there)
    }
  }
  const join = (here: ReplicaId, there: ReplicaId, isFirst: boolean) => {
    const meeting = number(here, there)
    let kind = 'update'
    const send = (bytes: Uint8Array) => {
      options.network.send(here, there, { kind, bytes: bytes.length, content: { bytes, meeting } satisfies Sent })
      return true
    }
    const link = of(here).exchange.connect({
      ...{ peer: there, isFirst, way: { send } },
      onMessage: (seen) => {
        if (seen.way === 'out') kind = seen.kind
      },
      // The ends run the same code, and the links lose nothing but with the whole link.
      onFault: (detail) => {
        throw new Error(`The exchange of ${here} with ${there} ended: ${detail}`)
      },
    })
    of(here).links.set(there, link)
  }
  const begin = (one: ReplicaId, other: ReplicaId) => {
    if (options.config.isManual) return
    if (of(one).links.has(other)) end(one, other)
    const isFirst = options.config.replicas.indexOf(one) < options.config.replicas.indexOf(other)
    join(one, other, isFirst)
    join(other, one, !isFirst)
  }
  return { begin, end, number }
}
