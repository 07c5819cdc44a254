/** Anki packages: ours read by independent readers, and Anki's three formats read by us. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { zstdCompressSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { writeDeck } from '../../renderer/portable/anki/writeDeck'
import { readImport } from '../../renderer/portable/readImport'
import { planArrival, takeIn } from '../../renderer/portable/takeIn'
import type { DeckCard } from '../../renderer/study/parcel'
import { fillRecord, openRecord, pack, png, type TestRecord, updatesOf } from '../support/portableRecord'

const folder = mkdtempSync(join(tmpdir(), 'drydock-anki-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const course: DeckCard[] = [
  {
    ref: 'course:userland',
    chapter: 'The evolution of the runtime',
    kind: 'basic',
    front: 'What is a *userland*?',
    back: 'Everything but the kernel: `libc`, <certs>',
    tags: [],
  },
]

const ownCards = (record: TestRecord): DeckCard[] =>
  record.cards.all().map(({ id, kind, front, back, tags }) => ({ ref: `own:${id}`, kind, front, back, tags }))

function deckOf(record: TestRecord, withHistory = true) {
  const { events, images, madeAt } = pack(record)
  return writeDeck({
    cards: [...course, ...ownCards(record)],
    events,
    images,
    madeAt,
    withHistory,
    retention: 0.9,
    zoneMinutes: 60,
  })
}

function opened(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const path = join(folder, `${Math.random()}.anki2`)
  writeFileSync(path, files['collection.anki2'] ?? '')
  return { files, path, database: new DatabaseSync(path, { readOnly: true }) }
}

describe('an exported deck', () => {
  it('is a sound database for node:sqlite and for sqlite3, with a card for each side and gap', async () => {
    const record = openRecord()
    await fillRecord(record)
    const { bytes, counts } = await deckOf(record)
    const { database, path } = opened(bytes)
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    const count = (table: string) => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)
    expect({ notes: count('notes'), cards: count('cards'), reviews: count('revlog') }).toEqual(counts)
    expect(counts).toEqual({ notes: 3, cards: 4, reviews: 8 })
    // The first gap is Anki's card 0.
    const ords = database.prepare(
      "SELECT ord FROM cards c JOIN notes n ON n.id = c.nid WHERE n.flds LIKE '%etcd%' ORDER BY 1",
    )
    expect(ords.all()).toEqual([{ ord: 0 }, { ord: 1 }])
    const sqlite3 = (query: string) => execFileSync('sqlite3', [path, query], { encoding: 'utf8' }).trim()
    expect(
      sqlite3('SELECT ver, json_valid(models), json_valid(decks), json_valid(conf), json_valid(dconf) FROM col'),
    ).toBe('11|1|1|1|1')
    expect(sqlite3('SELECT count(*) FROM cards c, json_each((SELECT decks FROM col)) d WHERE c.did = d.key')).toBe('4')
    expect(
      sqlite3("SELECT group_concat(value->>'name', '; ') FROM json_each((SELECT decks FROM col)) ORDER BY 1"),
    ).toContain('Drydock::The evolution of the runtime')
    expect(sqlite3("SELECT flds FROM notes WHERE guid = 'drydock:course:userland'").split('\x1f').slice(0, 2)).toEqual([
      'What is a <i>userland</i>?',
      'Everything but the kernel: <code>libc</code>, &lt;certs&gt;',
    ])
  })

  it('carries the schedule: due days, intervals, lapses, memory state and every answer', async () => {
    const record = openRecord()
    await fillRecord(record)
    const { database } = opened((await deckOf(record)).bytes)
    const state = record.reviews.states().get('course:userland')
    const row = database
      .prepare(
        "SELECT c.*, col.crt FROM cards c JOIN notes n ON n.id = c.nid, col WHERE n.guid = 'drydock:course:userland'",
      )
      .get()
    expect(row).toMatchObject({ type: 2, queue: 2, reps: 2, lapses: 0, factor: 2500 })
    expect(Number(row?.crt) + Number(row?.due) * 86_400).toBeGreaterThan((state?.due ?? 0) / 1_000 - 86_400)
    expect(Number(row?.crt) + Number(row?.due) * 86_400).toBeLessThanOrEqual((state?.due ?? 0) / 1_000)
    expect(row?.ivl).toBe(Math.round(((state?.due ?? 0) - (state?.lastReview ?? 0)) / 86_400_000))
    expect(JSON.parse(String(row?.data))).toEqual({
      s: Number(state?.stability.toFixed(4)),
      d: Number(state?.difficulty.toFixed(3)),
    })
    const log = database
      .prepare(
        "SELECT r.id, r.ease, r.time, r.type FROM revlog r JOIN cards c ON c.id = r.cid JOIN notes n ON n.id = c.nid WHERE n.guid LIKE 'drydock:own:%' AND c.type <> 0 ORDER BY r.id",
      )
      .all()
    const events = record.reviews.events().filter((event) => event.kind === 'review' && event.card.startsWith('own:'))
    expect(log.map(({ id, ease, time }) => [id, ease, time])).toEqual(
      events.map((event) => [event.at, 'grade' in event && event.grade, 4_321]),
    )
    expect(new Set(log.map(({ type }) => type))).toEqual(new Set([0, 1, 2]))
  })

  it('leaves every card new when the history stays here', async () => {
    const record = openRecord()
    await fillRecord(record)
    const { database } = opened((await deckOf(record, false)).bytes)
    expect(database.prepare('SELECT count(*) AS n FROM cards WHERE type <> 0 OR queue <> 0').get()?.n).toBe(0)
    expect(database.prepare('SELECT count(*) AS n FROM revlog').get()?.n).toBe(0)
  })

  it('has the same guids and ids at each export, so that Anki updates instead of doubling', async () => {
    const record = openRecord()
    await fillRecord(record)
    const ids = async () => {
      const { database } = opened((await deckOf(record)).bytes)
      return database
        .prepare('SELECT n.guid, n.id AS note, c.id AS card FROM notes n JOIN cards c ON c.nid = n.id ORDER BY 1, 3')
        .all()
    }
    const before = await ids()
    record.cards.add({ kind: 'basic', front: 'one more', back: 'x' })
    const after = await ids()
    expect(after.filter(({ guid }) => before.some((one) => one.guid === guid))).toEqual(before)
  })

  it('comes back word for word, updates what was edited in Anki, and leaves the course’s cards out', async () => {
    const record = openRecord()
    await fillRecord(record)
    const { bytes } = await deckOf(record)
    const same = await arrive(record, bytes)
    expect(same.plan.tallies.cards).toEqual({ added: 0, updated: 0, same: 2, kept: 0, beside: 0, gone: 0 })
    expect(same.arrival.refused).toEqual([{ name: 'What is a userland ?', why: 'course' }])
    const { files, path } = opened(bytes)
    const database = new DatabaseSync(path)
    database.exec(
      "UPDATE notes SET flds = replace(flds, '<code>kubectl apply</code>', '<code>kubectl create</code>') WHERE guid LIKE 'drydock:own%'",
    )
    database.close()
    const edited = zipSync({ ...files, 'collection.anki2': new Uint8Array(readFile(path)) })
    const { plan } = await arrive(record, new Uint8Array(edited))
    expect(plan.tallies.cards).toEqual({ added: 0, updated: 1, same: 1, kept: 0, beside: 0, gone: 0 })
    expect(plan.cards[0]?.front).toContain('`kubectl create` **do**?')
  })
})

const readFile = (path: string) => execFileSync('cat', [path])

async function arrive(record: TestRecord, bytes: Uint8Array<ArrayBuffer>) {
  const read = await readImport(
    { kind: 'file', file: { name: 'deck.apkg', bytes } },
    updatesOf(record),
    record.clock.now,
  )
  if (read.kind !== 'arrival') throw new Error(JSON.stringify(read))
  return { arrival: read.arrival, plan: await planArrival(read.arrival, record, record.shelf) }
}

/** A field of a message: a number, or bytes. */
const field = (number: number, value: number | Uint8Array | string): Uint8Array => {
  const bytes = typeof value === 'string' ? strToU8(value) : value
  const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)])
  return typeof bytes === 'number'
    ? new Uint8Array([...varint(number * 8), ...varint(bytes)])
    : new Uint8Array([...varint(number * 8 + 2), ...varint(bytes.length), ...bytes])
}
const message = (...fields: Uint8Array[]) => new Uint8Array(fields.flatMap((one) => [...one]))

