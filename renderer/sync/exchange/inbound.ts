/** What comes from a peer into the document, and what is asked of it. */

import type { Salt } from './digest'
import { cellKey, type DeleteCell } from './docIndex'
import type { DocSync } from './docSync'
import type { CellId } from './fields'
import { answerWithinMs, askAfterMs, holdAfterMs, maxClock, maxParkedRanges, mostWanted } from './limits'
import type { Message } from './messages'
import { ClockRanges, deletesUpdate, type Range, withDeletes } from './ranges'
import type { Taken } from './types'

type Data = Extract<Message, { kind: 'data' }>
type Lacked = DeleteCell & { readonly salt: Salt }

export class Inbound {
  private readonly sync: DocSync
  /** Clients of which the peer may have more. */
  private readonly ahead = new Set<number>()
  /** Cells of deletions in which the peer differs. */
  private readonly cells = new Map<string, Lacked>()
  /** Deletions that cannot be taken yet. */
  private readonly parked = new ClockRanges()
  private asked: readonly CellId[] = []
  /** Not now, or not at all: nothing is asked until `again`. */
  private isHeld = false
  /** The peer was told so since it was last asked for something. */
  private hasSaidHold = false
  /** An update built on what is not here; until a round of asking is over, no other is tried. */
  private isMissing = false
  private roundTook = false
  private vain = 0
  /** Deletions were let go: until a comparison has told of them again. */
  private mustCompare = false
  private isPausing = false
  /** It did not answer in time: it is asked nothing until it says something. */
  private isSilent = false

  constructor(sync: DocSync) {
    this.sync = sync
  }

  heard(client: number, clock: number): void {
    if (clock > (this.sync.state.index.vector.get(client) ?? 0)) this.ahead.add(client)
  }
  heardCells(cells: Iterable<DeleteCell>, salt: Salt): void {
    this.mustCompare = false
    this.cells.clear()
    for (const cell of cells) {
      const lacked = { ...cell, salt }
      if (!this.isAlike(lacked)) this.cells.set(cellKey(cell.client, cell.cell), lacked)
    }
  }
  noteAlike(): void {
    this.cells.clear()
    this.parked.clear()
    this.mustCompare = false
  }

  isWaiting(): boolean {
    return (
      this.sync.state.isFetching(this.sync) ||
      this.isMissing ||
      this.mustCompare ||
      !this.parked.isEmpty ||
      this.lacksCells() ||
      this.lacks().length > 0
    )
  }
  /** Another link may have brought what a cell lacked. */
  private lacksCells(): boolean {
    for (const [key, cell] of this.cells) {
      if (!this.isAlike(cell)) return true
      this.cells.delete(key)
    }
    return false
  }
  private isAlike({ client, cell, digest, salt }: Lacked): boolean {
    return this.sync.state.index.cellDigest(salt, client, cell) === digest
  }

  again(): void {
    this.isHeld = false
    this.hasSaidHold = false
    this.vain = 0
    this.isPausing = false
    this.tryParked()
    this.sync.state.plan(0)
    this.sync.state.stir()
  }

  /* Taking. */
  receive(message: Data): void {
    const { sync } = this
    const vector = sync.state.index.vector
    for (const { client, from, to } of message.ranges) {
      sync.heard(client, to)
      sync.received.changes += to - from
    }
    sync.noteKnown(message.deletes)
    if (message.isAnswer) this.keepWaiting()
    const mayTake = this.mayTake()
    const isTried = mayTake && (message.isAnswer || !this.isMissing)
    const isEarly = message.ranges.some(({ client, from }) => from > (vector.get(client) ?? 0))
    if (!isTried) this.park(message.deletes)
    else if (isEarly) this.miss(message)
    else this.take(message)
    if (!mayTake) this.hold()
    if (message.isLast) this.endRound(message.isStuck)
    sync.state.stir()
    sync.host.changed()
  }

  private take(message: Data): void {
    const { index } = this.sync.state
    const hasStructs = message.ranges.some(({ client, to }) => to > (index.vector.get(client) ?? 0))
    const now = new ClockRanges()
    const rest = new ClockRanges()
    now.addAll(message.deletes)
    for (const { client, from, to } of message.deletes.ranges()) {
      const end = Math.max(index.vector.get(client) ?? 0, endOf(message.ranges, client))
      rest.add(client, Math.max(from, end), to)
    }
    now.cutAll(rest)
    this.park(rest)
    now.cutAll(knownOf(now, index.deletes))
    if (!hasStructs && now.isEmpty) return
    const update = hasStructs ? withDeletes(message.update, now) : deletesUpdate(now)
    this.noteTaken(this.sync.state.take(update, this.sync, message), message)
  }

  private noteTaken(taken: Taken, message: Pick<Data, 'deletes' | 'isAnswer'>): void {
    if (taken.kind === 'taken') {
      this.roundTook = true
      this.tryParked()
    } else if (taken.kind === 'missing') this.miss(message)
    else {
      if (taken.kind === 'held') this.park(message.deletes)
      this.hold()
    }
  }

