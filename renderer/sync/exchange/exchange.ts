import { PeerLink } from './peerLink'
import { ReplicaState } from './replicaState'
import type { Exchange, ExchangeOptions, Link, LinkOptions } from './types'

/** See types.ts for what it does, and EXCHANGE.md for the messages. */
export function createExchange(options: ExchangeOptions): Exchange {
  const states = options.replicas.map((replica, number) => new ReplicaState(number, replica, options.later))
  const links = new Set<Link>()
  const connect = (link: LinkOptions): Link => {
    const end = new PeerLink(link, states, options, (ended) => links.delete(ended))
    links.add(end)
    end.begin()
    return end
  }
  return {
    connect,
    links: () => [...links],
    changed: (doc) => states[doc]?.changed(),
    close: () => {
      for (const link of [...links]) link.close()
      for (const state of states) state.stop()
    },
  }
}
