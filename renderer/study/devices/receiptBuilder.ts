/** Gathers what one meeting of two devices changes, and makes its receipt as often as it is looked at. */
import { canonical } from '../backup/plain'
import type { RecordDocs } from '../record'
import { bothSides, type Paragraph } from './bothSides'
import type { BothSides, MadeKind, Receipt, ReceiptEntry } from './devices'
import { entryTitle, isFields, isHidden } from './entryTitle'
import { type EntryRef, fingerprint, kindOf, placeOf, readEntries } from './plainEntry'

/** An entry that the sync is about to change, or has changed. */
export interface Touched extends EntryRef {
  /** What it said before, as `plainEntry` gives it; undefined where it was not there. */
  readonly before: unknown
}

export type ReceiptHead = Pick<Receipt, 'id' | 'device' | 'via' | 'from'>

const mostEntries = 2_000
/** Of all that is kept of how entries were and are: UTF-16 units of its canonical text. */
const mostKept = 1_048_576
const mostBoth = 200
/** Of the other's texts together, in UTF-16 units: they come from another device, up to 3 MiB each. */
const mostTheirs = 8 * 1_048_576

/** Of more than can be kept, what can least be had elsewhere comes first. */
const order: readonly MadeKind[] = ['notes', 'cards', 'labs', 'settings', 'read', 'answers', 'events']

interface Held {
  readonly kind: MadeKind
  readonly id: string
  readonly print: string
  readonly wasThere: boolean
  /** Undefined where there was nothing, and where there was no room to keep it. */
  readonly before: unknown
  readonly isKept: boolean
  /** How the sync left it, from when something else than this sync changed it. */
  left?: { readonly print: string; readonly plain: unknown }
}

export class ReceiptBuilder {
  readonly #head: ReceiptHead
  readonly #held = new Map<MadeKind, Map<string, Held>>(order.map((kind) => [kind, new Map()]))
  readonly #theirs = new Map<string, string>()
  /** As it was when both had met: what is written later stands in none of the texts from before. */
  readonly #compared = new Map<string, readonly Paragraph[]>()
  #size = 0
  #theirSize = 0

  constructor(head: ReceiptHead) {
    this.#head = head
  }

