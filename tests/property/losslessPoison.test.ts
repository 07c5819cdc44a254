/** Lossless files made by strangers: a document that Yjs reads, and that would do harm once it is merged. */
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { maxBackupBytes } from '../../main/bridge/contract'
import { limits } from '../../renderer/portable/limits'
import { checkUpdate } from '../../renderer/portable/lossless/checkUpdate'
import { contentHash } from '../../renderer/portable/lossless/contentHash'
import { tallyDoc } from '../../renderer/portable/lossless/tallyDoc'
import { writeLossless } from '../../renderer/portable/lossless/writeLossless'
import { type Read, readImport } from '../../renderer/portable/readImport'
import { type DocName, docNames } from '../../renderer/study/record'
import { seededRandom } from '../contract/seeded'
import { fillRecord, openRecord, pack, start, type TestRecord, updatesOf } from '../support/portableRecord'

vi.setConfig({ testTimeout: 60_000 })

const update = (doc: Y.Doc) => new Uint8Array(Y.encodeStateAsUpdate(doc))

async function read(docs: Partial<Record<DocName, Y.Doc>>, here: TestRecord): Promise<Read> {
  const empty = updatesOf(openRecord())
  const changed = Object.fromEntries(Object.entries(docs).map(([name, doc]) => [name, update(doc)]))
  const file = await writeLossless({
    docs: { ...empty, ...changed },
    images: [],
    versions: [],
    madeAt: start,
    app: 'x',
  })
  return readImport({ kind: 'file', file: { name: 'a.drydock', bytes: file } }, updatesOf(here), start)
}

async function refusal(name: DocName, write: (doc: Y.Doc) => void) {
  const here = openRecord()
  await fillRecord(here)
  const doc = new Y.Doc()
  write(doc)
  const found = await read({ [name]: doc }, here)
  if (found.kind !== 'lossless') throw new Error(JSON.stringify(found))
  expect(Object.keys(found.arrival.updates)).not.toContain(name)
  return found.arrival.refused
}

const deep = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { a: value }
  return value
}

const note = (body: unknown, more: readonly (readonly [string, unknown])[] = []) =>
  new Y.Map<unknown>([['body', body], ...more])

const nested = (levels: number): Y.Map<unknown> => {
  const top = new Y.Map<unknown>()
  let inner = top
  for (let level = 0; level < levels; level++) inner = inner.set('a', new Y.Map<unknown>())
  return top
}

/** Not so much alike that the file would pass for a bomb. */
const words = (length: number, mark = 'x') => {
  const all = Array.from({ length: length / 8 }, (_, at) => mark.repeat(8) + at)
  return all.join('').slice(0, length)
}

const withEmbed = () => {
  const text = new Y.Text()
  text.applyDelta([{ insert: 'a' }, { insert: { image: 'https://canary.invalid' } }, { insert: 'b' }])
  return text
}

describe('a document of a lossless file', () => {
  it.each<[string, DocName, (doc: Y.Doc) => void]>([
    ['a list where the notes belong', 'notes', (doc) => doc.getArray('notes').push([1])],
    ['keys in the log of reviews', 'reviews', (doc) => doc.getMap('events').set('a', 1)],
    ['a text as the log of answers', 'study', (doc) => doc.getText('answers').insert(0, 'answers')],
    ['another document inside', 'notes', (doc) => doc.getMap('notes').set('a', new Y.Doc())],
    ['XML', 'notes', (doc) => doc.getMap('notes').set('a', note(new Y.XmlText()))],
    ['an XML hook, which passes for a map', 'notes', (doc) => doc.getMap('notes').set('a', new Y.XmlHook('x'))],
    ['something in a text that is no text', 'notes', (doc) => doc.getMap('notes').set('a', note(withEmbed()))],
    ['a value 100 levels deep', 'notes', (doc) => doc.getMap('notes').set('a', note(new Y.Text(), [['x', deep(100)]]))],
    ['maps 100 levels deep', 'notes', (doc) => doc.getMap('notes').set('a', nested(100))],
    ['an event 3,000 levels deep', 'reviews', (doc) => doc.getArray('events').push([{ id: 'a', x: deep(3_000) }])],
  ])('with %s is refused', async (_what, name, write) => {
    expect(await refusal(name, write)).toMatchObject([{ name: `docs/${name}.update`, why: 'damaged' }])
  })

  it('with a part that this version does not know is refused as newer', async () => {
    expect(await refusal('study', (doc) => doc.getMap('__proto__').set('polluted', 1))).toMatchObject([
      { name: 'docs/study.update', why: 'newer' },
    ])
  })

  it.each<[string, DocName, (doc: Y.Doc) => void]>([
    ['a run of a lab', 'study', (doc) => doc.getMap('labs').set('a/b', { actions: words(1_000_001) })],
    [
      'the front of a card',
      'notes',
      (doc) => doc.getMap('cards').set('a', new Y.Map([['front', words(700_001, 'ä')]])),
    ],
    ['the key of an entry', 'study', (doc) => doc.getMap('read').set(words(1_000_001), 1)],
    [
      'an event',
      'reviews',
      (doc) => doc.getArray('events').push([{ id: 'a', x: Array.from({ length: 120_000 }, (_, at) => Math.sqrt(at)) }]),
    ],
  ])('of which one value would hold up every sync is refused: %s', async (_what, name, write) => {
    expect(await refusal(name, write)).toMatchObject([{ name: `docs/${name}.update`, why: 'tooLarge' }])
  })

  it('with much in many values is taken', async () => {
    const doc = new Y.Doc()
    doc.getArray('events').push(Array.from({ length: 3_000 }, (_, at) => ({ id: `e${at}`, x: words(1_000) })))
    const notes = new Y.Doc()
    notes.getMap('notes').set('a', note(new Y.Text(words(1_500_000))))
    expect(await read({ reviews: doc, notes }, openRecord())).toMatchObject({ arrival: { refused: [] } })
  })

  it('with more writers than a backup could name is refused', async () => {
    const bytes: number[] = []
    const put = (value: number) => {
      let rest = value
      for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
      bytes.push(rest)
    }
    const writers = 180_000
    put(writers)
    // Of each writer one change, at clock 0, that is garbage already, of length 1.
    for (let writer = writers; writer > 0; writer--) for (const value of [1, 0x80000000 + writer, 0, 0, 1]) put(value)
    put(0)
    const refused = await refusal('reviews', (doc) => Y.applyUpdate(doc, Uint8Array.from(bytes)))
    expect(refused).toMatchObject([{ name: 'docs/reviews.update', why: 'damaged' }])
  })
})

