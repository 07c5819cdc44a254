/** An Anki package (.apkg) with a collection of schema 11, which every Anki since 2.1 reads. See docs/formats/anki.md. */
import type { Database, SqlValue } from 'sql.js'
import type { OwnCard } from '../../study/cards/ownCards'
import type { Bytes, DeckCard, ImageFile } from '../../study/parcel'
import type { ReviewEvent } from '../../study/schedule/reviewBook'
import { imageEnding } from '../imageType'
import { toHex } from '../sha256'
import { type PackedFile, textFile, writeZip } from '../zip/writeZip'
import { guidOf } from './guid'
import { type CardHistory, readHistories } from './history'
import { type ImageName, markdownToHtml } from './markdownToHtml'
import { basicType, clozeType, deck, deckOptions, noteTypes, schema, settings } from './noteTypes'
import { cardColumns, logColumns } from './schedule'
import { withDatabase } from './sqlite'

export interface DeckParcel {
  /** In the order in which new ones are to be learnt. */
  readonly cards: readonly DeckCard[]
  readonly events: readonly ReviewEvent[]
  readonly withHistory: boolean
  readonly images: readonly ImageFile[]
  readonly madeAt: number
  readonly retention: number
  /** Minutes that the learner's clock is ahead of UTC, for the hour at which a day begins. */
  readonly zoneMinutes: number
}

interface Counts {
  readonly notes: number
  readonly cards: number
  readonly reviews: number
}

export async function writeDeck(parcel: DeckParcel): Promise<{ readonly bytes: Bytes; readonly counts: Counts }> {
  const names = new Map(
    parcel.images.map((image) => [image.hash, `drydock-${image.hash.slice(0, 20)}.${imageEnding(image.type)}`]),
  )
  const notes = await Promise.all(parcel.cards.map((card) => prepare(card, (hash) => names.get(hash))))
  const histories = parcel.withHistory
    ? readHistories(parcel.events, parcel.retention, parcel.madeAt)
    : new Map<string, CardHistory>()
  const { bytes, counts } = await withDatabase(undefined, (database) => {
    const filling = new Filling(database, parcel, histories)
    database.run('BEGIN')
    filling.fill(notes)
    database.run('COMMIT')
    return { bytes: new Uint8Array(database.export()), counts: filling.counts() }
  })
  const named = parcel.images.map((image, at) => ({
    entry: String(at),
    name: names.get(image.hash) ?? '',
    bytes: image.bytes,
  }))
  const files: PackedFile[] = [
    { path: 'collection.anki2', bytes },
    textFile('media', JSON.stringify(Object.fromEntries(named.map(({ entry, name }) => [entry, name])))),
    ...named.map(({ entry, bytes }) => ({ path: entry, bytes })),
  ]
  return { bytes: writeZip(files, parcel.madeAt), counts }
}

interface Note {
  readonly card: DeckCard
  readonly guid: string
  readonly fields: readonly string[]
  readonly plain: string
  readonly sum: number
  /** The card's number and what the schedule calls it: a cloze note has one for each gap. */
  readonly faces: readonly { readonly ord: number; readonly ref: string }[]
}

async function prepare(card: DeckCard, image: ImageName): Promise<Note> {
  const { kind, front, back } = card
  const isOwn = card.ref.startsWith('own:')
  const source = isOwn ? JSON.stringify({ kind, front, back } satisfies Pick<OwnCard, 'kind' | 'front' | 'back'>) : ''
  const first = markdownToHtml(front, image)
  const plain = first.replaceAll(/<[^>]*>/g, '')
  // A field ends at this sign; it is no character of any text.
  const fields = [first, markdownToHtml(back, image), escapeSource(source)].map((field) => field.replaceAll('\x1f', ''))
  const faces =
    kind === 'cloze'
      ? gaps(front).map((number) => ({ ord: number - 1, ref: `${card.ref}:${number}` }))
      : [{ ord: 0, ref: card.ref }]
  return { card, guid: guidOf(card.ref), fields, plain, sum: await checksum(plain), faces }
}

