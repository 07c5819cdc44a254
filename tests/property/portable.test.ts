/** What leaves comes back: round trips of everything, by fixed records and by random ones. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeFolder } from '../../renderer/portable/folder/writeFolder'
import { contentHash } from '../../renderer/portable/lossless/contentHash'
import { writeLossless } from '../../renderer/portable/lossless/writeLossless'
import { type Read, readImport } from '../../renderer/portable/readImport'
import { planArrival, takeIn } from '../../renderer/portable/takeIn'
import { perform } from '../../renderer/portable/tasks'
import { parts } from '../../renderer/study/parcel'
import { docNames } from '../../renderer/study/record'
import { fillRecord, openRecord, pack, start, type TestRecord, updatesOf } from '../support/portableRecord'

const everything = new Set(parts)

async function zipOf(record: TestRecord) {
  const made = await perform({ kind: 'zip', parcel: pack(record), parts: [...parts] })
  if (made.kind !== 'bytes') throw new Error(JSON.stringify(made))
  return made.bytes
}

const read = (name: string, bytes: Uint8Array<ArrayBuffer>, into: TestRecord): Promise<Read> =>
  readImport({ kind: 'file', file: { name, bytes } }, updatesOf(into), start)

async function importInto(record: TestRecord, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const arrived = await read(name, bytes, record)
  if (arrived.kind !== 'arrival') throw new Error(JSON.stringify(arrived))
  const plan = await planArrival(arrived.arrival, record, record.shelf)
  await takeIn(plan, record, record.shelf)
  return { plan, arrival: arrived.arrival }
}

/** What a learner would compare: everything but the form in which it is stored. */
const view = (record: TestRecord) => {
  const { notes, cards, events, answers, read, images } = pack(record)
  const byId = <T extends { id: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    notes: byId(notes),
    cards: byId(cards),
    events,
    answers,
    read,
    images: images.map(({ hash }) => hash).sort(),
  }
}

