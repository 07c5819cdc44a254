/** The page's side of sync: between the bridge, the Worker, the documents and the disk. */
import type { DeviceId } from '../study/devices/devices'
import { ApplyQueue } from './applyQueue'
import { type Backup, openBackups } from './backups'
import { fetchImages } from './fetchImages'
import { Meetings, type Session } from './meetings'
import { openQuarantine } from './quarantine'
import type { SyncOptions } from './types'
import { WorkerHost } from './workerHost'
import type { FromWorker, MeetingHead, Standing } from './workerMessages'

const retryBackupMs = 60_000
const retryFlushMs = 1_000
const flushMs = 5_000

type Answer = Extract<FromWorker, { kind: 'asked' | 'filed' | 'exported' | 'xray' }>

export class PageSync {
  readonly meetings = new Meetings(() => this.host.edits())
  readonly options: SyncOptions
  private readonly host: WorkerHost
  private readonly queue: ApplyQueue
  private readonly stops: (() => void)[]
  private readonly timers = new Set<ReturnType<typeof setTimeout>>()
  private readonly backup: () => Promise<Backup>
  private readonly quarantine: ReturnType<typeof openQuarantine>
  private readonly asked = new Map<number, (answer: Answer | undefined) => void>()
  private ids = 0
  private isStopped = false

  constructor(options: SyncOptions) {
    this.options = options
    const { bridge } = options
    this.backup = openBackups(options)
    this.quarantine = openQuarantine(options.shelf.setAside)
    this.queue = new ApplyQueue(options.docs, (error) => options.log('error', `A change of a peer: ${String(error)}`))
    this.host = new WorkerHost({
      docs: options.docs,
      start: options.startWorker,
      onMessage: (message) => this.hear(message),
      onLost: (detail) => this.lost(detail),
      onEdit: () => this.edited(),
      applied: (run) => this.queue.after(run),
      isNeeded: () => this.meetings.sessions.size + this.asked.size > 0,
    })
    this.stops = [
      bridge.on('peersOpened', ({ session, device, isFirst }) => this.opened(session, device, isFirst)),
      bridge.on('peersFrame', ({ session, bytes }) => this.host.tell({ kind: 'frame', session, bytes })),
      bridge.on('peersClosed', ({ session }) => this.closed(session)),
    ]
  }

  stop(): void {
    this.isStopped = true
    for (const stop of this.stops) stop()
    for (const timer of this.timers) clearTimeout(timer)
    this.host.end()
    this.queue.stop()
    this.forgetAsked()
  }

  /** Asks the Worker, which is started where none runs; undefined where it is lost before it answers. */
  ask<Kind extends Answer['kind']>(
    post: (id: number, host: WorkerHost) => void,
  ): Promise<Extract<Answer, { kind: Kind }> | undefined> {
    const id = ++this.ids
    return new Promise((resolve) => {
      this.asked.set(id, (answer) => resolve(answer as Extract<Answer, { kind: Kind }> | undefined))
      post(id, this.host)
    })
  }
  headOf(session: number, device: DeviceId, name: string, via: MeetingHead['via']): MeetingHead {
    return { session, device, name, via, receiptId: this.options.newId() }
  }

  answer(device: DeviceId, isAllowed: boolean): void {
    const session = this.meetings.of(device)
    const deletions = session?.asking ?? session?.denied
    if (!session || !deletions) return
    delete session.asking
    delete session.denied
    if (!isAllowed) session.denied = deletions
    this.host.tell({ kind: 'answer', session: session.session, isAllowed })
    this.meetings.changed()
  }
  again(device: DeviceId): void {
    const session = this.meetings.of(device)
    if (session?.noBackup !== undefined) void this.makeBackup(session)
  }

