/** Everything as files that are read without the app: notes in Markdown, the rest as JSON and CSV. See docs/formats/export.md. */
import type { ImageFile, NoteFile, Parcel, Part } from '../../study/parcel'
import { imageEnding } from '../imageType'
import { sha256 } from '../sha256'
import { fileName } from '../zip/names'
import { type PackedFile, textFile } from '../zip/writeZip'
import { writeFrontMatter } from './frontMatter'
import { changeLinks, pathToUrl } from './links'
import { readme } from './readme'
import { tables } from './tables'

export async function writeFolder(parcel: Parcel, chosen: ReadonlySet<Part>): Promise<PackedFile[]> {
  const notes = chosen.has('notes') ? await writeNotes(parcel.notes, parcel.images) : []
  const cardImages = chosen.has('notes') || !chosen.has('cards') ? [] : imagesOf(parcel.images)
  const files = [...notes, ...cardImages, ...(await tables(parcel, chosen))]
  return [textFile('README.txt', readme(parcel, chosen)), ...files]
}

export const imagePath = ({ hash, type }: Pick<ImageFile, 'hash' | 'type'>) =>
  `notes/images/${hash.slice(0, 20)}.${imageEnding(type)}`

const imagesOf = (images: readonly ImageFile[]): PackedFile[] =>
  images.map((image) => ({ path: imagePath(image), bytes: image.bytes }))

async function writeNotes(notes: readonly NoteFile[], images: readonly ImageFile[]): Promise<PackedFile[]> {
  const paths = notePaths(notes)
  const imagePaths = new Map(images.map((image) => [image.hash, imagePath(image)]))
  const files = notes.map(async (note) => {
    const path = paths.get(note.id) ?? ''
    const up = path.startsWith('notes/trash/') ? '../' : ''
    const relative = (to: string | undefined) => to && pathToUrl(up + to.slice('notes/'.length))
    const body = pointOutwards(
      note.body,
      (id) => relative(paths.get(id)),
      (hash) => relative(imagePaths.get(hash)),
    )
    return textFile(path, writeFrontMatter(note, await sha256(body), await sha256(note.body)) + body)
  })
  return [...(await Promise.all(files)), ...imagesOf(images)]
}

/** The oldest of two notes of one title keeps the plain name, so that a later export gives the same names. */
function notePaths(notes: readonly NoteFile[]): Map<string, string> {
  const inOrder = [...notes].sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1))
  const taken = new Set<string>(['images', 'trash'])
  return new Map(
    inOrder.map((note) => {
      const folder = note.trashedAt === undefined ? 'notes' : 'notes/trash'
      return [note.id, `${folder}/${fileName(note.title, taken, 'Untitled')}.md`]
    }),
  )
}

const noteAddress = /^#\/notes\/([^/?#]+)$/
const imageAddress = /^image:([0-9a-f]{64})$/

function pointOutwards(
  body: string,
  note: (id: string) => string | undefined,
  image: (hash: string) => string | undefined,
) {
  if (!body.includes('#/notes/') && !body.includes('image:')) return body
  return changeLinks(body, {
    link: ({ url }) => {
      const [, hash] = imageAddress.exec(url) ?? []
      if (hash !== undefined) return image(hash)
      const [, id] = noteAddress.exec(url) ?? []
      return id === undefined ? undefined : note(decode(id))
    },
  })
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // a broken percent sign: no note has such an id
  }
}
