/** One meeting with another device, over the network or by a file, as the Worker keeps it: policy and receipt. */
import * as Y from 'yjs'
import type { Receipt } from '../study/devices/devices'
import { ReceiptBuilder } from '../study/devices/receiptBuilder'
import type { DocName, RecordDocs } from '../study/record'
import type { Link } from './exchange/types'
import { openBefore } from './gate/beforeOf'
import { type Deletions, openTally, type Tally, weighDeletions } from './gate/deletions'
import type { Change } from './gate/mirror'
import type { FromWorker, MeetingHead } from './workerMessages'

/** Updates that one meeting may have refused before it is ended. */
const mostRefused = 50
const mostAsked = 200

export interface MeetingWorld {
  readonly docs: RecordDocs
  readonly now: () => number
  readonly post: (message: FromWorker) => void
}

export class Meeting {
  readonly head: MeetingHead
  link: Link | undefined
  /** Bytes that the page was given for the stream, and that the stream has not taken. */
  underWay = 0
  /** Notes that were changed since their images were last looked for; undefined: all of them. */
  unlooked: Set<string> | undefined
  isChanged = false
  /** How often it changed something, and how often when a receipt was last made before all was here. */
  changes = 0
  partlyTold = 0
  /** Both were equal once: what comes since is written while both look on. */
  hasMet = false
  backup: 'none' | 'asked' | 'made' = 'none'
  /** What is called when a backup was made, or the learner has answered. */
  onFreed: () => void = () => undefined
  private asking: Deletions | undefined
  private isAllowed: boolean | undefined
  private backupId: string | undefined
  private refused = 0
  private tally: Tally | undefined
  private receipt: Receipt | undefined
  private theirs: ReadonlyMap<number, number> | undefined
  private readonly world: MeetingWorld
  private readonly before = openBefore()
  private readonly textsBefore = new Map<string, string>()
  private readonly askedFor = new Set<string>()
  private readonly builder: ReceiptBuilder

  constructor(head: MeetingHead, world: MeetingWorld) {
    this.head = head
    this.world = world
    const device = { id: head.device, name: head.name }
    this.builder = new ReceiptBuilder({ id: head.receiptId, device, via: head.via, from: world.now() })
  }

  /** Nothing is taken before there is a backup, nor while the learner is asked or after they have said no. */
  mayTake(): boolean {
    if (this.isHeld()) return false
    if (this.backup === 'none') {
      this.backup = 'asked'
      this.world.post({ kind: 'wantBackup', session: this.head.session })
    }
    return this.backup === 'made'
  }
  hasBackup(id: string | undefined): void {
    this.backup = 'made'
    this.backupId ??= id
    this.onFreed()
  }
  answered(isAllowed: boolean): void {
    if (this.asking === undefined) return
    this.isAllowed = isAllowed
    this.onFreed()
  }
  /** What was asked about is done, or is so by another way: what is deleted after that is another question. */
  noteEqual(): void {
    if (this.asking === undefined) return
    const wasHeld = this.isHeld() !== undefined
    this.asking = undefined
    this.isAllowed = undefined
    this.tally = undefined
    if (wasHeld) this.onFreed()
  }
  /** Whether the learner is to answer, or has said no. */
  isHeld(): 'asking' | 'denied' | undefined {
    if (this.asking === undefined || this.isAllowed) return undefined
    return this.isAllowed === undefined ? 'asking' : 'denied'
  }

  weigh(change: Change): { readonly done: () => void } | undefined {
    if (change.name === 'notes') this.tally ??= openTally(change.before)
    const asked = this.isAllowed ? undefined : weighDeletions(change, this.tally)
    if (asked) {
      this.asking = asked
      // The one that stands may be days old: with a yes there is to be one of how it is then.
      this.backup = 'none'
      this.world.post({ kind: 'asking', session: this.head.session, deletions: asked })
      return undefined
    }
    const touched = this.before(change)
    return {
      done: () => {
        this.builder.touched(touched)
        for (const { root, key, before } of touched)
          if (change.name === 'notes' && root === 'notes') this.textsBefore.set(key, textOf(before))
        for (const key of change.name === 'notes' ? (change.touched.get('notes') ?? []) : []) this.unlooked?.add(key)
        this.isChanged = true
        this.changes++
      },
    }
  }

  /** Something else than this meeting is about to change these entries. */
  othersTouch(doc: DocName, touched: Change['touched']): void {
    const list = [...touched].flatMap(([root, keys]) => [...keys].map((key) => ({ doc, root, key })))
    this.builder.othersTouch(this.world.docs, list)
  }

  /** Counts; the meeting is over after too many. */
  noteRefused(): void {
    if (++this.refused !== mostRefused) return
    this.world.post({ kind: 'fault', session: this.head.session, why: 'refused', detail: 'Too much was refused.' })
  }

  /** What a note said before this meeting changed it, in UTF-8; undefined where there is no such note. */
  textBefore(note: string): Uint8Array | undefined {
    const text = this.textsBefore.get(note) ?? this.textNow(note)
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }
  private textNow(note: string): string | undefined {
    const body = this.world.docs.notes.getMap<unknown>('notes').get(note)
    const text: unknown = body instanceof Y.Map ? body.get('body') : undefined
    return text instanceof Y.Text ? text.toString() : undefined
  }

  /** Notes what the other had when both met: as soon as it is known, before it has anything of what is here. */
  noteTheirs(): void {
    if (this.theirs) return
    const [notes] = this.link?.docs() ?? []
    if (notes && notes.state !== 'comparing') this.theirs = new Map(notes.theirs)
  }

  /** Asks for what the notes that both sides edited while they were apart said there before. */
  async askTexts(): Promise<void> {
    const { link, theirs, hasMet } = this
    this.hasMet = true
    if (!link || !theirs || hasMet) return
    const notes = this.builder.changedNotes().filter((note) => !this.askedFor.has(note) && this.hasOwn(note, theirs))
    const asked = notes.slice(0, Math.max(0, mostAsked - this.askedFor.size))
    for (const note of asked) this.askedFor.add(note)
    await Promise.all(
      asked.map(async (key) => {
        const bytes = await link.ask({ what: 'text', key })
        if (bytes) this.builder.theirText(key, new TextDecoder().decode(bytes))
      }),
    )
  }

  /** Whether a note's text has something that the other lacked at the beginning. */
  private hasOwn(note: string, theirs: ReadonlyMap<number, number>): boolean {
    const entry = this.world.docs.notes.getMap<unknown>('notes').get(note)
    const body: unknown = entry instanceof Y.Map ? entry.get('body') : undefined
    if (!(body instanceof Y.Text)) return false
    for (let item = body._start; item; item = item.right)
      if (item.id.clock + item.length > (theirs.get(item.id.client) ?? 0)) return true
    return false
  }

  hasReceipt(): boolean {
    return this.receipt !== undefined
  }

  /** The receipt so far; undefined where nothing was changed. */
  build(): Receipt | undefined {
    if (!this.isChanged) return this.receipt
    this.isChanged = false
    this.receipt = this.builder.build(this.world.docs, this.world.now(), this.backupId)
    return this.receipt
  }
}

function textOf(plain: unknown): string {
  const isNote = typeof plain === 'object' && plain !== null && 'body' in plain && typeof plain.body === 'string'
  return isNote ? (plain.body as string) : ''
}
