/** What the tables of an Anki collection say, in either schema, as plain data. */
import type { Database } from 'sql.js'
import { readJson } from '../json'
import { limits } from '../limits'
import { numberField, readFields, textField } from './protobuf'
import { asBytes, asNumber, asText, readRows } from './sqlite'

export interface NoteType {
  readonly isCloze: boolean
  readonly fields: readonly string[]
  readonly templates: readonly { readonly name: string; readonly front: string; readonly back: string }[]
}

export interface AnkiNote {
  readonly id: number
  readonly guid: string
  readonly type: NoteType | undefined
  readonly tags: readonly string[]
  readonly values: readonly string[]
}

export interface AnkiCard {
  readonly note: number
  readonly ord: number
  readonly hasSchedule: boolean
}

export interface Collection {
  readonly notes: readonly AnkiNote[]
  readonly cards: readonly AnkiCard[]
  readonly isCut: boolean
}

/** Throws where the tables are not there or damaged. */
export function readCollection(database: Database): Collection {
  const types = hasTable(database, 'notetypes') ? newTypes(database) : oldTypes(database)
  const notes = readRows(database, 'SELECT id, guid, mid, tags, flds FROM notes', limits.cards)
  const cards = readRows(database, 'SELECT nid, ord, reps, type FROM cards', limits.cards)
  return {
    notes: notes.rows.map((row) => ({
      id: asNumber(row.id),
      guid: asText(row.guid),
      type: types.get(asText(row.mid)),
      tags: asText(row.tags)
        .split(/[\s\u3000]+/)
        .filter(Boolean),
      values: asText(row.flds).split('\x1f').slice(0, 100),
    })),
    cards: cards.rows.map((row) => ({
      note: asNumber(row.nid),
      ord: asNumber(row.ord),
      hasSchedule: asNumber(row.reps) > 0 || asNumber(row.type) > 0,
    })),
    isCut: notes.isCut || cards.isCut,
  }
}

const hasTable = (database: Database, name: string) =>
  readRows(database, `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '${name}'`, 1).rows.length > 0

type Json = Readonly<Record<string, unknown>>
const asObject = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const asList = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asObject) : [])
const byOrd = (one: Json, other: Json) => asNumber(one.ord) - asNumber(other.ord)

/** Schema 11: one JSON object by note type id in `col`. */
function oldTypes(database: Database): Map<string, NoteType> {
  const [row] = readRows(database, 'SELECT models FROM col', 1).rows
  const json = readJson(asText(row?.models))
  if (!json.ok) throw new RangeError(`The note types cannot be read: ${json.detail}`)
  return new Map(
    Object.entries(asObject(json.value)).map(([id, value]) => {
      const { type, flds, tmpls } = asObject(value)
      const templates = asList(tmpls).sort(byOrd)
      return [
        id,
        {
          isCloze: type === 1,
          fields: asList(flds)
            .sort(byOrd)
            .map(({ name }) => asText(name)),
          templates: templates.map((one) => ({
            name: asText(one.name),
            front: asText(one.qfmt),
            back: asText(one.afmt),
          })),
        },
      ]
    }),
  )
}

/** Schema 18: tables, with the templates in messages (Notetype.Config, Notetype.Template.Config). */
function newTypes(database: Database): Map<string, NoteType> {
  const rows = (query: string) => readRows(database, query, 10_000).rows
  const fields = rows('SELECT ntid, ord, name FROM fields')
  const templates = rows('SELECT ntid, ord, name, config FROM templates')
  return new Map(
    rows('SELECT id, config FROM notetypes').map((row) => {
      const id = asText(row.id)
      const own = (one: Json) => asText(one.ntid) === id
      return [
        id,
        {
          isCloze: numberField(readFields(asBytes(row.config)), 1) === 1,
          fields: fields
            .filter(own)
            .sort(byOrd)
            .map(({ name }) => asText(name)),
          templates: templates.filter(own).sort(byOrd).map(templateOf),
        },
      ]
    }),
  )
}

function templateOf(row: Json) {
  const config = readFields(asBytes(row.config))
  return { name: asText(row.name), front: textField(config, 1), back: textField(config, 2) }
}
