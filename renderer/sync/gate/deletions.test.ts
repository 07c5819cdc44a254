import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Deletions, openTally, type Tally, weighDeletions } from './deletions'
import { openMirror } from './mirror'

/** A gate that asks about deletions, over so many notes with a text. */
function open(notes: number) {
  const peer = new Y.Doc()
  const map = peer.getMap<Y.Map<unknown>>('notes')
  for (let note = 0; note < notes; note++) map.set(`n${note}`, new Y.Map<unknown>([['body', new Y.Text('text')]]))
  let tally: Tally | undefined
  let asked: Deletions | undefined
  const mirror = openMirror({
    name: 'notes',
    mayTake: () => true,
    weigh: (change) => {
      tally ??= openTally(change.before)
      asked = weighDeletions(change, tally)
      return asked ? undefined : { done: () => undefined }
    },
    refused: () => undefined,
  })
  mirror.takeOwn(Y.encodeStateAsUpdate(peer))
  const change = (edit: (notes: Y.Map<Y.Map<unknown>>) => void) => {
    const before = Y.encodeStateVector(peer)
    peer.transact(() => edit(map))
    const { kind } = mirror.take(Y.encodeStateAsUpdate(peer, before), 'p')
    return { kind, asked }
  }
  return { change }
}

const empty = (notes: Y.Map<Y.Map<unknown>>, note: number) => {
  const body = notes.get(`n${note}`)?.get('body')
  if (body instanceof Y.Text) body.delete(0, body.length)
}

const clearFirst = (notes: Y.Map<Y.Map<unknown>>, count: number) => {
  for (let note = 0; note < count; note++) notes.delete(`n${note}`)
}

describe('deletions of notes', () => {
  it('of nine, or of a quarter, are few', () => {
    const nine = open(9).change((notes) => notes.clear())
    expect(nine.kind).toBe('taken')
    const { change } = open(40)
    expect(change((notes) => clearFirst(notes, 10)).kind).toBe('taken')
  })
  it('count over the whole connection, emptied ones too', () => {
    const { change } = open(30)
    for (let note = 0; note < 9; note++) expect(change((notes) => empty(notes, note)).kind).toBe('taken')
    expect(change((notes) => notes.delete('n20'))).toEqual({ kind: 'held', asked: { notes: 10 } })
  })
  it('that came back do not count', () => {
    const { change } = open(30)
    for (let note = 0; note < 9; note++) change((notes) => empty(notes, note))
    change((notes) => notes.get('n0')?.set('body', new Y.Text('back')))
    expect(change((notes) => notes.delete('n20')).kind).toBe('taken')
  })
})
