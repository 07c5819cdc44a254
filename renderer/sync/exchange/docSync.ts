/** One document on one link: what the peer has, what it must be told, and what is to be got from it. */
import { Agreement } from './agreement'
import { answered, pushed } from './answers'
import { Comparison } from './comparison'
import type { Fresh } from './docIndex'
import type { Clocked } from './fields'
import type { Host } from './host'
import { Inbound } from './inbound'
import { ackMs, askAfterMs, listedPerPart, liveMs, maxRoundsInVain } from './limits'
import type { Message } from './messages'
import { ClockRanges, type Range } from './ranges'
import type { ReplicaState, Stated } from './replicaState'
import type { DocLink } from './types'
import { raise } from './vectors'

type Of<K extends Message['kind']> = Extract<Message, { kind: K }>

export class DocSync {
  readonly state: ReplicaState
  readonly host: Host
  readonly sent = { messages: 0, bytes: 0, changes: 0 }
  readonly received = { messages: 0, bytes: 0, changes: 0 }
  /** What the peer has said that it has. */
  theirs = new Map<number, number>()
  /** What the peer was told that is here. */
  told = new Map<number, number>()
  /** What was sent to the peer: to ask for it again costs. */
  readonly given = new Map<number, number>()
  isCompared = false
  /** The peer has what it was told of, as far as is known, so that it can use a change at once. */
  isLive = false
  /** The peer takes nothing now, as it said. */
  private isHeldThere = false
  /** Deletions that the peer may not know: made here, and learned. */
  readonly unsent = { own: new ClockRanges(), learned: new ClockRanges() }
  readonly comparison: Comparison
  readonly inbound: Inbound
  /** Changes made here that the peer has not been told. */
  private readonly fresh = new Map<number, { readonly from: number; to: number }>()
  /** Changes of others, by the clock up to which they are here. */
  private readonly learned = new Map<number, number>()
  private readonly timers = new Map<string, () => void>()
  private readonly agreement: Agreement

  constructor(state: ReplicaState, host: Host) {
    this.state = state
    this.host = host
    this.comparison = new Comparison(this)
    this.inbound = new Inbound(this)
    this.agreement = new Agreement(this)
  }

  get peer(): string {
    return this.host.peer
  }
  get doc(): number {
    return this.state.number
  }

  stop(): void {
    for (const cancel of this.timers.values()) cancel()
    this.timers.clear()
    this.state.leave(this)
  }

  /** One job of a name at a time. */
  after(name: string, ms: number, job: () => void): void {
    if (this.timers.has(name)) return
    const cancel = this.host.later(ms, () => {
      this.timers.delete(name)
      job()
    })
    this.timers.set(name, cancel)
  }
  callOff(name: string): void {
    this.timers.get(name)?.()
    this.timers.delete(name)
  }

  /* What is new here. */
  /** `stated` where the peer of this link brought it. */
  noteFresh({ structs, deletes }: Fresh, stated: Stated | undefined, isOwn: boolean): void {
    // What is here at the greeting is compared, not told.
    if (!this.comparison.hasBegun) return
    if (isOwn) {
      for (const { client, from, to } of structs) {
        const known = this.fresh.get(client)
        if (known) known.to = to
        else this.fresh.set(client, { from, to })
      }
      this.unsent.own.addAll(deletes)
    } else {
      for (const { client, to } of structs) this.learned.set(client, to)
      this.noteLearned(deletes, stated)
    }
    if (stated) this.after('slow', ackMs, this.flushSlow)
    else {
      this.after('slow', isOwn ? ackMs : askAfterMs, this.flushSlow)
      if (!this.timers.has('live')) this.flushLive()
    }
    this.host.changed()
  }

  private noteLearned(deletes: ClockRanges, stated: Stated | undefined): void {
    if (!stated) {
      this.unsent.learned.addAll(deletes)
      return
    }
    const unknown = new ClockRanges()
    unknown.addAll(deletes)
    unknown.cutAll(stated.deletes)
    for (const { client, from, to } of stated.ranges) unknown.cut(client, from, to)
    this.unsent.learned.addAll(unknown)
  }

  /** The peer knows of these deletions. */
  noteKnown(deletes: ClockRanges): void {
    this.unsent.own.cutAll(deletes)
    this.unsent.learned.cutAll(deletes)
  }

  /* Telling. */
  /** At once where it was quiet, then no more often than each `liveMs`. */
  flushLive = (): void => {
    if (!this.isCompared || !this.host.hasRoom()) return
    const clocks: Clocked[] = []
    for (const [client, clock] of this.learned) {
      if ((this.theirs.get(client) ?? 0) >= clock) continue
      this.learned.delete(client)
      if ((this.told.get(client) ?? 0) < clock) clocks.push({ client, clock })
    }
    const ranges: Range[] = []
    for (const [client, { from, to }] of this.fresh)
      if (this.isLive) ranges.push({ client, from, to })
      else clocks.push({ client, clock: to })
    this.fresh.clear()
    const isPushing = this.isLive && (ranges.length > 0 || !this.unsent.own.isEmpty)
    if (clocks.length === 0 && !isPushing) return
    this.tell(clocks)
    for (const { client, to } of ranges) raise(this.told, client, to)
    if (isPushing) this.host.queue(pushed(this, ranges, this.takeOut('own')))
    this.after('live', liveMs, this.flushLive)
  }

