/** Histories of notes on two to four devices: they agree in the end, and nothing that was written is gone unless someone deleted what they saw. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { findQuote } from '../../renderer/study/notes/anchors'
import type { Notebook, NoteId } from '../../renderer/study/notes/notebook'
import { openNotebook } from '../../renderer/study/notes/openNotebook'
import { seeded } from './chance'

interface Device {
  readonly doc: Y.Doc
  readonly book: Notebook
  clock: number
}

/** What the devices did, told apart from the documents. */
interface Story {
  readonly written: Map<string, NoteId>
  readonly deleted: Set<string>
  readonly made: Set<NoteId>
}

const histories = process.env.DRYDOCK_LONG ? 20_000 : 400
const words = /w\d+e/g

function openDevice(name: number, chance: ReturnType<typeof seeded>): Device {
  const doc = new Y.Doc()
  doc.clientID = name + 1
  let made = 0
  const device: Device = {
    doc,
    clock: 1_700_000_000_000 + chance.int(-300, 300) * 86_400_000,
    book: openNotebook(doc, {
      now: () => device.clock,
      newId: () => `device${name}note${String(++made).padStart(8, '0')}`,
    }),
  }
  return device
}

const sync = (from: Device, to: Device) =>
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'peer')

/** Everything that a learner sees, in one order. */
function view({ book }: Device) {
  const seen = (list: readonly { readonly id: NoteId }[]) =>
    list.map((entry) => ({ ...entry, text: book.text(entry.id)?.toString() }))
  return JSON.stringify([seen(book.entries()), seen(book.trashed()), book.tags(), book.inChapter('c')])
}

function act(device: Device, story: Story, chance: ReturnType<typeof seeded>) {
  const { book } = device
  device.clock += chance.int(0, 60_000)
  const all = [...book.entries(), ...book.trashed()]
  const note = all[chance.int(0, Math.max(0, all.length - 1))]
  const token = `w${story.written.size}e`
  if (!note || chance.int(0, 9) === 0) {
    const anchor = { chapter: 'c', section: 's', exact: token, prefix: '', suffix: '' }
    const id = book.create({ body: `${token} `, tags: [`t${chance.int(0, 3)}`], anchor })
    story.made.add(id)
    story.written.set(token, id)
    return
  }
  const text = book.text(note.id)
  const before = text?.toString() ?? ''
  const kind = chance.int(0, 11)
  if (kind <= 5) {
    const ends = [0, ...[...before.matchAll(/ /g)].map(({ index }) => index + 1)]
    text?.insert(ends[chance.int(0, ends.length - 1)] ?? 0, `${token} `)
    book.touched(note.id)
    story.written.set(token, note.id)
  } else if (kind === 6) {
    const [one] = before.match(words) ?? []
    if (one) story.deleted.add(one)
    book.setText(note.id, before.replace(one ?? '', ''))
  } else if (kind === 7) book.addTag(note.id, `t${chance.int(0, 3)}`)
  else if (kind === 8) book.trash(note.id)
  else if (kind === 9) book.restore(note.id)
  else if (kind === 10) book.setAnchor(note.id, undefined)
  else {
    for (const one of before.match(words) ?? []) story.deleted.add(one)
    book.deleteForEver(note.id)
  }
}

function run(seed: number) {
  const chance = seeded(seed)
  const devices = Array.from({ length: chance.int(2, 4) }, (_, name) => openDevice(name, chance))
  const story: Story = { written: new Map(), deleted: new Set(), made: new Set() }
  const anyone = () => devices[chance.int(0, devices.length - 1)] as Device
  for (let step = 0; step < 60; step++) {
    if (chance.int(0, 7) === 0) sync(anyone(), anyone())
    else act(anyone(), story, chance)
    if (chance.int(0, 3) === 0) view(anyone()) // reading in between must not change what is read later
  }
  for (const from of devices) for (const to of devices) sync(from, to)
  for (const from of devices) for (const to of devices) sync(from, to)
  return { devices, story }
}

it(`lets ${histories} histories of two to four devices end alike with nothing lost`, () => {
  let notes = 0
  let kept = 0
  for (let seed = 1; seed <= histories; seed++) {
    const { devices, story } = run(seed)
    const views = new Set(devices.map(view))
    expect(views.size, `seed ${seed}: the devices differ`).toBe(1)
    const [first] = devices
    if (!first) throw new Error('no device')
    const fresh = { ...first, book: openNotebook(first.doc, { now: () => 0, newId: () => 'none' }) }
    expect(view(fresh), `seed ${seed}: what is kept up to date differs from what is read anew`).toBe(view(first))
    for (const [token, id] of story.written) {
      if (story.deleted.has(token)) continue
      kept++
      expect(first.book.text(id)?.toString(), `seed ${seed}: ${token} is lost`).toContain(token)
      expect(first.book.entry(id), `seed ${seed}: the note of ${token} is not shown`).toBeDefined()
    }
    notes += story.made.size
  }
  console.log(`${histories} histories, ${notes} notes, ${kept} pieces of writing kept, 0 lost; seeds 1 to ${histories}`)
}, 600_000)

it('never throws on a document that a foreign program wrote', () => {
  const chance = seeded(7)
  const odd = (): unknown => {
    const text = new Y.Text('words [a](#/notes/x) \ud800')
    const parts = [1, Number.NaN, '', 'x'.repeat(2_000), null, undefined, true, [1], { a: 1 }, new Uint8Array(3), text]
    const made = [...parts, new Y.Map(), new Y.Array(), new Y.XmlText(), new Y.XmlElement('a')]
    return made[chance.int(0, made.length - 1)]
  }
  const names = ['body', 'tags', 'anchor', 'createdAt', 'changedAt', 'trashedAt', 'purgedAt', 'other']
  let shown = 0
  for (let run = 0; run < 2_000; run++) {
    const doc = new Y.Doc()
    const { notes, book } = {
      notes: doc.getMap<unknown>('notes'),
      book: openNotebook(doc, { now: () => 5, newId: () => 'n' }),
    }
    for (let note = 0; note < 4; note++) {
      const fields = names.filter(() => chance.int(0, 2) > 0).map((name) => [name, odd()] as const)
      const id = ['a', '__proto__', 'x'.repeat(100), ''][note] ?? ''
      notes.set(id, chance.int(0, 3) === 0 ? odd() : new Y.Map(fields))
    }
    const before = [...notes.keys()].length
    for (const id of notes.keys()) {
      book.addTag(id, 'tag')
      book.setText(id, 'text')
      book.touched(id)
      book.trash(id)
      book.restore(id)
      book.text(id)
      book.backlinks(id)
    }
    shown += book.entries().length
    book.search('words')
    book.inChapter('c')
    for (const { anchor } of book.entries()) if (anchor) findQuote('some text', anchor)
    expect([...notes.keys()]).toHaveLength(before)
  }
  console.log(`2,000 odd documents read and edited, ${shown} of their entries shown as notes`)
  expect(shown).toBeGreaterThan(0)
}, 60_000)