  private miss({ deletes }: Pick<Data, 'deletes' | 'isAnswer'>): void {
    this.park(deletes)
    this.isMissing = true
    this.sync.state.plan(askAfterMs)
  }
  /** Nothing more now: the peer need not send what cannot be taken. */
  private hold(): void {
    this.isHeld = true
    this.sayHold()
    this.release()
  }
  private sayHold(): void {
    if (this.hasSaidHold) return
    this.hasSaidHold = true
    this.sync.host.send({ kind: 'hold', doc: this.sync.doc })
  }
  /** What is wanted and may not be asked for: without a word the peer would wait for a question. */
  private planHold(): void {
    if (this.hasSaidHold || !this.isWaiting()) return
    this.sync.after('hold', holdAfterMs, () => {
      if (this.isDenied() && this.isWaiting()) this.sayHold()
    })
  }

  private park(deletes: ClockRanges): void {
    this.parked.addAll(deletes)
    if (this.parked.count <= maxParkedRanges) return
    this.parked.clear()
    this.mustCompare = true
    this.sync.state.plan(askAfterMs)
  }
  /** Deletions that could not be taken before, for want of what they delete. */
  tryParked(): void {
    if (this.parked.isEmpty || !this.mayTake()) return
    const { index } = this.sync.state
    const now = new ClockRanges()
    now.addAll(this.parked)
    for (const { client, from, to } of this.parked.ranges())
      now.cut(client, Math.max(from, index.vector.get(client) ?? 0), to)
    this.parked.cutAll(now)
    now.cutAll(knownOf(now, index.deletes))
    if (now.isEmpty) return
    const stated = { ranges: [], deletes: now }
    this.noteTaken(this.sync.state.take(deletesUpdate(now), this.sync, stated), { deletes: now, isAnswer: false })
  }

  private mayTake(): boolean {
    return !this.isHeld && !this.isDenied()
  }
  private isDenied(): boolean {
    return this.sync.state.replica.mayTake?.(this.sync.peer) === false
  }

  /* Asking. */
  private lacks(): Range[] {
    const { theirs, state } = this.sync
    const ranges: Range[] = []
    for (const client of this.ahead) {
      const from = state.index.vector.get(client) ?? 0
      const to = Math.min(theirs.get(client) ?? 0, maxClock)
      if (from < to) ranges.push({ client, from, to })
      else this.ahead.delete(client)
    }
    return ranges
  }

  private lackedCells(ranges: readonly Range[]): CellId[] {
    const coming = new Set(ranges.map(({ client }) => client))
    const list: CellId[] = []
    for (const [key, lacked] of this.cells) {
      const { client, cell } = lacked
      if (this.isAlike(lacked)) this.cells.delete(key)
      // The structs that come say of most of it that it is deleted.
      else if (!coming.has(client) && list.length < mostWanted.cells) list.push({ client, cell })
    }
    return list
  }

  /** Gives whether something was asked for. */
  fetch(): boolean {
    this.tryParked()
    const isDenied = this.isDenied()
    if (isDenied) this.planHold()
    if (isDenied || this.isHeld || this.isPausing || this.isSilent) return false
    if (this.mustCompare && !this.sync.comparison.isUnderWay) {
      this.sync.comparison.begin()
      return false
    }
    const ranges = this.lacks().slice(0, mostWanted.ranges)
    const cells = this.lackedCells(ranges)
    if (ranges.length === 0 && cells.length === 0) {
      if (this.isMissing) this.endInVain()
      return false
    }
    this.asked = cells
    this.roundTook = false
    this.hasSaidHold = false
    this.sync.host.send({ kind: 'want', doc: this.sync.doc, ranges, cells })
    this.keepWaiting()
    return true
  }

  private keepWaiting(): void {
    this.sync.callOff('answer')
    this.sync.after('answer', answerWithinMs, () => {
      this.isSilent = true
      this.release()
    })
  }
  /** The peer said something. */
  noteAlive(): void {
    if (!this.isSilent) return
    this.isSilent = false
    this.sync.state.plan(askAfterMs)
  }

  private endRound(isStuck: boolean): void {
    for (const { client, cell } of this.asked) this.cells.delete(cellKey(client, cell))
    this.asked = []
    if (isStuck) this.isHeld = true
    if (this.roundTook) {
      this.vain = 0
      this.isMissing = false
    } else if (!this.isHeld && (this.isMissing || this.lacks().length > 0)) this.endInVain()
    this.tryParked()
    this.release()
  }

  private endInVain(): void {
    this.isMissing = false
    this.vain++
    this.isPausing = true
    this.sync.after('vain', askAfterMs * 2 ** this.vain, () => {
      this.isPausing = false
      this.sync.state.plan(0)
    })
    this.sync.noteVain(this.vain)
  }

  private release(): void {
    this.sync.callOff('answer')
    this.sync.state.release(this.sync)
  }
}

function endOf(ranges: readonly Range[], client: number): number {
  return ranges.find((range) => range.client === client)?.to ?? 0
}

function knownOf(deletes: ClockRanges, known: ClockRanges): ClockRanges {
  const both = new ClockRanges()
  for (const { client, from, to } of deletes.ranges())
    for (const range of known.within(client, from, to)) both.add(client, range.from, range.to)
  return both
}
