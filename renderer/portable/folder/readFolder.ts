/**
 * Reads a folder or zip of Markdown: one of our own exports, an Obsidian vault, or any other. Each file is read for
 * itself, and one that cannot be taken costs only itself.
 */
import type { z } from 'zod'
import type { Arrival, ArrivingNote, Bytes, ImageFile, Refusal, RefusalReason } from '../../study/parcel'
import { imageType } from '../imageType'
import { readItems, readJson } from '../json'
import { limits } from '../limits'
import { sha256 } from '../sha256'
import { AnswerShape, CardShape, EventShape, fileHead, formatVersion, ReadShape } from '../shapes'
import { readText } from '../text'
import { foldName } from '../zip/names'
import type { ZipEntry } from '../zip/readZip'
import { idFrom } from './idFrom'
import { readNote } from './readNote'

/** A file, of a zip or of a folder: `read` gives its bytes, or why not. */
export type InFile = Pick<ZipEntry, 'path' | 'read'>

/** What readers of single files share. */
export interface Found {
  readonly ids: ReadonlyMap<string, string>
  /** By folded path: the hash, once the file was looked at; a reason if it is no image for a note. */
  readonly image: (foldedPath: string) => Promise<string | undefined>
  /** Paths by folded name without folders, shortest first, for `[[name]]`. */
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly refuse: (name: string, why: RefusalReason, detail?: string) => void
}

const isNote = (path: string) => /\.(md|markdown|txt)$/i.test(path) && !/(^|\/)README\.txt$/.test(path)
const isImage = (path: string) => /\.(png|jpe?g|gif|webp|avif|svg|bmp|heic)$/i.test(path)

export async function readFolder(files: readonly InFile[], now: number, already: readonly Refusal[]): Promise<Arrival> {
  const top = commonTop(files.map(({ path }) => path))
  const inside = files.map(({ path, read }) => ({ path: path.slice(top.length), read }))
  const refused: Refusal[] = [...already]
  const refuse: Found['refuse'] = (name, why, detail) => refused.push({ name, why, ...(detail && { detail }) })
  const notes = inside.filter(({ path }) => isNote(path))
  const images = new Images(
    inside.filter(({ path }) => isImage(path)),
    refuse,
  )
  const ids = new Map<string, string>()
  const byName = namesOf(inside)
  const read: ArrivingNote[] = []
  const texts = await identify(notes.slice(0, limits.notes), ids, refuse)
  for (const { path } of notes.slice(limits.notes)) refuse(path, 'tooMany')
  for (const one of texts) {
    const note = await readNote(one, { ids, image: images.hashAt, byName, refuse }, now)
    if (note) read.push(note)
  }
  const lists = readLists(inside, refuse)
  await images.takeNamed(lists.cards.map((card) => card.front + card.back).join('\n'))
  const isExport = read.some((note) => note.leftAs !== undefined) || lists.found > 0
  return {
    source: isExport ? 'export' : 'markdown',
    notes: read,
    ...lists,
    images: images.taken(),
    refused,
    leftOut: { otherFiles: inside.length - notes.length - lists.found - images.used() - lists.known },
  }
}

/** Many archives hold one folder with everything in it. */
function commonTop(paths: readonly string[]): string {
  const top = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? ''
  const isOurs = /^(notes|cards|reviews|quizzes|progress)\/$/.test(top)
  return top && !isOurs && paths.every((path) => path.startsWith(top)) ? top : ''
}

function namesOf(files: readonly InFile[]): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  const shortestFirst = files
    .map(({ path }) => path)
    .sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
  for (const path of shortestFirst) {
    const name = foldName(path.slice(path.lastIndexOf('/') + 1))
    for (const key of new Set([name, name.replace(/\.(md|markdown|txt)$/, '')]))
      byName.set(key, [...(byName.get(key) ?? []), path])
  }
  return byName
}

export interface NoteText {
  readonly path: string
  readonly text: string
}

