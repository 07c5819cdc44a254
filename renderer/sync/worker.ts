/**
 * The Worker's side of sync: mirrors of the documents behind the gate, and the exchange with every device that is there.
 * It is told what the page edits, and tells the page what passed; it knows no bridge and no disk.
 */
import type { Receipt } from '../study/devices/devices'
import { type DocName, docNames, type RecordDocs } from '../study/record'
import { createExchange } from './exchange/exchange'
import type { Asked, Exchange, Later, Replica } from './exchange/types'
import { type Mirror, openMirror } from './gate/mirror'
import { imagesOf } from './imageRefs'
import { Meeting } from './meeting'
import { standingOf } from './standing'
import { Wants } from './wants'
import { exportSince, takeFile } from './workerFiles'
import type { FromWorker, MeetingHead, ToWorker } from './workerMessages'
import { FrameLog, xrayOf } from './xrayOf'

export interface WorkerWorld {
  readonly post: (message: FromWorker) => void
  readonly later: Later
  readonly now: () => number
  readonly newSalt: () => Uint8Array
}

/** What may be under way to the stream before the exchange waits. */
const windowBytes = 1_048_576
const tellMs = 100
const receiptMs = 1_000
/** While more comes, so that a window that goes leaves a receipt of most of it. */
const partReceiptMs = 5_000

type Message<Kind extends ToWorker['kind']> = Extract<ToWorker, { kind: Kind }>

export class SyncWorker {
  private readonly world: WorkerWorld
  private readonly mirrors: Readonly<Record<DocName, Mirror>>
  private readonly docs: RecordDocs
  private readonly exchange: Exchange
  private readonly meetings = new Map<number, Meeting>()
  private readonly frames = new FrameLog()
  /** Until the documents are here. */
  private waiting: ToWorker[] | undefined = []
  private readonly telling = new Set<number>()
  private readonly building = new Set<number>()
  private readonly partBuilding = new Set<number>()
  private readonly wants: Wants
  private edits = 0

  constructor(world: WorkerWorld) {
    this.world = world
    this.wants = new Wants(world)
    const open = (name: DocName) => this.openMirror(name)
    this.mirrors = { notes: open('notes'), reviews: open('reviews'), study: open('study') }
    const { notes, reviews, study } = this.mirrors
    this.docs = { notes: notes.doc, reviews: reviews.doc, study: study.doc }
    this.exchange = createExchange({
      replicas: docNames.map((name) => this.guarded(this.mirrors[name])),
      later: world.later,
      newSalt: world.newSalt,
      answer: (asked, peer) => this.answer(asked, peer),
    })
  }

  /** Throws nothing. */
  take(message: ToWorker): void {
    try {
      if (message.kind === 'load') this.load(message)
      else if (message.kind === 'ping') this.world.post({ kind: 'pong', id: message.id })
      else if (this.waiting && message.kind !== 'edit') this.waiting.push(message)
      else this.handle(message)
    } catch (error) {
      this.broken(error)
    }
  }

  private handle(message: Exclude<ToWorker, { kind: 'load' | 'ping' }>): void {
    if (message.kind === 'edit') this.edit(message)
    else if (message.kind === 'open') this.open(message.head, message.isFirst)
    else if (message.kind === 'file') void this.file(message)
    else if (message.kind === 'given') this.wants.given(message.id, message.bytes)
    else if (message.kind === 'export')
      this.world.post({ kind: 'exported', id: message.id, ...exportSince(this.docs, message.vectors) })
    else if (message.kind === 'xray') this.world.post({ kind: 'xray', id: message.id, xray: this.xray() })
    else if (message.kind === 'ask') void this.ask(this.meetings.get(message.session), message)
    else this.handleMeeting(message, this.meetings.get(message.session))
  }