  /** The first `before` of an entry holds, however often it is changed after. Roots that the record has not are left out. */
  touched(list: readonly Touched[]): void {
    for (const { doc, root, key, before } of list) {
      const kind = kindOf(doc, root)
      const held = kind && this.#held.get(kind)
      if (held && !held.has(key)) held.set(key, this.#hold(kind, key, before))
    }
  }

  #hold(kind: MadeKind, id: string, before: unknown): Held {
    const wasThere = before !== undefined
    const size = wasThere ? canonical(before).length : 0
    const isKept = !wasThere || (this.#size + size <= mostKept && isJson(before, 0))
    if (isKept) this.#size += size
    return { kind, id, print: fingerprint(before), wasThere, before: isKept ? before : undefined, isKept }
  }

  /**
   * Something else than this sync is about to change these entries. What it makes of them is not the sync's: from now on
   * they count as left as they stand, so that an undo takes back nobody else's words.
   */
  othersTouch(docs: RecordDocs, list: readonly EntryRef[]): void {
    for (const { doc, root, key } of list) {
      const kind = kindOf(doc, root)
      const held = kind && !placeOf[kind].isList ? this.#held.get(kind)?.get(key) : undefined
      if (!held || held.left) continue
      const plain = readEntries(docs, doc, root, [key]).get(key)
      const left = leftOf(held, plain, mostKept - this.#size)
      this.#size += left?.size ?? 0
      held.left = { print: fingerprint(plain), plain: left?.plain }
    }
  }

  /** Notes that were here before: of these `theirText` is asked for, if the other had them too. */
  changedNotes(): readonly string[] {
    return [...(this.#held.get('notes')?.values() ?? [])].filter((held) => held.wasThere).map(({ id }) => id)
  }

  /** What a note said on the other device before the two met; the first holds, as far as there is room. */
  theirText(note: string, text: string): void {
    if (this.#theirs.has(note) || this.#theirSize + text.length > mostTheirs) return
    this.#theirSize += text.length
    this.#theirs.set(note, text)
  }

  /** Undefined where nothing is other than it was. `to` in milliseconds since 1970. */
  build(docs: RecordDocs, to: number, backup?: string): Receipt | undefined {
    const entries: ReceiptEntry[] = []
    const more: Partial<Record<MadeKind, number>> = {}
    let size = this.#size
    for (const kind of order) {
      for (const { held, now } of this.#changed(docs, kind)) {
        if (!held.isKept || entries.length >= mostEntries) {
          more[kind] = (more[kind] ?? 0) + 1
          continue
        }
        const left = held.left ?? leftOf(held, now, mostKept - size)
        size += left && 'size' in left ? left.size : 0
        entries.push(entryOf(held, now, left?.plain))
      }
    }
    if (entries.length === 0 && Object.keys(more).length === 0) return undefined
    const both = this.#both(docs)
    return { ...this.#head, to, entries, more, both, ...(backup === undefined ? {} : { backup }) }
  }

  /** Entries of a kind that are not as they were. */
  *#changed(docs: RecordDocs, kind: MadeKind): Generator<{ readonly held: Held; readonly now: unknown }> {
    const held = this.#held.get(kind)
    if (!held || held.size === 0) return
    const { doc, root } = placeOf[kind]
    const present = readEntries(docs, doc, root, held.keys())
    for (const one of held.values()) {
      const now = present.get(one.id)
      const isChanged = one.wasThere ? fingerprint(now) !== one.print : now !== undefined
      if (isChanged) yield { held: one, now }
    }
  }

  #both(docs: RecordDocs): readonly BothSides[] {
    const found: BothSides[] = []
    const present = readEntries(docs, 'notes', 'notes', this.#theirs.keys())
    for (const [note, theirs] of this.#theirs) {
      const now = present.get(note)
      const [here, merged] = [bodyOf(this.#held.get('notes')?.get(note)?.before), bodyOf(now)]
      if (here === undefined || merged === undefined) continue
      const title = entryTitle('notes', note, now)
      for (const side of this.#compare(note, here, theirs, merged)) found.push({ note, title, ...side })
      if (found.length >= mostBoth) break
    }
    return found.slice(0, mostBoth)
  }

  #compare(note: string, here: string, theirs: string, merged: string): readonly Paragraph[] {
    const known = this.#compared.get(note)
    if (known) return known
    const sides = bothSides(here, theirs, merged)
    this.#compared.set(note, sides)
    return sides
  }
}

const bodyOf = (plain: unknown): string | undefined =>
  isFields(plain) && typeof plain.body === 'string' ? plain.body : undefined

function entryOf(held: Held, now: unknown, left: unknown): ReceiptEntry {
  const { kind, id, before, wasThere } = held
  const title = entryTitle(kind, id, now) || entryTitle(kind, id, before)
  return {
    ...{ kind, id, what: whatOf(kind, id, before, now), title, after: held.left?.print ?? fingerprint(now) },
    ...(wasThere && { before }),
    ...(left !== undefined && { left }),
  }
}

/** As the learner sees it: what went into the trash is gone, what came out of it is there again. */
function whatOf(kind: MadeKind, id: string, before: unknown, now: unknown): ReceiptEntry['what'] {
  if (before === undefined) return 'added'
  if (now === undefined) return 'gone'
  const [was, is] = [isHidden(kind, id, before), isHidden(kind, id, now)]
  if (was === is) return 'changed'
  return is ? 'gone' : 'added'
}

function leftOf({ kind, wasThere }: Held, now: unknown, room: number) {
  if (!wasThere || now === undefined || (kind !== 'notes' && kind !== 'cards')) return undefined
  const size = canonical(now).length
  return size <= room && isJson(now, 0) ? { plain: now, size } : undefined
}

/** Whether a receipt on the disk, which is JSON, gives it back as it is. */
function isJson(value: unknown, depth: number): boolean {
  if (depth > 32) return false
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value instanceof Uint8Array) return false
  return Object.entries(value).every(([key, inner]) => key !== '__proto__' && isJson(inner, depth + 1))
}
