/** The YAML at the head of a note's file. Only plain data comes in: no tags, no aliases, no merge keys. */
import { isMap, parseDocument, stringify, visit } from 'yaml'
import type { Anchor } from '../../study/notes/notebook'
import type { NoteFile } from '../../study/parcel'
import { limits } from '../limits'
import { isoTime } from '../text'

export type Fields = ReadonlyMap<string, unknown>

export type Split =
  | { readonly ok: true; readonly fields: Fields; readonly body: string }
  | { readonly ok: false; readonly detail: string }

/** Splits a text with `\n` at its line ends into its front matter and the rest, one empty line after it taken off. */
export function splitFrontMatter(text: string): Split {
  const [, yaml, rest] = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)([\s\S]*)$/.exec(text) ?? []
  if (yaml === undefined || rest === undefined) return { ok: true, fields: new Map(), body: text }
  // A rule at the top of an ordinary text looks the same; YAML's own parser tells them apart.
  const body = rest.startsWith('\n') ? rest.slice(1) : rest
  const fields = readYaml(yaml)
  if (fields === undefined) return { ok: true, fields: new Map(), body: text }
  return typeof fields === 'string' ? { ok: false, detail: fields } : { ok: true, fields, body }
}

/** Its fields; a reason; or undefined where it is no map. */
function readYaml(yaml: string): Fields | string | undefined {
  if (yaml.length > limits.frontMatter) return `It is longer than ${limits.frontMatter} characters.`
  try {
    const document = parseDocument(yaml, { version: '1.2', schema: 'core', merge: false, uniqueKeys: true })
    const [first] = document.errors
    if (first) return first.message.slice(0, 200)
    if (document.contents === null) return new Map()
    if (!isMap(document.contents)) return undefined
    const unwanted = findUnwanted(document)
    if (unwanted) return unwanted
    const value: unknown = document.toJS({ mapAsMap: true, maxAliasCount: 0 })
    return value instanceof Map ? new Map([...value].map(([key, one]) => [String(key), one])) : undefined
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) : 'It is no YAML.'
  }
}

function findUnwanted(document: ReturnType<typeof parseDocument>): string | undefined {
  let found: string | undefined
  visit(document, {
    Alias: () => {
      found = 'It has aliases (*), which are not read.'
      return visit.BREAK
    },
    Node: (_key, node) => {
      if (!('tag' in node) || !node.tag) return undefined
      found = 'It has tags (!), which are not read.'
      return visit.BREAK
    },
    Pair: (_key, { key }) => {
      const name = typeof key === 'object' && key !== null && 'value' in key ? key.value : key
      if (name !== '<<') return undefined
      found = 'It has a merge key (<<), which is not read.'
      return visit.BREAK
    },
  })
  return found
}

/** Fields that are read; the others of a foreign file are kept in its text. */
export const knownFields = new Set([
  'drydock',
  'id',
  'title',
  'created',
  'changed',
  'trashed',
  'tags',
  'anchor',
  'file-sha256',
  'note-sha256',
])

/** Two sums: of the text in the file, and of the note, whose links are written differently. */
export function writeFrontMatter(note: NoteFile, fileHash: string, noteHash: string): string {
  const { id, title, createdAt, changedAt, trashedAt, tags, anchor } = note
  const fields = {
    drydock: 1,
    id,
    title: title.toWellFormed(),
    created: isoTime(createdAt),
    changed: isoTime(changedAt),
    ...(trashedAt !== undefined && { trashed: isoTime(trashedAt) }),
    tags: tags.map((tag) => tag.toWellFormed()),
    ...(anchor && { anchor: writeAnchor(anchor) }),
    'file-sha256': fileHash,
    'note-sha256': noteHash,
  }
  return `---\n${stringify(fields, { lineWidth: 0, aliasDuplicateObjects: false })}---\n\n`
}

const writeAnchor = ({ chapter, section, exact, prefix, suffix }: Anchor) => ({
  chapter,
  section,
  quote: exact.toWellFormed(),
  before: prefix.toWellFormed(),
  after: suffix.toWellFormed(),
})

export function readAnchor(value: unknown): Anchor | undefined {
  if (!(value instanceof Map)) return undefined
  const text = (key: string, most: number) => {
    const found: unknown = value.get(key)
    return typeof found === 'string' && found.length <= most ? found : undefined
  }
  const [chapter, section, exact] = [text('chapter', 128), text('section', 128), text('quote', 1_000)]
  if (!chapter || !section || exact === undefined) return undefined
  return { chapter, section, exact, prefix: text('before', 64) ?? '', suffix: text('after', 64) ?? '' }
}

/** Tags as Obsidian and others write them: a list, or one text with commas or spaces. */
export function readTags(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,\s]+/) : []
  const tags = list.map((tag) => String(tag).trim().replace(/^#/, '')).filter((tag) => tag && tag.length <= limits.tag)
  return [...new Set(tags)].slice(0, limits.tags)
}

/** What a foreign file said besides, to stand at the end of its note; '' if nothing. */
export function restOfFields(fields: Fields): string {
  const rest = [...fields].filter(([key]) => !knownFields.has(key))
  if (rest.length === 0) return ''
  const yaml = stringify(new Map(rest), { lineWidth: 0 })
  const fence = '`'.repeat(Math.max(3, ...[...yaml.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `\n\n${fence}yaml\n${yaml}${fence}\n`
}