describe('a folder or zip of Markdown', () => {
  it('brings every note, card, review, answer, section and image back into an empty record', async () => {
    const record = openRecord()
    await fillRecord(record)
    const empty = openRecord('b')
    const { plan, arrival } = await importInto(empty, 'export.zip', await zipOf(record))
    expect(arrival.refused).toEqual([])
    expect(arrival.leftOut).toEqual({ otherFiles: 0 })
    expect(plan.tallies.notes?.added).toBe(3)
    expect(view(empty)).toEqual(view(record))
  })

  it('doubles nothing when it is imported twice', async () => {
    const record = openRecord()
    await fillRecord(record)
    const before = view(record)
    const { plan } = await importInto(record, 'export.zip', await zipOf(record))
    const counts = Object.values(plan.tallies).map((tally) => tally && [tally.added, tally.updated, tally.beside])
    expect(counts).toEqual(Array.from({ length: 6 }, () => [0, 0, 0]))
    expect(view(record)).toEqual(before)
  })

  it('updates a note edited in the folder, keeps one edited here, and puts both side by side otherwise', async () => {
    const record = openRecord()
    const { first, second } = await fillRecord(record)
    const both = record.notebook.create({ body: '# Both\n\nold' })
    const files = await writeFolder(pack(record), everything)
    const edit = (path: string, from: string, to: string) => {
      const file = files.find((one) => one.path === path)
      const text = new TextDecoder().decode(file?.bytes)
      expect(text).toContain(from)
      return { name: path, bytes: new TextEncoder().encode(text.replace(from, to)) }
    }
    const folder = [
      edit('notes/Pods, and what they share.md', 'One network', 'Two network'),
      { name: 'notes/_CON.md', bytes: files.find((one) => one.path === 'notes/_CON.md')?.bytes ?? new Uint8Array() },
      edit('notes/Both.md', 'old', 'new there'),
    ]
    record.notebook.setText(second, '# CON\n\nnewer here')
    record.notebook.setText(both, '# Both\n\nnew here')
    const arrived = await readImport({ kind: 'folder', files: folder, refused: [] }, updatesOf(record), start)
    if (arrived.kind !== 'arrival') throw new Error('refused')
    const plan = await planArrival(arrived.arrival, record, record.shelf)
    expect(plan.tallies.notes).toEqual({ added: 0, updated: 1, same: 0, kept: 1, beside: 1, gone: 0 })
    await takeIn(plan, record, record.shelf)
    expect(record.notebook.text(first)?.toString()).toContain('Two network')
    expect(record.notebook.text(second)?.toString()).toBe('# CON\n\nnewer here')
    expect(record.notebook.text(both)?.toString()).toBe('# Both\n\nnew here')
    expect(record.notebook.entries().filter(({ title }) => title === 'Both')).toHaveLength(2)
    const again = await planArrival(arrived.arrival, record, record.shelf)
    expect(again.tallies.notes).toEqual({ added: 0, updated: 0, same: 2, kept: 1, beside: 0, gone: 0 })
  })

  it('brings any text back to the letter', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        '---',
        '...',
        '[a](#/notes/x)',
        '[[wiki]]',
        '#tag',
        '```',
        '- [ ] do',
        '# CON',
        '',
        ' ',
        '![i](a.png)',
        '[b]: c',
        '<b>',
        '\\',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line, { maxLength: 8 }), { minLength: 1, maxLength: 6 }), async (bodies) => {
        const [record, empty] = [openRecord(), openRecord('b')]
        const texts = bodies.map((lines) =>
          lines
            .join('\n')
            .replaceAll(/\r\n?|\0/g, '\n')
            .toWellFormed(),
        )
        const ids = texts.map((body) => record.notebook.create({ body }))
        for (const id of ids)
          record.notebook.setText(id, `${record.notebook.text(id)?.toString()}\n[x](#/notes/${ids[0]})`)
        await importInto(empty, 'export.zip', await zipOf(record))
        expect(view(empty).notes).toEqual(view(record).notes)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the lossless file', () => {
  const losslessOf = (record: TestRecord) =>
    writeLossless({
      docs: updatesOf(record),
      images: [...record.images.values()],
      versions: [{ note: 'n', at: 5, text: 'old' }],
      madeAt: start,
      app: '0.1.0',
    })

  const take = async (record: TestRecord, bytes: Uint8Array<ArrayBuffer>) => {
    const arrived = await read('all.drydock', bytes, record)
    if (arrived.kind !== 'lossless') throw new Error(JSON.stringify(arrived))
    for (const name of docNames) {
      const update = arrived.arrival.updates[name]
      if (update) Y.applyUpdate(record.docs[name], update)
    }
    return arrived.arrival
  }
  const hashes = (record: TestRecord) => Promise.all(docNames.map((name) => contentHash(record.docs[name])))

  it('gives an empty record equal content hashes', async () => {
    const [record, empty] = [openRecord(), openRecord('b')]
    await fillRecord(record)
    const arrival = await take(empty, await losslessOf(record))
    expect(arrival.refused).toEqual([])
    expect(arrival.tallies.notes?.added).toBe(3)
    expect(arrival.tallies.events?.added).toBe(record.reviews.events().length)
    expect(arrival.versions).toEqual([{ note: 'n', at: 5, text: 'old' }])
    expect(arrival.images.map(({ hash }) => hash)).toEqual([...record.images.keys()])
    expect(await hashes(empty)).toEqual(await hashes(record))
  })

  it('merges two devices to the same, whichever takes the other', async () => {
    const grade = fc.record({ card: fc.constantFrom('course:a', 'course:b'), grade: fc.constantFrom(1, 2, 3, 4) })
    const edits = fc.array(fc.oneof(fc.string({ maxLength: 20 }), grade), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(edits, edits, async (mine, theirs) => {
        const [one, other] = [openRecord('one'), openRecord('other')]
        for (const [record, list] of [
          [one, mine],
          [other, theirs],
        ] as const)
          for (const edit of list) {
            record.clock.now += 60_000
            if (typeof edit === 'string') record.notebook.create({ body: edit })
            else record.reviews.grade(edit.card, edit.grade as 1 | 2 | 3 | 4)
          }
        const [fromOne, fromOther] = [await losslessOf(one), await losslessOf(other)]
        await take(one, fromOther)
        await take(other, fromOne)
        expect(await hashes(one)).toEqual(await hashes(other))
        expect(one.notebook.entries().length).toBe(
          [...mine, ...theirs].filter((edit) => typeof edit === 'string').length,
        )
      }),
      { numRuns: 40 },
    )
  })

  it('says in its tallies what merging does', async () => {
    const [record, other] = [openRecord(), openRecord('b')]
    const { first } = await fillRecord(record)
    await take(other, await losslessOf(record))
    other.notebook.setText(first, 'changed there')
    other.notebook.create({ body: 'new there' })
    const arrived = await read('all.drydock', await losslessOf(other), record)
    expect(arrived.kind === 'lossless' && arrived.arrival.tallies.notes).toEqual({
      added: 1,
      updated: 1,
      same: 2,
      kept: 0,
      beside: 0,
      gone: 0,
    })
  })

  it('is the same file for the same record', async () => {
    const record = openRecord()
    await fillRecord(record)
    const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(sum(await losslessOf(record))).toBe(sum(await losslessOf(record)))
  })
})