  /** What nobody waits for: that changes came here, and deletions that the peer may know from others. */
  private readonly flushSlow = (): void => {
    if (!this.isCompared || !this.host.hasRoom()) return
    const clocks = [...this.learned].flatMap(([client, clock]) =>
      (this.told.get(client) ?? 0) < clock ? [{ client, clock }] : [],
    )
    this.learned.clear()
    this.tell(clocks)
    if (this.unsent.learned.isEmpty || !this.isLive) return
    if (this.state.isFetching(this)) this.after('slow', askAfterMs, this.flushSlow)
    else this.host.queue(pushed(this, [], this.takeOut('learned')))
  }

  private takeOut(which: 'own' | 'learned'): ClockRanges {
    const out = new ClockRanges()
    out.addAll(this.unsent[which])
    this.unsent[which].clear()
    return out
  }
  private tell(clocks: readonly Clocked[]): void {
    for (const { client, clock } of clocks) raise(this.told, client, clock)
    for (let at = 0; at < clocks.length; at += listedPerPart)
      this.host.send({ kind: 'have', doc: this.doc, clocks: clocks.slice(at, at + listedPerPart) })
  }

  /** The way has room, or the peer can use changes again. */
  kick(): void {
    this.flushLive()
    this.flushSlow()
    this.state.stir()
  }

  /* What the peer says. */
  heard(client: number, clock: number): void {
    raise(this.theirs, client, clock)
    this.inbound.heard(client, clock)
  }

  receive(message: Message): void {
    this.inbound.noteAlive()
    if (message.kind === 'buckets' || message.kind === 'cells' || message.kind === 'offer')
      this.comparison.receive(message)
    else if (message.kind === 'data') this.inbound.receive(message)
    else if (message.kind === 'want') this.answer(message)
    else if (message.kind === 'have') this.noteHave(message)
    else if (message.kind === 'hold') this.noteHeldThere(true)
    else if (message.kind === 'same') this.agreement.hear(message)
  }

  private noteHeldThere(isHeld: boolean): void {
    if (isHeld) this.isLive = false
    if (this.isHeldThere === isHeld) return
    this.isHeldThere = isHeld
    this.host.changed()
  }

  private noteHave({ clocks }: Of<'have'>): void {
    for (const { client, clock } of clocks) this.heard(client, clock)
    this.checkLive()
    this.state.plan(askAfterMs)
    this.state.stir()
  }

  private answer(message: Of<'want'>): void {
    this.noteHeldThere(false)
    if (message.cells.length > 0 || message.ranges.some(({ client, from }) => from < (this.given.get(client) ?? 0)))
      this.host.spend(1)
    this.host.queue(answered(this, message))
  }

  /** The answer to a `want` is on its way: what comes after it can be used there. */
  noteAnswered(): void {
    this.isLive = true
    this.kick()
  }

  checkLive(): void {
    if (this.isLive || this.isTheyBehind()) return
    this.isLive = true
    this.kick()
  }

  /** Both had the same at some time, which `vector` tells. */
  noteAlike(vector: ReadonlyMap<number, number>): void {
    this.noteBothHave(vector)
    this.noteCompared()
  }
  private noteBothHave(vector: ReadonlyMap<number, number>): void {
    for (const [client, clock] of vector) {
      raise(this.theirs, client, clock)
      raise(this.told, client, clock)
    }
    this.inbound.noteAlike()
  }

  noteCompared(): void {
    this.isCompared = true
    this.checkLive()
    this.kick()
    this.state.plan(0)
    this.host.changed()
  }

  /** Asks the peer for what is not here; gives whether there was something to ask. */
  fetch(): boolean {
    return this.isCompared && this.inbound.fetch()
  }

  /** Both have the same changes now, so there is nothing to tell. */
  noteSame(): void {
    this.fresh.clear()
    this.learned.clear()
    this.unsent.own.clear()
    this.unsent.learned.clear()
    this.noteBothHave(this.state.index.vector)
    this.isLive = true
    this.noteHeldThere(false)
  }

  /** Nothing happened for a while. */
  noteQuiet(): void {
    if (!this.isCompared || !this.host.hasRoom()) return
    this.inbound.tryParked()
    this.flushLive()
    this.flushSlow()
    if (this.inbound.isWaiting() || this.hasUnsent()) return
    this.agreement.tell()
  }
  /** A round of asking brought nothing. */
  noteVain(rounds: number): void {
    if (rounds >= maxRoundsInVain) this.host.fault('offers changes that it does not give')
  }

  /* For people. */
  private hasUnsent(): boolean {
    return this.fresh.size > 0 || !this.unsent.own.isEmpty || !this.unsent.learned.isEmpty
  }
  look(): DocLink {
    const { theirs, isHeldThere, sent, received } = this
    return { state: this.lookState(), theirs, isHeldThere, sent: { ...sent }, received: { ...received } }
  }
  lookState(): DocLink['state'] {
    if (!this.isCompared) return 'comparing'
    const isBehind = this.inbound.isWaiting()
    const isEqual = this.agreement.isEqual()
    const isAhead = this.hasUnsent() || (isEqual === undefined && this.isTheyBehind())
    if (isBehind) return isAhead ? 'both' : 'behind'
    if (isAhead) return 'ahead'
    if (isEqual === undefined) return 'comparing'
    return isEqual ? 'equal' : 'apart'
  }
  private isTheyBehind(): boolean {
    return [...this.told].some(([client, clock]) => (this.theirs.get(client) ?? 0) < clock)
  }
}
