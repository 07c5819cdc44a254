/** The hostile cases of a sync, one by one, against a mirror of a small record. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DocName } from '../../study/record'
import { viewOf } from '../../study/shape/contentView'
import type { Taken } from '../exchange/types'
import { type Mirror, openMirror } from './mirror'
import { maxUpdateBytes } from './readUpdate'

const client = 4_000_000_001

/** An update by hand. */
function encode(write: (put: Put) => void): Uint8Array {
  const bytes: number[] = []
  const uint = (value: number) => {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  const text = (value: string) => {
    const encoded = new TextEncoder().encode(value)
    uint(encoded.length)
    bytes.push(...encoded)
  }
  write({ uint, text, byte: (value) => void bytes.push(value) })
  return Uint8Array.from(bytes)
}
interface Put {
  readonly uint: (value: number) => void
  readonly text: (value: string) => void
  readonly byte: (value: number) => void
}

function openRecord(name: DocName = 'notes') {
  const here = new Y.Doc()
  here.clientID = 77
  const refused: string[] = []
  const passed: Uint8Array[] = []
  const mirror = openMirror({
    name,
    mayTake: () => true,
    weigh: () => ({ done: (pieces) => void passed.push(...pieces) }),
    refused: (_bytes, _peer, detail) => void refused.push(detail),
  })
  if (name === 'notes') {
    const note = here.getMap<unknown>('notes').set('n', new Y.Map<unknown>())
    note.set('body', new Y.Text('A pod is a group of containers.'))
    note.set('createdAt', 1)
  }
  mirror.takeOwn(Y.encodeStateAsUpdate(here))
  mirror.setOwnClient(here.clientID)
  return { here, mirror, refused, passed }
}

/** What a peer that has everything makes of it. */
function peerOf(here: Y.Doc): Y.Doc {
  const peer = new Y.Doc()
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(here))
  return peer
}
function edit(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

/** That nothing has happened, and that the next honest update is taken. */
function expectUnharmed(
  { here, mirror, passed }: ReturnType<typeof openRecord>,
  taken: Taken,
  name: DocName = 'notes',
) {
  expect(taken.kind).toBe('refused')
  expect(passed).toEqual([])
  expect(viewOf(mirror.doc)).toEqual(viewOf(here))
  expect(mirror.doc.store.pendingStructs).toBeNull()
  const root = { notes: 'cards', reviews: 'events', study: 'answers' }[name]
  const honest = edit(peerOf(here), (doc) =>
    name === 'notes' ? doc.getMap(root).set('x', 1) : doc.getArray(root).push([{ id: 'x' }]),
  )
  expect(mirror.take(honest, 'p')).toEqual({ kind: 'taken', isNew: true })
  expect(passed).toHaveLength(1)
}

const deep = (levels: number) =>
  encode(({ uint, text, byte }) => {
    for (const value of [1, 1, client, 0]) uint(value)
    byte(0x28) // any, with a key
    uint(1)
    text('notes')
    text('k')
    uint(1)
    for (let level = 0; level < levels; level++) for (const value of [117, 1]) byte(value)
    byte(126)
    uint(0)
  })

const item = (info: number, root: string, key: string | undefined, rest: (put: Put) => void) =>
  encode((put) => {
    for (const value of [1, 1, client, 0]) put.uint(value)
    put.byte(info | (key === undefined ? 0 : 0x20))
    put.uint(1)
    put.text(root)
    if (key !== undefined) put.text(key)
    rest(put)
    put.uint(0)
  })

const any = (put: Put) => {
  put.uint(1)
  put.byte(126)
}

const written = (write: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc()
  write(doc)
  return Y.encodeStateAsUpdate(doc)
}

describe('refused, with nothing changed:', () => {
  it.each<[string, Uint8Array]>([
    ['a lying count of writers', encode(({ uint }) => uint(2 ** 50))],
    ['a lying count of structs', encode(({ uint }) => [1, 2 ** 50, client, 0].forEach(uint))],
    ['a lying count of deletions', encode(({ uint }) => [0, 1, client, 2 ** 50].forEach(uint))],
    ['a clock near the largest integer', encode(({ uint }) => [1, 1, client, 2 ** 53 - 2, 0, 1, 0].forEach(uint))],
    ['a length near the largest integer', encode(({ uint }) => [1, 1, client, 0, 0, 2 ** 53 - 2, 0].forEach(uint))],
    ['a deletion near the largest integer', encode(({ uint }) => [0, 1, 77, 1, 0, 2 ** 53 - 2].forEach(uint))],
    ['a change of no length', encode(({ uint }) => [1, 1, client, 0, 0, 0, 0].forEach(uint))],
    ['a writer whose number is none', encode(({ uint }) => [1, 1, 2 ** 40, 0, 0, 1, 0].forEach(uint))],
    [
      'a writer named twice',
      encode(({ uint }) => [3, 1, client, 0, 0, 1, 1, 9, 0, 0, 1, 1, client, 1, 0, 1, 0].forEach(uint)),
    ],
    ['a value 200,000 deep', deep(200_000)],
    ['a value 20 deep', deep(20)],
    ['nothing at all', new Uint8Array()],
    ['an unknown kind of content', item(11, 'notes', 'k', any)],
    ['a binary', item(3, 'notes', 'k', ({ uint, byte }) => [uint(1), byte(1)])],
    ['an embedded object', item(5, 'notes', 'k', ({ text }) => text('{"a":1}'))],
    ['a format', item(6, 'notes', 'k', ({ text }) => [text('bold'), text('true')])],
    ['JSON of the old kind', item(2, 'notes', 'k', ({ uint, text }) => [uint(1), text('{}')])],
    ['another document', written((doc) => doc.getMap('notes').set('k', new Y.Doc()))],
    ['XML', written((doc) => doc.getMap('notes').set('k', new Y.XmlText()))],
    ['an integer that JSON has not', written((doc) => doc.getMap('notes').set('k', 5n))],
    ['an unknown root', item(8, 'other', 'k', any)],
    ['a list under an unknown root', item(8, 'other', undefined, any)],
    ['a root that objects inherit', item(8, '__proto__', 'k', any)],
    ['a list where a map belongs', item(8, 'notes', undefined, any)],
    ['a text where a map belongs', item(4, 'notes', undefined, ({ text }) => text('abc'))],
    ['a text in the place of a value', item(4, 'notes', 'k', ({ text }) => text('abc'))],
    ['maps 30 deep', written((doc) => nest(doc, 30))],
    ['20,000 maps in one another', written((doc) => nest(doc, 20_000))],
    ['keys in a text', written((doc) => withKeys(doc))],
    ['an embed in a text', written((doc) => doc.getMap('notes').set('k', new Y.Text()).insertEmbed(0, { a: 1 }))],
  ])('%s', (_what, update) => {
    const record = openRecord()
    expectUnharmed(record, record.mirror.take(update, 'p'))
    expect(record.refused).toHaveLength(1)
  })

  it('an update for another document', () => {
    const record = openRecord('reviews')
    const taken = record.mirror.take(
      written((doc) => doc.getMap('notes').set('k', 1)),
      'p',
    )
    expectUnharmed(record, taken, 'reviews')
  })

  it('10 MB, before anything of it is read', () => {
    const record = openRecord()
    const update = written((doc) => doc.getMap('notes').set('k', 'x'.repeat(10 * 1024 ** 2)))
    expectUnharmed(record, record.mirror.take(update, 'p'))
    expect(update.length).toBeGreaterThan(maxUpdateBytes)
    expect(record.mirror.rebuilds()).toBe(0)
  })

  it('more writers than there can be', () => {
    const record = openRecord()
    const many = 60_000
    const update = encode(({ uint }) => {
      uint(many)
      for (let writer = many; writer > 0; writer--) for (const value of [1, 0x80000000 + writer, 0, 0, 1]) uint(value)
      uint(0)
    })
    expectUnharmed(record, record.mirror.take(update, 'p'))
  })

  it("what this device's own writer would write next: a stolen client", () => {
    const record = openRecord()
    const thief = peerOf(record.here)
    thief.clientID = record.here.clientID
    const update = edit(thief, (doc) => doc.getMap('notes').set('k', 1))
    expectUnharmed(record, record.mirror.take(update, 'p'))
    expect(record.refused[0]).toContain('this device')
  })

  it('every place at which an update can break off', () => {
    const record = openRecord()
    const update = edit(peerOf(record.here), (doc) => doc.getMap('notes').set('k', new Y.Map([['a', 'b']])))
    for (let length = 0; length < update.length; length++)
      expect(record.mirror.take(update.slice(0, length), 'p').kind).toBe('refused')
    expect(viewOf(record.mirror.doc)).toEqual(viewOf(record.here))
    expect(record.passed).toEqual([])
  })
})

function nest(doc: Y.Doc, levels: number) {
  let inner = doc.getMap<unknown>('notes')
  doc.transact(() => {
    for (let level = 0; level < levels; level++) inner = inner.set('a', new Y.Map<unknown>())
  })
}

function withKeys(doc: Y.Doc) {
  const text = doc.getMap<unknown>('notes').set('k', new Y.Text('abc'))
  text.setAttribute('href', 'javascript:canary()')
}

describe('an update that builds on what is not here', () => {
  it('is missing something, changes nothing, and 3,000 of them keep nothing waiting', () => {
    const record = openRecord()
    const peer = peerOf(record.here)
    edit(peer, (doc) => doc.getMap('cards').set('never sent', 1))
    for (let count = 0; count < 3_000; count++) {
      const update = edit(peer, (doc) => doc.getMap('cards').set(`k${count}`, count))
      expect(record.mirror.take(update, 'p')).toEqual({ kind: 'missing' })
    }
    expect(record.mirror.doc.store.pendingStructs).toBeNull()
    expect(record.mirror.rebuilds()).toBe(0)
    expect(record.mirror.take(Y.encodeStateAsUpdate(peer), 'p')).toEqual({ kind: 'taken', isNew: true })
    expect(viewOf(record.mirror.doc)).toEqual(viewOf(peer))
  })

  it('is missing where only its deletions, its neighbours or its parent are not here', () => {
    const record = openRecord()
    const peer = peerOf(record.here)
    const cards = peer.getMap<unknown>('cards')
    edit(peer, () => cards.set('k', new Y.Map<unknown>()))
    const other = peerOf(peer)
    const inside = edit(other, (doc) => (doc.getMap('cards').get('k') as Y.Map<unknown>).set('a', 1))
    const after = edit(peerOf(peer), (doc) => doc.getMap('cards').set('k', 2))
    const deletion = Y.diffUpdate(
      edit(peer, () => cards.delete('k')),
      Y.encodeStateVector(peer),
    )
    for (const update of [inside, after, deletion]) expect(record.mirror.take(update, 'p').kind).toBe('missing')
    expect(viewOf(record.mirror.doc)).toEqual(viewOf(record.here))
  })

  it('is refused where two changes wait for each other', () => {
    const record = openRecord()
    const update = encode((put) => {
      put.uint(2)
      for (const [one, other] of [
        [client + 1, client],
        [client, client + 1],
      ] as const) {
        for (const value of [2, one, 0]) put.uint(value)
        put.byte(0x88) // any, after the other's second change
        for (const value of [other, 1]) put.uint(value)
        any(put)
        put.byte(0x88)
        for (const value of [one, 0]) put.uint(value)
        any(put)
      }
      put.uint(0)
    })
    expectUnharmed(record, record.mirror.take(update, 'p'))
    expect(record.mirror.rebuilds()).toBe(1)
  })
})

describe('what is honest but late or doubled', () => {
  const steps = (record: ReturnType<typeof openRecord>) => {
    const peer = peerOf(record.here)
    const updates = ['a', 'b', 'c'].map((key) => edit(peer, (doc) => doc.getMap('cards').set(key, key)))
    return { peer, updates }
  }

  it('comes twice: the second changes nothing', () => {
    const record = openRecord()
    const [update = new Uint8Array()] = steps(record).updates
    expect(record.mirror.take(update, 'p')).toEqual({ kind: 'taken', isNew: true })
    expect(record.mirror.take(update, 'p')).toEqual({ kind: 'taken', isNew: false })
    expect(record.passed).toHaveLength(1)
  })

  it('comes in another order: what cannot stand yet is missing, and stands later', () => {
    const record = openRecord()
    const { peer, updates } = steps(record)
    const [first, second, third] = updates as [Uint8Array, Uint8Array, Uint8Array]
    const kinds = [third, second, first, second, third].map((update) => record.mirror.take(update, 'p').kind)
    expect(kinds).toEqual(['missing', 'missing', 'taken', 'taken', 'taken'])
    expect(viewOf(record.mirror.doc)).toEqual(viewOf(peer))
  })
})

describe('equivocation', () => {
  it('with the same change saying two things leaves what was heard first, and no mixture', () => {
    const record = openRecord()
    const said = (text: string) => {
      const peer = peerOf(record.here)
      peer.clientID = 9
      return edit(peer, (doc) => doc.getMap('cards').set('k', text))
    }
    expect(record.mirror.take(said('one'), 'p').kind).toBe('taken')
    expect(record.mirror.take(said('two'), 'q')).toEqual({ kind: 'taken', isNew: false })
    expect(record.mirror.doc.getMap('cards').get('k')).toBe('one')
  })

  it('with a longer change over one that is known: the page gets what the mirror has', () => {
    const record = openRecord()
    const { here, mirror, passed } = record
    const peer = peerOf(here)
    peer.clientID = 9
    const first = edit(peer, (doc) => {
      doc.getMap('cards').set('a', 1)
      doc.getMap('cards').set('b', 2)
    })
    expect(mirror.take(first, 'p').kind).toBe('taken')
    // Says that the second change of that writer was one of three, after the first: of the key `a`.
    const longer = encode((put) => {
      for (const value of [1, 1, 9, 1]) put.uint(value)
      put.byte(0x81)
      for (const value of [9, 0, 3]) put.uint(value)
      put.uint(0)
    })
    expect(mirror.take(longer, 'p').kind).toBe('taken')
    const page = peerOf(here)
    for (const bytes of passed) Y.applyUpdate(page, bytes)
    expect(viewOf(page)).toEqual(viewOf(mirror.doc))
    expect(viewOf(page)).toEqual(viewOf(mirror.twin()))
  })
})

it('a page whose document waits for lost changes can still take from a peer, what was lost included', () => {
  const peer = new Y.Doc()
  const first = edit(peer, (doc) => doc.getMap('cards').set('lost', 1))
  const second = edit(peer, (doc) => doc.getMap('cards').set('kept', 2))
  const record = openRecord()
  record.mirror.takeOwn(second)
  expect(record.mirror.doc.store.pendingStructs).not.toBeNull()
  const other = edit(peerOf(record.here), (doc) => doc.getMap('cards').set('other', 3))
  expect(record.mirror.take(other, 'p')).toEqual({ kind: 'taken', isNew: true })
  expect(record.mirror.take(first, 'p')).toEqual({ kind: 'taken', isNew: true })
  expect(record.mirror.doc.getMap('cards').toJSON()).toEqual({ lost: 1, kept: 2, other: 3 })
  const page = peerOf(record.here)
  for (const bytes of record.passed) Y.applyUpdate(page, bytes)
  expect(viewOf(page)).toEqual(viewOf(record.mirror.doc))
})

it('what is weighed and held is undone, and is found again at the next try', () => {
  let isAllowed = false
  const passed: Uint8Array[] = []
  const mirror: Mirror = openMirror({
    name: 'study',
    mayTake: () => true,
    weigh: () => (isAllowed ? { done: (pieces) => void passed.push(...pieces) } : undefined),
    refused: () => {
      throw new Error('Nothing is refused.')
    },
  })
  const update = written((doc) => doc.getMap('read').set('a/b', 1))
  expect(mirror.take(update, 'p')).toEqual({ kind: 'held' })
  expect([viewOf(mirror.doc), passed]).toEqual([[], []])
  isAllowed = true
  expect(mirror.take(update, 'p')).toEqual({ kind: 'taken', isNew: true })
  expect(passed).toHaveLength(1)
})
