/** Anki packages whose templates make more of a note than it holds: no card comes of it that a sync could not carry. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, it } from 'vitest'
import { limits } from '../../renderer/portable/limits'
import { readImport } from '../../renderer/portable/readImport'
import { openRecord, start, updatesOf } from '../support/portableRecord'

const folder = mkdtempSync(join(tmpdir(), 'drydock-anki-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface NoteType {
  readonly type: 0 | 1
  readonly fields: readonly string[]
  readonly front: string
  readonly back: string
}

/** One note of each type, with one card. */
function deckOf(notes: readonly { readonly of: NoteType; readonly values: readonly string[] }[]) {
  const path = join(folder, `${Math.random()}.db`)
  const database = new DatabaseSync(path)
  database.exec(`CREATE TABLE col (models text);
    CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text, sfld integer, csum integer, flags integer, data text);
    CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer, type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer, odue integer, odid integer, flags integer, data text)`)
  const models = notes.map(({ of }, at) => [
    at + 1,
    {
      type: of.type,
      flds: of.fields.map((name, ord) => ({ name, ord })),
      tmpls: [{ name: 'a', ord: 0, qfmt: of.front, afmt: of.back }],
    },
  ])
  database.prepare('INSERT INTO col VALUES (?)').run(JSON.stringify(Object.fromEntries(models)))
  for (const [at, { values }] of notes.entries()) {
    const id = at + 1
    const note = database.prepare("INSERT INTO notes VALUES (?, ?, ?, 0, 0, '', ?, 0, 0, 0, '')")
    note.run(id, `guid${id}`, id, values.join('\x1f'))
    const card = 'INSERT INTO cards VALUES (?, ?, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?)'
    database.prepare(card).run(id, id, '')
  }
  database.close()
  const bytes = new Uint8Array(readFileSync(path))
  return new Uint8Array(zipSync({ 'collection.anki2': bytes, media: strToU8('{}') }))
}

const basic = (front: string, back = '{{Back}}'): NoteType => ({ type: 0, fields: ['Front', 'Back'], front, back })
/** Not so much alike that the package would pass for a bomb. */
const long = (word: string, length = 60_000) =>
  Array.from({ length: length / word.length + 1 }, (_, at) => `${word}${at} `)
    .join('')
    .slice(0, length)

it('a side that its template makes too large is refused by name, and the others are taken', async () => {
  const many = Array.from({ length: 30 }, (_, at) => `F${at}`)
  const cloze: NoteType = { type: 1, fields: ['Text', ...many], front: '{{cloze:Text}}', back: '{{cloze:Text}}' }
  const script = `<script>${long('x = 1;', 200_000)}</script>`
  const bytes = deckOf([
    { of: basic('{{Front}}'.repeat(1_900)), values: [long('far too large '), 'back'] },
    { of: basic('{{Front}}', '{{Front}}{{Back}}'), values: [long('large when doubled '), long('back ')] },
    { of: cloze, values: ['{{c1::gap}} with too much beside', ...many.map((name) => long(`${name} `))] },
    { of: basic(`${script}{{Front}}`), values: ['a long script costs nothing', 'back'] },
    { of: basic('{{Front}}'), values: [long('as long as it may be '), 'back'] },
  ])
  const read = await readImport({ kind: 'file', file: { name: 'deck.apkg', bytes } }, updatesOf(openRecord()), start)
  if (read.kind !== 'arrival') throw new Error(JSON.stringify(read))
  const { cards, refused } = read.arrival
  expect(refused.map(({ name, why }) => [name.slice(0, 10), why])).toEqual([
    ['far too la', 'tooLarge'],
    ['large when', 'tooLarge'],
    ['{{c1::gap}', 'tooLarge'],
  ])
  expect(cards.map(({ front }) => front.slice(0, 10))).toEqual(['a long scr', 'as long as'])
  for (const { front, back } of cards) expect(Math.max(front.length, back.length)).toBeLessThanOrEqual(limits.field)
})
