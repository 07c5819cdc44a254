/** What an edit does to plain values, which is how registers and the server of the lock hold them. */
import type { Config, Contents, Edit, ReplicaId } from './types'

/** Registers by name: `text`, `tags`, `number`, `shares/<replica>`, `name/<replica>`. */
export type Values = ReadonlyMap<string, unknown>

export const registerOf = (replica: ReplicaId, edit: Edit): string =>
  edit.item === 'shares' || edit.item === 'name' ? `${edit.item}/${replica}` : edit.item

export const initialValues = (config: Config): Values =>
  new Map<string, unknown>([
    ['text', config.text ?? ''],
    ['tags', [...(config.tags ?? [])]],
    ['number', config.number ?? 0],
  ])

/** The register's value after the edit. */
export function edited(value: unknown, edit: Edit): unknown {
  switch (edit.item) {
    case 'text': {
      const text = typeof value === 'string' ? value : ''
      const { at, cut } = wholeRange(text, edit.at, edit.cut)
      return text.slice(0, at) + edit.put.toWellFormed() + text.slice(at + cut)
    }
    case 'tags': {
      const others = textsOf(value).filter((tag) => tag !== edit.tag)
      return edit.isAdded ? [...others, edit.tag].sort() : others
    }
    case 'number':
    case 'shares':
      return numberOf(value) + edit.by
    case 'name':
      return edit.name
  }
}

/** Inside the text, and through the middle of no character. */
export function wholeRange(text: string, from: number, length: number): { readonly at: number; readonly cut: number } {
  const within = (place: number) => Math.max(0, Math.min(text.length, place))
  const start = within(from)
  const end = within(start + Math.max(0, length))
  const at = isSplit(text, start) ? start - 1 : start
  return { at, cut: (isSplit(text, end) ? end + 1 : end) - at }
}

const isSplit = (text: string, place: number) =>
  /[\ud800-\udbff]/.test(text[place - 1] ?? '') && /[\udc00-\udfff]/.test(text[place] ?? '')

export function contentsOf(values: Values, replicas: readonly ReplicaId[]): Contents {
  const names = replicas.flatMap((replica) => {
    const name = values.get(`name/${replica}`)
    return typeof name === 'string' && name ? [[replica, name] as const] : []
  })
  const text = values.get('text')
  return {
    text: typeof text === 'string' ? text : '',
    tags: textsOf(values.get('tags')),
    number: numberOf(values.get('number')),
    shares: replicas.reduce((sum, replica) => sum + numberOf(values.get(`shares/${replica}`)), 0),
    names: Object.fromEntries(names),
  }
}

export const isTaken = ({ names }: Contents, replica: ReplicaId, edit: Edit): boolean =>
  edit.item === 'name' &&
  edit.name !== '' &&
  Object.entries(names).some(([other, name]) => other !== replica && name === edit.name)

export const sizeOf = (value: unknown): number => utf8Length(JSON.stringify(value) ?? '')

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