  private handleMeeting(
    message: Message<'frame' | 'sent' | 'close' | 'backup' | 'answer'>,
    meeting: Meeting | undefined,
  ): void {
    if (message.kind === 'frame') {
      meeting?.link?.receive(message.bytes)
      this.world.post({ kind: 'took', session: message.session, bytes: message.bytes.length })
    }
    if (!meeting) return
    if (message.kind === 'sent') this.sent(meeting, message.bytes)
    else if (message.kind === 'close') this.close(meeting)
    else if (message.kind === 'answer') meeting.answered(message.isAllowed)
    else if (message.kind === 'backup') meeting.hasBackup(message.id)
  }

  private load({ doc, bytes, isLast }: Message<'load'>): void {
    this.mirrors[doc].takeOwn(bytes)
    if (!isLast) return
    const waiting = this.waiting ?? []
    this.waiting = undefined
    for (const message of waiting) this.take(message)
  }

  private edit({ doc, bytes, client, edits }: Message<'edit'>): void {
    this.mirrors[doc].setOwnClient(client)
    this.mirrors[doc].takeOwn(bytes)
    this.edits = edits
    this.exchange.changed(docNames.indexOf(doc))
    for (const session of this.meetings.keys()) this.tellSoon(session)
  }

  private openMirror(name: DocName): Mirror {
    const meetingOf = (peer: string) => this.meetings.get(Number(peer))
    return openMirror({
      name,
      mayTake: (peer) => meetingOf(peer)?.mayTake() ?? false,
      weigh: (change, peer) => {
        const meeting = meetingOf(peer)
        const weighed = meeting?.weigh(change)
        if (!weighed) return undefined
        for (const other of this.meetings.values()) if (other !== meeting) other.othersTouch(name, change.touched)
        return {
          done: (pieces) => {
            weighed.done()
            for (const bytes of pieces) this.world.post({ kind: 'merge', doc: name, bytes })
          },
        }
      },
      ownTouch: {
        isWanted: () => [...this.meetings.values()].some(({ changes }) => changes > 0),
        touched: (touched) => this.meetings.forEach((meeting) => void meeting.othersTouch(name, touched)),
      },
      refused: (bytes, peer, detail) => {
        this.world.post({ kind: 'refused', session: Number(peer), doc: name, bytes: new Uint8Array(bytes), detail })
        meetingOf(peer)?.noteRefused()
      },
    })
  }

  /** What is broken here is told to the page, for the exchange takes it for the peer's fault. */
  private guarded(mirror: Mirror): Replica {
    const take: Replica['take'] = (update, peer) => {
      try {
        return mirror.take(update, peer)
      } catch (error) {
        this.broken(error)
        throw error
      }
    }
    return { doc: mirror.doc, take, ...(mirror.mayTake && { mayTake: mirror.mayTake }) }
  }

  private broken(error: unknown): void {
    this.world.post({
      kind: 'broken',
      detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    })
  }

  private open(head: MeetingHead, isFirst: boolean): void {
    const { session } = head
    const meeting = new Meeting(head, { docs: this.docs, now: this.world.now, post: this.world.post })
    meeting.onFreed = () => meeting.link?.again()
    this.meetings.set(session, meeting)
    const send = (bytes: Uint8Array) => {
      meeting.underWay += bytes.length
      this.world.post({ kind: 'send', session, bytes })
      return meeting.underWay < windowBytes
    }
    meeting.link = this.exchange.connect({
      peer: String(session),
      way: { send },
      isFirst,
      onChange: () => {
        meeting.noteTheirs()
        this.tellSoon(session)
      },
      onMessage: (seen) => this.frames.add(seen, head.device, this.world.now()),
      onFault: (detail) => this.world.post({ kind: 'fault', session, why: 'protocol', detail }),
    })
    this.tellSoon(session)
  }

  private sent(meeting: Meeting, bytes: number): void {
    const wasFull = meeting.underWay >= windowBytes
    meeting.underWay = Math.max(0, meeting.underWay - bytes)
    if (wasFull && meeting.underWay < windowBytes) meeting.link?.drained()
  }

  private close(meeting: Meeting): void {
    this.giveReceipt(meeting)
    meeting.link?.close()
    this.meetings.delete(meeting.head.session)
  }

