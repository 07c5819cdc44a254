/**
 * Reads an Anki package (.apkg, .colpkg): its cards become cards of the learner's own. All three formats are read:
 * `collection.anki2` and `.anki21` (schema 11) and `.anki21b` (schema 18, Zstandard). Schedules are not taken over: they
 * follow from reviews that the learner's log here does not have.
 */
import type { OwnCard } from '../../study/cards/ownCards'
import type { Arrival, ArrivingCard, ImageFile, Refusal, RefusalReason } from '../../study/parcel'
import { cardHash } from '../cardHash'
import { idFrom } from '../folder/idFrom'
import { imageType } from '../imageType'
import { readJson } from '../json'
import { limits } from '../limits'
import { sha256 } from '../sha256'
import { CardFields } from '../shapes'
import type { ZipEntry } from '../zip/readZip'
import { type CardFace, facesOf } from './cardFaces'
import { decodeEntities } from './entities'
import { courseGuid, ownGuid } from './guid'
import { htmlToMarkdown } from './htmlToMarkdown'
import { markdownToHtml } from './markdownToHtml'
import { readMedia } from './mediaList'
import { sourceField } from './noteTypes'
import { type AnkiNote, type Collection, readCollection } from './readCollection'
import { withDatabase } from './sqlite'
import { tooLarge } from './template'
import { isZstd, unzstd } from './unzstd'

export type Deck =
  | { readonly ok: true; readonly arrival: Arrival }
  | { readonly ok: false; readonly name: string; readonly why: RefusalReason; readonly detail?: string }

/** Newest first: a newer Anki leaves an old collection beside the new one, with one card that says to update. */
const collections = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const

export const isDeck = (entries: readonly ZipEntry[]) =>
  entries.some(({ path }) => (collections as readonly string[]).includes(path))

export async function readDeck(entries: readonly ZipEntry[], now: number, already: readonly Refusal[]): Promise<Deck> {
  const name = collections.find((one) => entries.some(({ path }) => path === one)) ?? 'collection.anki2'
  const packed = entries.find(({ path }) => path === name)?.read() ?? 'unreadable'
  const bytes = typeof packed !== 'string' && name.endsWith('b') ? unzstd(packed, limits.collection) : packed
  if (typeof bytes === 'string') return { ok: false, name, why: bytes }
  try {
    const collection = await withDatabase(bytes, readCollection)
    const media = new Media(entries)
    const arrival = await new Conversion(collection, media, now, already).run()
    return { ok: true, arrival }
  } catch (error) {
    // SQLite's own words, for a file that is no database or lacks Anki's tables.
    return { ok: false, name, why: 'damaged', detail: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
  }
}

/** The package's images, looked at when a card names them. */
class Media {
  readonly images = new Map<string, ImageFile>()
  private readonly entries: ReadonlyMap<string, ZipEntry>
  private readonly names: ReadonlyMap<string, string>
  private readonly addresses = new Map<string, string | RefusalReason>()

  constructor(entries: readonly ZipEntry[]) {
    this.entries = new Map(entries.map((entry) => [entry.path, entry]))
    const list = this.entries.get('media')?.read()
    this.names = list === undefined || typeof list === 'string' ? new Map() : readMedia(list)
  }

  count = () => this.names.size

  /** The address for a note, or why there is none. */
  async look(name: string): Promise<string | RefusalReason> {
    const known = this.addresses.get(name)
    if (known !== undefined) return known
    const found = await this.read(decode(name).normalize('NFC'))
    this.addresses.set(name, found)
    return found
  }

  private async read(name: string): Promise<string | RefusalReason> {
    const packed = this.entries.get(this.names.get(name) ?? '')?.read() ?? 'imageMissing'
    const bytes = typeof packed !== 'string' && isZstd(packed) ? unzstd(packed, limits.image * 4) : packed
    if (typeof bytes === 'string') return bytes
    if (bytes.length > limits.image) return 'tooLarge'
    const type = imageType(bytes)
    if (!type) return 'image'
    const hash = await sha256(bytes)
    this.images.set(hash, { hash, type, bytes })
    return `image:${hash}`
  }
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name // a name with a percent sign of its own
  }
}

class Conversion {
  private readonly cards: ArrivingCard[] = []
  private readonly refused: Refusal[]
  private sounds = 0

  constructor(
    private readonly collection: Collection,
    private readonly media: Media,
    private readonly now: number,
    already: readonly Refusal[],
  ) {
    this.refused = [...already]
  }

