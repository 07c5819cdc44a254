/** One Markdown file as a note: front matter, links, images and tags in the notebook's own form. */
import { summarise } from '../../study/notes/plainText'
import type { ArrivingNote } from '../../study/parcel'
import { limits } from '../limits'
import { sha256 } from '../sha256'
import { readTime } from '../text'
import { foldName } from '../zip/names'
import { type Fields, readAnchor, readTags, restOfFields, splitFrontMatter } from './frontMatter'
import { changeLinks, type WikiLink } from './links'
import type { Found, NoteText } from './readFolder'

export async function readNote(file: NoteText, found: Found, now: number): Promise<ArrivingNote | undefined> {
  const { path, text } = file
  const split = splitFrontMatter(text)
  if (!split.ok) {
    found.refuse(path, 'frontMatter', split.detail)
    return undefined
  }
  const { fields, body } = split
  const [fileHash, leftAs] = [fields.get('file-sha256'), fields.get('note-sha256')]
  const isOurs = fields.has('drydock') && typeof leftAs === 'string'
  const isEdited = isOurs && (await sha256(body)) !== fileHash
  const tags = new Set(readTags(fields.get('tags') ?? fields.get('tag')))
  const written = isOurs
    ? await readOurs(path, body, leftAs, isEdited ? tags : undefined, found)
    : withTitle(path, (await pointInwards(path, body, found, tags)) + restOfFields(fields))
  const { title } = summarise(written)
  const id = found.ids.get(foldName(path)) ?? ''
  return {
    id,
    title,
    body: written,
    tags: [...tags],
    ...(isOurs && { leftAs, isEdited }),
    ...times(fields, now),
    ...anchored(fields),
  }
}

function times(fields: Fields, now: number) {
  const createdAt = readTime(fields.get('created') ?? fields.get('date')) ?? now
  const trashedAt = readTime(fields.get('trashed'))
  const changedAt = readTime(fields.get('changed') ?? fields.get('updated')) ?? createdAt
  return { createdAt, changedAt, ...(trashedAt !== undefined && { trashedAt }) }
}

function anchored(fields: Fields) {
  const anchor = readAnchor(fields.get('anchor'))
  return anchor && { anchor }
}

/** A file that was not edited comes back to the letter; with `tags`, one that was is read as any other. */
async function readOurs(path: string, body: string, leftAs: string, tags: Set<string> | undefined, found: Found) {
  const restored = await pointInwards(path, body, found, tags)
  // A link that the learner wrote may look like one that the export made.
  return !tags && (await sha256(body)) === leftAs ? body : restored
}

/** Other programs keep a note's title as the file's name alone; the notebook keeps it as the first line. */
function withTitle(path: string, body: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(md|markdown|txt)$/i, '')
  const trimmed = body.replace(/^\n+/, '')
  return foldName(summarise(trimmed).title) === foldName(name)
    ? trimmed
    : `# ${escapeLine(name)}\n${trimmed && `\n${trimmed}`}`
}

const escapeLine = (text: string) => text.replaceAll(/[\\`*_[\]<>]/g, '\\$&')

/** With `tags`, wiki links and hash tags are read too. */
async function pointInwards(path: string, body: string, found: Found, tags?: Set<string>): Promise<string> {
  if (!/\]\(|\]:|\[\[|#/.test(body)) return body
  const images = await imagesIn(path, body, found)
  return changeLinks(body, {
    link: ({ url }) => {
      const key = targetOf(path, url)
      if (key === undefined) return undefined
      const image = images.get(key)
      const id = found.ids.get(key) ?? found.ids.get(`${key}.md`)
      return image ? `image:${image}` : id && noteAddress(id)
    },
    ...(tags && {
      wiki: (link) => wikiText(link, found, images),
      tag: (tag) => {
        if (tags.size < limits.tags && tag.length <= limits.tag) tags.add(tag)
      },
    }),
  })
}

const noteAddress = (id: string) => `#/notes/${encodeURIComponent(id)}`

/** The images that a text names, looked at before the text is changed: by folded path, with their hashes. */
async function imagesIn(path: string, body: string, found: Found): Promise<Map<string, string>> {
  const named = new Map<string, string>()
  changeLinks(body, {
    link: ({ url, kind }) => {
      const key = targetOf(path, url)
      if (key !== undefined && !found.ids.has(key) && (kind === 'image' || /\.\w{3,4}$/.test(key))) named.set(key, url)
      return undefined
    },
    wiki: ({ target, isEmbed }) => {
      const key = isEmbed ? imageNamed(target, found) : undefined
      if (key !== undefined) named.set(key, target)
      else if (isEmbed && !noteNamed(target, found)) named.set(foldName(target), target)
      return undefined
    },
  })
  const hashes = new Map<string, string>()
  for (const [key, url] of named) {
    const hash = await found.image(key)
    if (hash) hashes.set(key, hash)
    else if (!found.byName.has(lastStep(key))) found.refuse(url.slice(0, 200), 'imageMissing', path)
  }
  return hashes
}

const lastStep = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** The folded path that a relative address means; undefined for one that leads elsewhere. */
function targetOf(from: string, url: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^[#/\\?]/i.test(url)) return undefined
  const [address = ''] = url.split(/[?#]/, 1)
  const steps = from.split('/').slice(0, -1)
  for (const step of decode(address).split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined
    } else if (step !== '.' && step !== '') steps.push(step)
  }
  return foldName(steps.join('/'))
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address // a name with a percent sign of its own
  }
}

const named = (target: string, { byName }: Found, isWanted: (path: string) => boolean): string | undefined => {
  const wanted = foldName(target)
  const paths = (byName.get(lastStep(wanted)) ?? []).filter(isWanted).map(foldName)
  const ends = [wanted, `${wanted}.md`]
  return (
    paths.find((path) => ends.some((end) => path === end || path.endsWith(`/${end}`))) ??
    (wanted.includes('/') ? undefined : paths[0])
  )
}

const noteNamed = (target: string, found: Found) =>
  named(target.split('#', 1)[0] ?? '', found, (path) => found.ids.has(foldName(path)))
const imageNamed = (target: string, found: Found) => named(target, found, (path) => !found.ids.has(foldName(path)))

function wikiText(
  { isEmbed, target, words }: WikiLink,
  found: Found,
  images: ReadonlyMap<string, string>,
): string | undefined {
  const image = isEmbed ? images.get(imageNamed(target, found) ?? '') : undefined
  if (image) return `![${escapeLine(lastStep(target))}](image:${image})`
  const id = found.ids.get(noteNamed(target, found) ?? '')
  return id && `[${escapeLine(words || target)}](${noteAddress(id)})`
}