const notesTable =
  'CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text, sfld integer, csum integer, flags integer, data text)'
const cardsTable =
  'CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer, type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer, odue integer, odid integer, flags integer, data text)'

function collection(fill: (database: DatabaseSync) => void): Uint8Array {
  const path = join(folder, `${Math.random()}.db`)
  const database = new DatabaseSync(path)
  database.exec(`${notesTable}; ${cardsTable}`)
  fill(database)
  database.close()
  return new Uint8Array(readFile(path))
}

const rows = (database: DatabaseSync) => {
  const note = (id: number, guid: string, type: number, tags: string, ...values: string[]) =>
    database
      .prepare('INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, 0, 0, 0, ?)')
      .run(id, guid, type, tags, values.join('\x1f'), '')
  const card = (id: number, nid: number, ord: number, reps = 0) =>
    database
      .prepare('INSERT INTO cards VALUES (?, ?, 1, ?, 0, 0, ?, 0, 0, 0, 0, ?, 0, 0, 0, 0, 0, ?)')
      .run(id, nid, ord, reps ? 2 : 0, reps, '')
  note(
    1,
    'g1',
    10,
    ' net k8s::dns ',
    'CoreDNS <b>serves</b> &amp; caches *x*<br>what?<img src="pic.png">',
    '<div>cluster <i>names</i></div><script>CANARY()</script>[sound:a.mp3]',
  )
  card(1, 1, 0, 5)
  card(2, 1, 1)
  note(2, 'g2', 11, '', 'The {{c1::scheduler::who}} binds {{c2::pods}}', 'extra')
  card(3, 2, 0)
  card(4, 2, 1)
  note(3, 'g3', 99, '', 'lost')
  card(5, 3, 0)
}