describe('the preview of a lossless file', () => {
  it('counts what would go: a note deleted for ever and an event taken back on the other device', async () => {
    const here = openRecord()
    const { first } = await fillRecord(here)
    const there = openRecord('b')
    for (const name of ['notes', 'reviews', 'study'] as const) Y.applyUpdate(there.docs[name], update(here.docs[name]))
    there.notebook.deleteForEver(first)
    there.docs.reviews.getArray('events').delete(0, 2)
    const found = await read(there.docs, here)
    expect(found).toMatchObject({
      kind: 'lossless',
      arrival: {
        refused: [],
        tallies: { notes: { gone: 1, added: 0 }, events: { gone: 2, added: 0 }, cards: { gone: 0 } },
      },
    })
  })
})

it('a version of a note that is dated ahead is left out, for the newest versions drive out the others', async () => {
  const versions = [start - 1, start + 3_600_000, start + 9e11, 8.64e15].map((at) => ({ note: 'n', at, text: 'x' }))
  const bytes = await writeLossless({ docs: updatesOf(openRecord()), images: [], versions, madeAt: start, app: 'x' })
  const found = await readImport({ kind: 'file', file: { name: 'a', bytes } }, updatesOf(openRecord()), start)
  expect(found).toMatchObject({ arrival: { versions: versions.slice(0, 2), refused: [{ name: 'versions.json' }] } })
})

it('an honest record with one of everything is taken, and none is taken that the vault could not hold', async () => {
  const there = openRecord('b')
  await fillRecord(there)
  there.reviews.setLimits({ newADay: 3 })
  const found = await read(there.docs, openRecord())
  expect(found).toMatchObject({ arrival: { refused: [] } })
  expect(found.kind === 'lossless' && Object.keys(found.arrival.updates)).toEqual(['notes', 'reviews', 'study'])
  expect(limits.document).toBeLessThanOrEqual(maxBackupBytes)
})

it('of mutated updates none is taken that throws, or that says something else after it was written and read', async () => {
  const random = seededRandom('mutated updates')
  const source = openRecord('b')
  await fillRecord(source)
  const whole = updatesOf(source)
  const runs = 6_000
  let taken = 0
  for (let run = 0; run < runs; run++) {
    const name = docNames[run % docNames.length] ?? 'notes'
    const bytes = whole[name].slice()
    for (let flip = random.below(3); flip >= 0; flip--) bytes[random.below(bytes.length)] = random.below(256)
    const here = openRecord('c')
    if (random.below(2) === 1) for (const one of docNames) Y.applyUpdate(here.docs[one], whole[one])
    const checked = await checkUpdate(name, updatesOf(here)[name], bytes)
    if (!checked.ok || 'why' in tallyDoc(name, checked)) continue
    taken++
    Y.applyUpdate(here.docs[name], bytes)
    pack(here)
    const again = new Y.Doc()
    Y.applyUpdate(again, update(here.docs[name]))
    expect(await contentHash(again), `run ${run}`).toBe(await contentHash(checked.merged))
  }
  console.log(`${runs} mutated updates: ${taken} taken, all readable`)
})