/** Every note's text, and its id from its front matter or its path, before any link is looked up. */
async function identify(
  files: readonly InFile[],
  ids: Map<string, string>,
  refuse: Found['refuse'],
): Promise<NoteText[]> {
  const texts: NoteText[] = []
  const taken = new Set<string>()
  for (const { path, read } of files) {
    const bytes = read()
    if (typeof bytes === 'string') refuse(path, bytes)
    else if (bytes.length > limits.note) refuse(path, 'tooLarge')
    else {
      const text = readText(bytes)
      if (text === undefined) refuse(path, 'notText')
      else {
        const own = /^---\n(?:[^\n]*\n){0,3}id: ["']?([\w-]{8,64})["']?\n/.exec(text)?.[1]
        const id = own !== undefined && !taken.has(own) ? own : await idFrom('md', path)
        taken.add(id)
        ids.set(foldName(path), id)
        texts.push({ path, text })
      }
    }
  }
  return texts
}

/** Images of the folder: taken when a text names them. */
class Images {
  private readonly files: ReadonlyMap<string, InFile>
  private readonly seen = new Map<string, ImageFile | undefined>()
  private readonly refuse: Found['refuse']

  constructor(files: readonly InFile[], refuse: Found['refuse']) {
    this.files = new Map(files.map((file) => [foldName(file.path), file]))
    this.refuse = refuse
  }

  readonly hashAt = async (key: string): Promise<string | undefined> => (await this.look(key))?.hash

  /** Takes those that a card's text names by their hash. */
  async takeNamed(text: string): Promise<void> {
    const named = new Set([...text.matchAll(/image:([0-9a-f]{64})/g)].map(([, hash]) => hash?.slice(0, 20)))
    for (const key of this.files.keys()) if (named.has(/([0-9a-f]{20})\.\w+$/.exec(key)?.[1])) await this.look(key)
  }

  taken(): ImageFile[] {
    const found = [...this.seen.values()].filter((image) => image !== undefined)
    return [...new Map(found.map((image) => [image.hash, image])).values()]
  }

  used = () => this.seen.size

  private async look(key: string): Promise<ImageFile | undefined> {
    const file = this.files.get(key)
    if (!file || this.seen.has(key)) return this.seen.get(key)
    const image = await this.read(file.path, file.read())
    this.seen.set(key, image)
    return image
  }

  private async read(path: string, bytes: Bytes | RefusalReason): Promise<ImageFile | undefined> {
    const type = typeof bytes === 'string' ? undefined : imageType(bytes)
    if (typeof bytes === 'string') this.refuse(path, bytes)
    else if (bytes.length > limits.image) this.refuse(path, 'tooLarge')
    else if (!type) this.refuse(path, 'image')
    else return { hash: await sha256(bytes), type, bytes }
    return undefined
  }
}

const listFiles = {
  cards: { path: 'cards/cards.json', field: 'cards', item: CardShape },
  reviews: { path: 'reviews/reviews.json', field: 'events', item: EventShape },
  answers: { path: 'quizzes/answers.json', field: 'answers', item: AnswerShape },
  progress: { path: 'progress/progress.json', field: 'read', item: ReadShape },
} as const

/** Files of our own that say again what others say. */
const repeats =
  /^(README\.txt|cards\/cards\.csv|reviews\/(reviews|schedule)\.csv|quizzes\/answers\.csv|progress\/progress\.csv)$/

function readLists(files: readonly InFile[], refuse: Found['refuse']) {
  let found = 0
  const list = <T>(name: string, { path, field, item }: { path: string; field: string; item: z.ZodType<T> }): T[] => {
    const file = files.find((one) => one.path === path)
    if (!file) return []
    found++
    return readList(file, name, field, item, refuse)
  }
  const { cards, reviews, answers, progress } = listFiles
  return {
    cards: list('cards', cards),
    events: list('reviews', reviews),
    answers: list('answers', answers),
    read: list('progress', progress),
    found,
    known: files.filter(({ path }) => repeats.test(path)).length,
  }
}

function readList<T>(file: InFile, name: string, field: string, item: z.ZodType<T>, refuse: Found['refuse']): T[] {
  const bytes = file.read()
  const text = typeof bytes === 'string' ? undefined : readText(bytes)
  if (text === undefined) {
    refuse(file.path, typeof bytes === 'string' ? bytes : 'notText')
    return []
  }
  const parsed = readJson(text)
  const head = parsed.ok ? fileHead(name).safeParse(parsed.value) : undefined
  if (!parsed.ok || !head?.success) {
    refuse(file.path, 'json', parsed.ok ? `It is no list of ${name} from Drydock.` : parsed.detail)
    return []
  }
  if (head.data.version > formatVersion) {
    refuse(file.path, 'newer')
    return []
  }
  const list: unknown = Reflect.get(parsed.value as object, field)
  const { items, bad } = readItems(list, item)
  if (bad > 0) refuse(file.path, 'json', `${bad} of its entries cannot be read.`)
  return items
}