const oldCollection = () =>
  collection((database) => {
    const models = {
      10: {
        type: 0,
        flds: [
          { name: 'Front', ord: 0 },
          { name: 'Back', ord: 1 },
        ],
        tmpls: [
          { name: 'a', ord: 0, qfmt: '{{Front}}', afmt: '{{FrontSide}}<hr id=answer>{{Back}}' },
          { name: 'b', ord: 1, qfmt: '{{#Back}}{{Back}}{{/Back}}', afmt: '{{FrontSide}}<hr id=answer>{{text:Front}}' },
        ],
      },
      11: {
        type: 1,
        flds: [
          { name: 'Text', ord: 0 },
          { name: 'Extra', ord: 1 },
        ],
        tmpls: [{ name: 'c', ord: 0, qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}{{Extra}}' }],
      },
    }
    database.exec('CREATE TABLE col (models text)')
    database.prepare('INSERT INTO col VALUES (?)').run(JSON.stringify(models))
    rows(database)
  })

const newCollection = () =>
  collection((database) => {
    database.exec(`CREATE TABLE notetypes (id integer primary key, name text, mtime_secs integer, usn integer, config blob);
      CREATE TABLE fields (ntid integer, ord integer, name text, config blob, primary key (ntid, ord)) without rowid;
      CREATE TABLE templates (ntid integer, ord integer, name text, mtime_secs integer, usn integer, config blob, primary key (ntid, ord)) without rowid`)
    const type = (id: number, kind: number) =>
      database
        .prepare('INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)')
        .run(id, `t${id}`, message(field(1, kind), field(3, 'css')))
    const name = (id: number, ord: number, text: string) =>
      database.prepare('INSERT INTO fields VALUES (?, ?, ?, ?)').run(id, ord, text, new Uint8Array())
    const template = (id: number, ord: number, front: string, back: string) =>
      database
        .prepare('INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)')
        .run(id, ord, 't', message(field(1, front), field(2, back)))
    type(10, 0)
    type(11, 1)
    name(10, 0, 'Front')
    name(10, 1, 'Back')
    name(11, 0, 'Text')
    name(11, 1, 'Extra')
    template(10, 0, '{{Front}}', '{{FrontSide}}<hr id=answer>{{Back}}')
    template(10, 1, '{{#Back}}{{Back}}{{/Back}}', '{{FrontSide}}<hr id=answer>{{text:Front}}')
    template(11, 0, '{{cloze:Text}}', '{{cloze:Text}}{{Extra}}')
    rows(database)
  })

const dummy = strToU8('not even a database')
const mediaMessage = message(
  field(1, message(field(1, 'pic.png'), field(2, png.length))),
  field(1, message(field(1, 'a.mp3'))),
)

const packages = {
  'collection.anki2, as old programs write it': () =>
    zipSync({
      'collection.anki2': oldCollection(),
      media: strToU8('{"0":"pic.png","1":"a.mp3"}'),
      0: png,
      1: strToU8('x'),
    }),
  'collection.anki21 beside an older one': () =>
    zipSync({
      'collection.anki2': dummy,
      'collection.anki21': oldCollection(),
      media: strToU8('{"0":"pic.png","1":"a.mp3"}'),
      0: png,
      1: strToU8('x'),
    }),
  'collection.anki21b, packed with Zstandard': () =>
    zipSync({
      meta: message(field(1, 3)),
      'collection.anki2': dummy,
      'collection.anki21b': new Uint8Array(zstdCompressSync(newCollection())),
      media: new Uint8Array(zstdCompressSync(mediaMessage)),
      0: new Uint8Array(zstdCompressSync(png)),
      1: new Uint8Array(zstdCompressSync(strToU8('x'))),
    }),
}

describe('an imported deck', () => {
  it.each(Object.entries(packages))('is read from %s', async (_what, make) => {
    const record = openRecord()
    const { arrival, plan } = await arrive(record, new Uint8Array(make()))
    const [first, second, cloze] = arrival.cards
    expect(arrival.cards).toHaveLength(3)
    expect(first).toMatchObject({ kind: 'basic', back: 'cluster *names*', tags: ['net', 'k8s::dns'] })
    expect(first?.front).toMatch(/^CoreDNS \*\*serves\*\* & caches \\\*x\\\*\\\nwhat\?!\[\]\(image:[0-9a-f]{64}\)$/)
    expect(second).toMatchObject({ kind: 'basic', front: 'cluster *names*' })
    expect(cloze).toMatchObject({
      kind: 'cloze',
      front: 'The {{c1::scheduler::who}} binds {{c2::pods}}',
      back: 'extra',
    })
    expect(JSON.stringify(arrival.cards)).not.toContain('CANARY')
    expect(arrival.refused).toEqual([{ name: 'lost', why: 'damaged' }])
    expect(arrival.leftOut).toEqual({ scheduling: 1, sounds: 2, otherFiles: 1 })
    await takeIn(plan, record, record.shelf)
    expect(record.cards.all()).toHaveLength(3)
    expect(record.images.size).toBe(1)
    const again = await planArrival(arrival, record, record.shelf)
    expect(again.tallies.cards).toMatchObject({ added: 0, same: 3, beside: 0 })
  })
})
