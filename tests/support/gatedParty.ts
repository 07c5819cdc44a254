/** A device of the simulator with the app's own merging: pages whose documents hear of peers through mirrors behind the gate. */
import * as Y from 'yjs'
import type { DocName } from '../../renderer/study/record'
import { viewOf } from '../../renderer/study/shape/contentView'
import { updateChunks } from '../../renderer/sync/exchange/chunks'
import { createExchange } from '../../renderer/sync/exchange/exchange'
import type { Exchange, Replica } from '../../renderer/sync/exchange/types'
import { type Mirror, openMirror } from '../../renderer/sync/gate/mirror'
import { type Network, type Party, peerOrigin } from './exchangeNetwork'

const names = ['notes', 'reviews'] as const
type Name = (typeof names)[number]

/** What the gate refused or broke on, which of honest devices is nothing. */
export type Refused = (detail: string) => void

export class GatedParty implements Party {
  readonly name: string
  exchange: Exchange
  private docs: Record<Name, Y.Doc>
  private mirrors: Record<Name, Mirror>
  /** What passed, and is not yet in the page's documents. */
  private queue: { readonly doc: Name; readonly bytes: Uint8Array }[] = []
  private readonly net: Network
  private readonly refused: Refused
  private readonly wrap: (replica: Replica) => Replica

  constructor(net: Network, name: string, refused: Refused, wrap: (replica: Replica) => Replica) {
    this.net = net
    this.name = name
    this.refused = refused
    this.wrap = wrap
    this.docs = { notes: this.openDoc('notes'), reviews: this.openDoc('reviews') }
    this.mirrors = this.openMirrors()
    this.exchange = this.openExchange()
  }

  get doc(): Y.Doc {
    return this.docs.notes
  }
  get log(): Y.Doc {
    return this.docs.reviews
  }

  /** The Worker dies: its sessions end, and the next one is told what the page has by then. */
  loseWorker(): void {
    this.exchange.close()
    this.drain()
    this.begin()
  }
  /** The page goes too: what passed and was not applied is gone, and it writes under another client from now on. */
  reload(): void {
    this.exchange.close()
    this.queue = []
    for (const name of names) {
      const fresh = this.openDoc(name)
      Y.applyUpdate(fresh, Y.encodeStateAsUpdate(this.docs[name]), peerOrigin)
      this.docs[name] = fresh
    }
    this.begin()
  }

  /** What is not as it must be once all is quiet. */
  judge(): readonly string[] {
    return names.flatMap((name) => {
      const [page, mirror] = [this.docs[name], this.mirrors[name].doc]
      const isSame = JSON.stringify(viewOf(page)) === JSON.stringify(viewOf(mirror))
      const isTwin = JSON.stringify(viewOf(this.mirrors[name].twin())) === JSON.stringify(viewOf(mirror))
      return [
        ...(isSame ? [] : [`${this.name}: the mirror of ${name} says something else than the page`]),
        ...(isTwin ? [] : [`${this.name}: the twin of ${name} says something else than the mirror`]),
        ...(this.queue.length > 0 ? [`${this.name}: something waits for ${name}`] : []),
      ]
    })
  }

  private begin(): void {
    this.mirrors = this.openMirrors()
    for (const name of names) {
      for (const chunk of updateChunks(this.docs[name])) this.mirrors[name].takeOwn(chunk)
      this.mirrors[name].setOwnClient(this.docs[name].clientID)
    }
    this.exchange = this.openExchange()
  }

  private openDoc(name: Name): Y.Doc {
    const doc = new Y.Doc()
    doc.clientID = 1_000 + this.net.chance.below(2 ** 31)
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === peerOrigin || doc !== this.docs[name]) return
      this.mirrors[name].setOwnClient(doc.clientID)
      this.mirrors[name].takeOwn(bytes)
      this.exchange.changed(names.indexOf(name))
    })
    return doc
  }

  private openMirrors(): Record<Name, Mirror> {
    const open = (name: Name & DocName) =>
      openMirror({
        name,
        mayTake: () => true,
        weigh: () => ({ done: (pieces) => this.pass(name, pieces) }),
        refused: (_bytes, peer, detail) => this.refused(`${this.name}, of ${peer}: ${detail}`),
      })
    return { notes: open('notes'), reviews: open('reviews') }
  }

  private openExchange(): Exchange {
    return createExchange({
      replicas: names.map((name) => this.wrap(this.guarded(this.mirrors[name]))),
      later: this.net.later,
      newSalt: () => Uint8Array.from({ length: 8 }, () => this.net.chance.below(256)),
    })
  }

  private guarded(mirror: Mirror): Replica {
    const take: Replica['take'] = (update, peer) => {
      try {
        return mirror.take(update, peer)
      } catch (error) {
        this.refused(`${this.name}: ${String(error)}`)
        throw error
      }
    }
    return { doc: mirror.doc, take }
  }

  /** The page applies what passed a little later, in its order. */
  private pass(doc: Name, pieces: readonly Uint8Array[]): void {
    for (const bytes of pieces) {
      this.queue.push({ doc, bytes })
      this.net.later(this.net.chance.below(80), () => this.drain(1))
    }
  }
  private drain(most = this.queue.length): void {
    for (const { doc, bytes } of this.queue.splice(0, most)) Y.applyUpdate(this.docs[doc], bytes, peerOrigin)
  }
}
