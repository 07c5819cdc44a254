/** The sessions as the page knows them, and what the screens are told of each device. */
import type { DeviceId, Receipt, SyncedDevice, SyncPhase } from '../study/devices/devices'
import type { Deletions } from './gate/deletions'
import type { DeviceRow } from './types'
import type { Standing } from './workerMessages'

export interface Session {
  readonly session: number
  readonly device: DeviceId
  standing?: Standing
  /** The standing of which the disk has everything. */
  saved?: Standing
  /** Why there is no backup. */
  noBackup?: string
  asking?: Deletions
  /** What the learner did not let it delete. */
  denied?: Deletions
  refused?: string
  receipt?: Receipt
  /** Images that it is or was asked for. */
  readonly askedFor: Set<string>
  /** How many are being fetched, or could not be written yet. */
  images: number
  /** What goes to the stream, in order. */
  sending: Promise<void>
}

export class Meetings {
  readonly sessions = new Map<number, Session>()
  private readonly rows = new Map<DeviceId, DeviceRow>()
  private readonly seen = new Set<DeviceId>()
  private readonly listeners = new Set<() => void>()
  private shown: readonly SyncedDevice[] | undefined
  private receipts: readonly Receipt[] | undefined
  private readonly edits: () => number

  /** `edits`: how many edits of the page its Worker was handed. */
  constructor(edits: () => number) {
    this.edits = edits
  }

  open(session: number, device: DeviceId): Session {
    const opened: Session = { session, device, askedFor: new Set(), images: 0, sending: Promise.resolve() }
    this.sessions.set(session, opened)
    this.seen.add(device)
    this.changed()
    return opened
  }
  close(session: number): void {
    this.sessions.delete(session)
    this.changed()
  }
  /** The newest of a device, but before it one in which the learner is asked, or is told that something is wrong. */
  of(device: DeviceId): Session | undefined {
    const all = [...this.sessions.values()].filter((one) => one.device === device)
    return all.findLast(({ asking }) => asking) ?? all.findLast(({ noBackup }) => noBackup !== undefined) ?? all.at(-1)
  }

  row(device: DeviceId): DeviceRow | undefined {
    return this.rows.get(device)
  }
  setRow(row: DeviceRow): void {
    this.rows.set(row.id, row)
    this.changed()
  }

  /** Gives whether it was known and is not connected. */
  forget(device: DeviceId): boolean {
    if (this.of(device)) return false
    const [hadRow, wasSeen] = [this.rows.delete(device), this.seen.delete(device)]
    if (hadRow || wasSeen) this.changed()
    return hadRow || wasSeen
  }

  changed(): void {
    this.shown = undefined
    this.receipts = undefined
    for (const listener of [...this.listeners]) listener()
  }
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  devices(): readonly SyncedDevice[] {
    this.shown ??= [...new Set([...this.rows.keys(), ...this.seen])].map((id): SyncedDevice => {
      const { equalAt } = this.rows.get(id) ?? {}
      const session = this.of(id)
      const phase: SyncPhase = session ? phaseOf(session, this.edits()) : { kind: 'apart' }
      const isByFile = session !== undefined && session.session < 0
      return { id, phase, ...(isByFile && { isByFile }), ...(equalAt !== undefined && { equalAt }) }
    })
    return this.shown
  }
  openReceipts(): readonly Receipt[] {
    this.receipts ??= [...this.sessions.values()].flatMap(({ receipt }) => (receipt ? [receipt] : []))
    return this.receipts
  }
}

/** What the learner must do comes first, then what went wrong. */
function phaseOf({ noBackup, asking, denied, refused, standing, saved, images }: Session, edits: number): SyncPhase {
  if (noBackup !== undefined) return { kind: 'waiting', why: 'backup', detail: noBackup }
  if (asking) return { kind: 'asking', deletions: asking }
  if (denied) return { kind: 'denied', deletions: denied }
  if (refused !== undefined) return { kind: 'refused', detail: refused }
  if (!standing) return { kind: 'comparing' }
  if (standing.apart.length > 0) return { kind: 'differs', docs: standing.apart }
  const { toSend, received } = standing
  // Its words are of an earlier state where the page has edited since.
  if (standing.isEqual && standing.edits !== edits) return { kind: 'exchanging', toSend: Math.max(1, toSend), received }
  if (standing.isEqual) return standing === saved && images === 0 ? { kind: 'equal' } : { kind: 'saving' }
  if (standing.isHeldThere) return { kind: 'held' }
  if (standing.isComparing) return { kind: 'comparing' }
  return { kind: 'exchanging', toSend, received }
}