  private giveReceipt(meeting: Meeting): Receipt | undefined {
    const { isChanged } = meeting
    const receipt = meeting.build()
    if (isChanged && receipt) this.world.post({ kind: 'receipt', session: meeting.head.session, receipt })
    return receipt
  }

  private tellSoon(session: number): void {
    if (this.telling.has(session)) return
    this.telling.add(session)
    this.world.later(tellMs, () => {
      this.telling.delete(session)
      this.tell(session)
    })
  }

  private tell(session: number): void {
    const meeting = this.meetings.get(session)
    const { link } = meeting ?? {}
    if (!meeting || !link) return
    const standing = standingOf(session, link, this.docs, this.edits)
    // First, so that the page never says equal where images are not here.
    if (standing.isEqual) this.tellEqual(meeting)
    else this.tellPart(meeting)
    this.world.post({ kind: 'standing', standing })
  }

  /** Both are equal: which images are to be had, and what the receipt says. */
  private tellEqual(meeting: Meeting): void {
    const { session } = meeting.head
    meeting.noteEqual()
    const hashes = imagesOf(this.docs.notes, meeting.unlooked)
    meeting.unlooked = new Set()
    if (hashes.length > 0) this.world.post({ kind: 'images', session, hashes })
    meeting.hasMet ||= !meeting.isChanged
    if (!meeting.isChanged || this.building.has(session)) return
    this.building.add(session)
    this.world.later(receiptMs, () => {
      const build = () => {
        this.building.delete(session)
        if (this.meetings.has(session)) this.giveReceipt(meeting)
      }
      meeting.askTexts().then(build, build) // without the other's texts the receipt is only shorter
    })
  }

  private tellPart(meeting: Meeting): void {
    const { session } = meeting.head
    if (meeting.changes === meeting.partlyTold || this.partBuilding.has(session)) return
    this.partBuilding.add(session)
    this.world.later(meeting.hasReceipt() ? partReceiptMs : receiptMs, () => {
      this.partBuilding.delete(session)
      if (!this.meetings.has(session) || !meeting.isChanged) return
      meeting.partlyTold = meeting.changes
      this.giveReceipt(meeting)
      meeting.isChanged = true // the whole one is still to be made
    })
  }

  private answer({ what, key }: Asked, peer: string): Promise<Uint8Array | undefined> | Uint8Array | undefined {
    if (what === 'text') return this.meetings.get(Number(peer))?.textBefore(key)
    if (!/^[0-9a-f]{64}$/.test(key)) return undefined
    return this.wants.ask(key)
  }

  private async ask(meeting: Meeting | undefined, { id, hash }: Message<'ask'>): Promise<void> {
    const bytes = await meeting?.link?.ask({ what: 'image', key: hash }).catch(() => undefined) // it has ended: as if not there
    this.world.post({ kind: 'asked', id, bytes })
  }

  private async file({ id, head, updates, backup }: Message<'file'>): Promise<void> {
    const meeting = new Meeting(head, { docs: this.docs, now: this.world.now, post: this.world.post })
    meeting.hasBackup(backup)
    this.meetings.set(head.session, meeting)
    try {
      const replicas = Object.fromEntries(docNames.map((name) => [name, this.guarded(this.mirrors[name])]))
      const failure = await takeFile(meeting, updates, (doc, bytes) => {
        const taken = replicas[doc]?.take(bytes, String(head.session)) ?? { kind: 'missing' }
        this.exchange.changed(docNames.indexOf(doc))
        return taken
      })
      if (failure) this.giveReceipt(meeting)
      const outcome = failure ?? ({ kind: 'merged', receipt: meeting.build() } as const)
      this.world.post({ kind: 'filed', id, outcome })
    } catch (error) {
      this.broken(error)
    } finally {
      this.meetings.delete(head.session)
    }
  }

  private xray() {
    const links = [...this.meetings.values()].flatMap(({ head, link }) => (link ? [{ device: head.device, link }] : []))
    return xrayOf(this.docs, this.mirrors, links, this.frames)
  }
}
