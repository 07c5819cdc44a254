/** Places that no writer could have chosen, one by one. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { itemOf, type Said, type Struct, updateOf } from '../../../tests/support/structs'
import { viewOf } from '../../study/shape/contentView'
import { openMirror } from './mirror'

const [a, b, liar] = [11, 22, 33]
const id = Y.createID

/** A note whose text is `ABCDEF` by a; b has written `xy` between C and D, and had a note that is deleted. */
function openNote() {
  const one = Object.assign(new Y.Doc(), { clientID: a })
  const note = one.getMap<Y.Map<unknown>>('notes').set('n', new Y.Map<unknown>())
  const body = note.set('body', new Y.Text())
  body.insert(0, 'ABCDEF')
  const two = Object.assign(new Y.Doc(), { clientID: b })
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
  const said = two.getMap<Y.Map<unknown>>('notes').get('n')?.get('body') as Y.Text
  said.insert(3, 'xy')
  two.getMap('notes').set('gone', new Y.Map([['body', new Y.Text('gone')]]))
  two.getMap('notes').delete('gone')
  // The text's own item is a:1, its characters are a:2 to a:7.
  return Y.encodeStateAsUpdate(two)
}

function take(...items: readonly Said[]) {
  const structs: Struct[] = items.map(itemOf)
  const passed: Uint8Array[] = []
  const mirror = openMirror({
    name: 'notes',
    mayTake: () => true,
    weigh: () => ({ done: (pieces) => void passed.push(...pieces) }),
    refused: () => undefined,
  })
  mirror.takeOwn(openNote())
  const taken = mirror.take(updateOf(structs), 'p')
  const again = new Y.Doc()
  Y.applyUpdate(again, Y.encodeStateAsUpdate(mirror.doc))
  expect(viewOf(again)).toEqual(viewOf(mirror.doc))
  const body = mirror.doc.getMap<Y.Map<unknown>>('notes').get('n')?.get('body')
  return { kind: taken.kind, text: String(body), passed }
}

const text = (said: string) => new Y.ContentString(said)

describe('refused is an item', () => {
  it.each<[string, readonly Said[]]>([
    [
      'that names one character as both its neighbours',
      [{ id: id(liar, 0), origin: id(a, 5), rightOrigin: id(a, 5), content: text('!') }],
    ],
    [
      'whose neighbours stand the other way round',
      [{ id: id(liar, 0), origin: id(a, 5), rightOrigin: id(a, 3), content: text('!') }],
    ],
    [
      'between whose neighbours stands what the writer of one of them knew',
      [{ id: id(liar, 0), origin: id(a, 2), rightOrigin: id(a, 5), content: text('!') }],
    ],
    [
      'between whose neighbours stands what its own writer has shown to know',
      [
        { id: id(liar, 0), origin: id(b, 1), rightOrigin: id(a, 5), content: text('!') },
        { id: id(liar, 1), origin: id(a, 4), rightOrigin: id(a, 5), content: text('?') },
      ],
    ],
    [
      'between whose neighbours stands what its writer wrote before',
      [
        { id: id(liar, 0), origin: id(a, 4), rightOrigin: id(a, 5), content: text('!') },
        { id: id(liar, 1), origin: id(a, 4), rightOrigin: id(a, 5), content: text('?') },
      ],
    ],
    [
      'whose right neighbour is in another list',
      [{ id: id(liar, 0), origin: id(a, 4), rightOrigin: id(a, 0), content: text('!') }],
    ],
    ['of a map with something behind it', [{ id: id(liar, 0), rightOrigin: id(a, 0), content: new Y.ContentAny([1]) }]],
    [
      'at the beginning of what its neighbour stands in the middle of',
      [{ id: id(liar, 0), rightOrigin: id(a, 4), content: text('!') }],
    ],
    [
      'between a character that stands and one of a list that is no more',
      [{ id: id(liar, 0), origin: id(a, 4), rightOrigin: id(b, 6), content: text('!') }],
    ],
    [
      'before the end, when its writer has shown to know of more',
      [
        { id: id(liar, 0), origin: id(a, 7), content: text('!') },
        { id: id(liar, 1), origin: id(a, 4), content: text('?') },
      ],
    ],
  ])('%s', (_what, items) => {
    expect(take(...items)).toEqual({ kind: 'refused', text: 'ABCxyDEF', passed: [] })
  })
})

describe('taken is an item', () => {
  it('between two that were neighbours when its writer had not heard of what is between them now', () => {
    const item = { id: id(liar, 0), origin: id(a, 4), rightOrigin: id(a, 5), content: text('!') }
    expect(take(item)).toMatchObject({ kind: 'taken', text: 'ABCxy!DEF' })
  })
  it('at the end of what there was when its writer had not heard of the rest', () => {
    expect(take({ id: id(liar, 0), origin: id(a, 4), content: text('!') }).text).toBe('ABCxyDEF!')
  })
  it('that its writer put after his last one, with what another wrote behind both', () => {
    const items = [
      { id: id(5, 0), origin: id(a, 4), rightOrigin: id(a, 5), content: text('!') },
      { id: id(5, 1), origin: id(5, 0), rightOrigin: id(a, 5), content: text('?') },
    ]
    expect(take(...items)).toMatchObject({ kind: 'taken', text: 'ABC!?xyDEF' })
  })
})

it('refused is what would cut a character in two and leave no trace of it', () => {
  const here = Object.assign(new Y.Doc(), { clientID: a })
  const notes = here.getMap<unknown>('notes')
  notes.set('gone', new Y.Map([['body', new Y.Text('gone')]]))
  notes.delete('gone')
  const clock = Y.getState(here.store, a)
  notes.set('n', new Y.Map([['body', new Y.Text('🚢')]]))
  const mirror = openMirror({
    name: 'notes',
    mayTake: () => true,
    weigh: () => ({ done: () => undefined }),
    refused: () => undefined,
  })
  mirror.takeOwn(Y.encodeStateAsUpdate(here))
  const half = itemOf({ id: id(liar, 0), origin: id(a, clock + 2), rightOrigin: id(a, 2), content: text('!') })
  expect(mirror.take(updateOf([half]), 'p').kind).toBe('refused')
  expect(viewOf(mirror.twin())).toEqual(viewOf(here))
})

it('taken is a new item beside one long known and gone, of which it is said now that it stood on what nobody has', () => {
  const lie = { id: id(b, 6), origin: id(99, 7), content: text('g') }
  const item = { id: id(liar, 0), origin: id(a, 7), content: text('!') }
  expect(take(lie, item)).toMatchObject({ kind: 'taken', text: 'ABCxyDEF!' })
})