  async run(): Promise<Arrival> {
    const { notes, cards, isCut } = this.collection
    const ords = new Map<number, number[]>()
    for (const { note, ord } of cards) ords.set(note, [...(ords.get(note) ?? []), ord])
    for (const note of notes)
      await this.convert(
        note,
        [...new Set(ords.get(note.id) ?? [])].sort((a, b) => a - b),
      )
    if (isCut) this.refuse(`${limits.cards} +`, 'tooMany')
    const scheduling = cards.filter(({ hasSchedule }) => hasSchedule).length
    const otherFiles = Math.max(0, this.media.count() - this.media.images.size)
    return {
      ...{ source: 'anki', notes: [], cards: this.cards, events: [], answers: [], read: [], refused: this.refused },
      images: [...this.media.images.values()],
      leftOut: { scheduling, sounds: this.sounds, otherFiles },
    }
  }

  private refuse(name: string, why: RefusalReason, detail?: string) {
    this.refused.push({ name, why, ...(detail && { detail }) })
  }

  private async convert(note: AnkiNote, ords: readonly number[]) {
    const name = nameOf(note)
    if (courseGuid(note.guid)) return this.refuse(name, 'course')
    if (note.values.some((value) => value.length > limits.field)) return this.refuse(name, 'tooLarge')
    const faces = facesOf(note, ords)
    if (faces.length === 0) return this.refuse(name, note.type ? 'template' : 'damaged')
    const source = await this.sourceOf(note)
    if (source?.isUnedited) this.push(note, source.card, ownGuid(note.guid) ?? '', source.leftAs)
    else
      for (const face of faces)
        if (face === tooLarge) this.refuse(name, 'tooLarge')
        else await this.add(note, face, name, source?.leftAs)
  }

  /** A card of ours as it left: word for word, where nobody edited it in Anki. */
  private async sourceOf({ guid, type, values }: AnkiNote) {
    const written = values[type?.fields.indexOf(sourceField) ?? -1]
    const json = written && ownGuid(guid) ? readJson(decodeEntities(written)) : undefined
    const card = json?.ok ? SourceShape.safeParse(json.value) : undefined
    if (!card?.success) return undefined
    const { front, back } = card.data
    const fields = [front, back].map((side) => markdownToHtml(side, () => undefined))
    // Images are named differently here and there, so they do not count.
    const isUnedited = fields.every((field, at) => withoutImages(field) === withoutImages(values[at] ?? ''))
    return { card: card.data, isUnedited, leftAs: await cardHash(card.data) }
  }

  private push(note: AnkiNote, card: Pick<OwnCard, 'kind' | 'front' | 'back'>, id: string, leftAs?: string) {
    const tags = [...new Set(note.tags.map((tag) => tag.slice(0, limits.tag)))].slice(0, limits.tags)
    this.cards.push({ id, ...card, tags, createdAt: this.now, ...(leftAs !== undefined && { leftAs }) })
  }

  private async add(note: AnkiNote, face: CardFace, name: string, leftAs?: string) {
    const front = await this.toMarkdown(face.front, name)
    const back = await this.toMarkdown(face.back, name)
    if (front === '') return this.refuse(name, 'template')
    if (Math.max(front.length, back.length) > limits.field) return this.refuse(name, 'tooLarge')
    const id = ownGuid(note.guid) ?? (await idFrom('anki', `${note.guid}\0${face.ord}`))
    this.push(note, { kind: face.kind, front, back }, id, leftAs)
  }

  private async toMarkdown(html: string, name: string): Promise<string> {
    const addresses = new Map<string, string>()
    for (const [, quoted, single, bare] of html.matchAll(
      /<img\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
    )) {
      const source = quoted ?? single ?? bare ?? ''
      const found = await this.media.look(source)
      if (found.startsWith('image:')) addresses.set(source, found)
      else this.refuse(`${source.slice(0, 100)} (${name})`, found as RefusalReason)
    }
    const { text, sounds } = htmlToMarkdown(html, (source) => addresses.get(source))
    this.sounds += sounds
    return text
  }
}

const SourceShape = CardFields.pick({ kind: true, front: true, back: true })

/** An image left out, with the words that stand for it where there is none. */
const withoutImages = (html: string) => html.replaceAll(/<img [^>]*>|\([^()]*\)/g, '')

const nameOf = ({ values, guid }: AnkiNote): string =>
  (values[0] ?? '')
    .slice(0, 2_000)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 80) || guid.slice(0, 40)