/** As text of an HTML field; readDeck takes it back. */
const escapeSource = (source: string) => source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function gaps(text: string): number[] {
  const numbers = [...text.matchAll(/\{\{c(\d{1,3})::/g)]
    .map(([, number]) => Number(number))
    .filter((number) => number > 0)
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/** Anki's: the first eight hexadecimal digits of the SHA-1 of the first field without HTML. */
async function checksum(plain: string): Promise<number> {
  const hash = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(plain))
  return Number.parseInt(toHex(new Uint8Array(hash)).slice(0, 8), 16)
}

/** Ids are times in Anki. Ours follow from what they name, so that two exports agree. */
function stableId(text: string, taken: Set<number>): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  let id = 1_400_000_000_000 + (hash >>> 0) * 64
  while (taken.has(id)) id++
  taken.add(id)
  return id
}

class Filling {
  private readonly ids = new Set<number>()
  private readonly logIds = new Set<number>()
  private readonly decks = new Map<string, number>()
  private readonly modified: number
  private readonly created: number
  private readonly today: number
  private made = { notes: 0, cards: 0, reviews: 0 }

  constructor(
    private readonly database: Database,
    parcel: DeckParcel,
    private readonly histories: ReadonlyMap<string, CardHistory>,
  ) {
    const { madeAt, zoneMinutes, events } = parcel
    this.modified = Math.floor(madeAt / 1_000)
    const first = events.reduce((earliest, { at }) => Math.min(earliest, at), madeAt)
    const local = Math.floor((first + zoneMinutes * 60_000) / 86_400_000) * 86_400 - zoneMinutes * 60
    this.created = local + 4 * 3_600 - 86_400 // a day earlier, so that no due day is negative
    this.today = Math.floor((madeAt + zoneMinutes * 60_000 - 4 * 3_600_000) / 86_400_000)
  }

  counts = (): Counts => this.made

  fill(notes: readonly Note[]) {
    this.database.exec(schema)
    for (const note of notes) if (note.faces.length > 0) this.addNote(note)
    this.addCollection()
  }

  private insert(table: string, values: readonly SqlValue[]) {
    this.database.run(`INSERT INTO ${table} VALUES (${values.map(() => '?').join()})`, [...values])
  }

  private deckOf({ chapter }: DeckCard): number {
    const name =
      chapter === undefined ? 'Drydock::Own' : `Drydock::${chapter.replaceAll('::', ':').replaceAll('"', '')}`
    const known = this.decks.get(name) ?? stableId(name, this.ids)
    this.decks.set(name, known)
    return known
  }

  private addNote({ card, guid, fields, plain, sum, faces }: Note) {
    const id = stableId(guid, this.ids)
    const type = card.kind === 'cloze' ? clozeType : basicType
    const tags = card.tags.map((tag) => tag.replaceAll(/\s+/g, '_')).join(' ')
    this.insert('notes', [
      id,
      guid,
      type,
      this.modified,
      -1,
      tags && ` ${tags} `,
      fields.join('\x1f'),
      plain,
      sum,
      0,
      '',
    ])
    this.made.notes++
    for (const { ord, ref } of faces) this.addCard(id, ord, ref, card)
  }

  private addCard(note: number, ord: number, ref: string, card: DeckCard) {
    const id = stableId(`card ${ref}`, this.ids)
    const history = this.histories.get(ref)
    const at = cardColumns(history?.state, ++this.made.cards, this.created, this.today)
    const schedule = [at.type, at.queue, at.due, at.ivl, at.factor, at.reps, at.lapses, at.left]
    this.insert('cards', [id, note, this.deckOf(card), ord, this.modified, -1, ...schedule, 0, 0, 0, at.data])
    for (const answered of history?.answers ?? []) {
      let log = Math.round(answered.at)
      while (this.logIds.has(log)) log++
      this.logIds.add(log)
      const { ease, ivl, lastIvl, factor, time, type } = logColumns(answered)
      this.insert('revlog', [log, id, -1, ease, ivl, lastIvl, factor, time, type])
      this.made.reviews++
    }
  }

  private addCollection() {
    const json = JSON.stringify
    const named = [[1, 'Default'] as const, ...[...this.decks].map(([name, id]) => [id, name] as const)]
    const parent = [stableId('Drydock', this.ids), 'Drydock'] as const
    const decks = Object.fromEntries([...named, parent].map(([id, name]) => [id, deck(id, name, this.modified)]))
    const milliseconds = this.modified * 1_000
    const options = { ...settings, nextPos: this.made.cards + 1 }
    const columns = [json(options), json(noteTypes(this.modified)), json(decks), json(deckOptions), '{}']
    this.insert('col', [1, this.created, milliseconds, milliseconds, 11, 0, 0, 0, ...columns])
  }
}