  async part(device: DeviceId): Promise<void> {
    const session = this.meetings.of(device)?.session
    if (session === undefined || session < 0) return
    this.closed(session)
    this.options.bridge.peersHangUp({ session, why: 'idle' }).catch((error: unknown) => this.warn(error))
    // The Worker answers in order: with this its last receipt is here.
    await this.ask<'xray'>((id, host) => host.post({ kind: 'xray', id }))
  }

  async forget(device: DeviceId): Promise<void> {
    if (this.meetings.forget(device)) await this.options.shelf.forgetDevice(device)
  }

  later(ms: number, job: () => void): void {
    if (this.isStopped) return
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      job()
    }, ms)
    this.timers.add(timer)
  }

  private opened(session: number, device: DeviceId, isFirst: boolean): void {
    this.meetings.open(session, device)
    const head = this.headOf(session, device, this.options.nameOf(device), 'network')
    this.host.post({ kind: 'open', head, isFirst })
  }
  private closed(session: number): void {
    this.host.tell({ kind: 'close', session })
    this.meetings.close(session)
  }

  /** What was said of sessions that were equal holds no longer. */
  private edited(): void {
    const isSaidEqual = ({ standing }: Session) => standing?.isEqual && standing.edits + 1 === this.host.edits()
    if ([...this.meetings.sessions.values()].some(isSaidEqual)) this.meetings.changed()
  }

  private lost(detail: string): void {
    this.options.log('error', `The sync's Worker is lost: ${detail}`)
    this.forgetAsked()
    for (const session of [...this.meetings.sessions.keys()]) this.hangUp(session, 'protocol')
  }
  private forgetAsked(): void {
    for (const resolve of this.asked.values()) resolve(undefined)
    this.asked.clear()
  }
  private hangUp(session: number, why: 'refused' | 'protocol'): void {
    this.meetings.close(session)
    if (session < 0) return
    this.options.bridge.peersHangUp({ session, why }).catch((error: unknown) => this.warn(error))
  }
  private warn(error: unknown): void {
    this.options.log('warn', `Sync: ${String(error)}`)
  }

  /** What changes nothing here is heard at once; the rest after what the Worker passed on before it. */
  private hear(message: FromWorker): void {
    if (message.kind === 'send') this.send(message.session, message.bytes)
    else if (message.kind === 'merge') this.queue.merge(message.doc, message.bytes)
    else if (message.kind === 'want') void this.give(message.id, message.hash)
    else this.queue.after(() => this.isStopped || this.heed(message))
  }

  private heed(message: FromWorker): void {
    if (
      message.kind === 'asked' ||
      message.kind === 'filed' ||
      message.kind === 'exported' ||
      message.kind === 'xray'
    ) {
      this.asked.get(message.id)?.(message)
      this.asked.delete(message.id)
    } else if (message.kind === 'receipt') this.keepReceipt(message)
    else if (message.kind === 'refused') this.refused(message)
    else if (message.kind === 'took')
      this.options.bridge
        .peersTook({ session: message.session, bytes: message.bytes })
        .catch((error: unknown) => this.warn(error))
    else this.heedSession(message)
  }

  private heedSession(message: FromWorker): void {
    const number = message.kind === 'standing' ? message.standing.session : 'session' in message ? message.session : 0
    const session = this.meetings.sessions.get(number)
    if (!session) return
    if (message.kind === 'standing') this.stands(session, message.standing)
    else if (message.kind === 'wantBackup') void this.makeBackup(session)
    else if (message.kind === 'asking') session.asking = message.deletions
    else if (message.kind === 'images')
      void fetchImages(session, message.hashes, this).then(() => this.noteEqual(session))
    else if (message.kind === 'fault') {
      this.options.log('warn', `Sync with ${session.device} ends: ${message.detail}`)
      this.hangUp(number, message.why)
    }
    this.meetings.changed()
  }

  private send(number: number, bytes: Uint8Array): void {
    const session = this.meetings.sessions.get(number)
    if (!session) return
    session.sending = session.sending.then(async () => {
      try {
        await this.options.bridge.peersSend({ session: number, bytes: new Uint8Array(bytes) })
        this.host.tell({ kind: 'sent', session: number, bytes: bytes.length })
      } catch (error) {
        // Without this message the other side would wait for it before all that follow.
        this.warn(error)
        if (this.meetings.sessions.get(number) === session) this.hangUp(number, 'protocol')
      }
    })
  }

  private async give(id: number, hash: string): Promise<void> {
    const image = await this.options.images.get(hash).catch(() => undefined) // to the peer as if it were not here
    this.host.tell({ kind: 'given', id, bytes: image?.bytes })
  }

  private refused({ session: number, doc, bytes, detail }: Extract<FromWorker, { kind: 'refused' }>): void {
    const session = this.meetings.sessions.get(number)
    const device = session?.device
    if (session) {
      session.refused = detail
      this.meetings.changed()
    }
    this.options.log('warn', `Of ${device ?? 'a device'} something was refused in ${doc}: ${detail}`)
    if (device) this.quarantine({ device, doc, bytes, detail }).catch((error: unknown) => this.warn(error))
  }

  private keepReceipt({ session: number, receipt }: Extract<FromWorker, { kind: 'receipt' }>): void {
    const session = this.meetings.sessions.get(number)
    if (session) session.receipt = receipt
    this.options.shelf.putReceipt(receipt).catch((error: unknown) => this.warn(error))
    this.meetings.changed()
  }

  backupFirst(): Promise<Backup> {
    return this.backup()
  }
  private async makeBackup(session: Session): Promise<void> {
    const backup = await this.backup()
    if (!this.meetings.sessions.has(session.session)) return
    if (backup.ok) {
      delete session.noBackup
      this.host.tell({ kind: 'backup', session: session.session, id: backup.id })
    } else {
      const isFirst = session.noBackup === undefined
      session.noBackup = backup.reason
      if (isFirst) this.retryBackup(session)
    }
    this.meetings.changed()
  }

  private retryBackup(session: Session): void {
    this.later(retryBackupMs, () => {
      if (session.noBackup === undefined || !this.meetings.sessions.has(session.session)) return
      void this.makeBackup(session)
      this.retryBackup(session)
    })
  }

  private stands(session: Session, standing: Standing): void {
    session.standing = standing
    if (standing.isEqual) {
      // Nothing is left to be answered.
      delete session.asking
      delete session.denied
    }
    // Its words are of an earlier state where the page has edited since.
    if (standing.isEqual && standing.edits === this.host.edits()) void this.confirm(session, standing)
  }

  /** Equal is said only when this device's disk has it. */
  private async confirm(session: Session, standing: Standing): Promise<void> {
    const isSaved = await this.options.flush(flushMs).catch(() => false) // then it is tried again, as where it took too long
    if (this.isStopped || session.standing !== standing) return
    if (!isSaved) return this.later(retryFlushMs, () => void this.confirm(session, standing))
    session.saved = standing
    await this.noteEqual(session)
  }

  /** Both have the same, images too as far as they are to be had, and the disk has it. */
  private async noteEqual(session: Session): Promise<void> {
    const { standing } = session
    // Of one that has ended it is not known whether the images came.
    if (this.isStopped || !this.meetings.sessions.has(session.session) || session.images > 0) return
    if (!standing || standing !== session.saved) return
    const { notes, reviews, study } = standing.vectors ?? {}
    if (notes && reviews && study) {
      const vectors = { notes: copy(notes), reviews: copy(reviews), study: copy(study) }
      const row = { id: session.device, equalAt: this.options.now(), vectors }
      this.meetings.setRow(row)
      await this.options.shelf.putDevice(row).catch((error: unknown) => this.warn(error))
    }
  }

  /** A file is a meeting too, which can be waiting for an answer. Its number is negative, so that it is no session's. */
  openFile(device: DeviceId): number {
    const number = -++this.ids
    this.meetings.open(number, device)
    return number
  }
}

export const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
