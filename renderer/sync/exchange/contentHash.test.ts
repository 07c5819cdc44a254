import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { updateChunks } from './chunks'
import { DocIndex } from './docIndex'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const hashOf = (doc: Y.Doc) => {
  const index = new DocIndex(() => doc)
  const hash = hex(index.contentHash())
  index.stop()
  return hash
}

function record(): Y.Doc {
  const doc = new Y.Doc()
  const note = new Y.Map<unknown>()
  note.set('body', new Y.Text('one two'))
  doc.getMap('notes').set('n', note)
  doc.getMap('notes').set('flags', { b: [1, -0, 2.5, null], a: 'x' })
  doc.getArray('log').push([1, 'two', { three: 3 }])
  return doc
}

describe('the content hash', () => {
  it('is one for all that say the same, whatever they declared and however it is cut', () => {
    const doc = record()
    const body = (doc.getMap('notes').get('n') as Y.Map<Y.Text>).get('body')
    body?.insert(3, '-')
    body?.delete(3, 1)
    const copy = new Y.Doc()
    for (const update of updateChunks(doc, new Map(), 10)) Y.applyUpdate(copy, update)
    copy.getMap('never used')
    expect(hashOf(copy)).toBe(hashOf(doc))
    copy.getMap('notes')
    expect(hashOf(copy)).toBe(hashOf(doc))
  })

  it('is another for any other content', () => {
    const doc = record()
    const seen = new Set([hashOf(doc)])
    const index = new DocIndex(() => doc)
    const changes: (() => void)[] = [
      () => (doc.getMap('notes').get('n') as Y.Map<Y.Text>).get('body')?.insert(0, 'x'),
      () => (doc.getMap('notes').get('n') as Y.Map<Y.Text>).get('body')?.format(0, 2, { bold: true }),
      () => doc.getMap('notes').set('flags', { b: [1], a: 'x' }),
      () => doc.getMap('notes').delete('flags'),
      () => doc.getArray('log').insert(1, [new Y.Array()]),
      () => doc.getText('other').insert(0, 'x'),
      () => doc.getMap('notes').delete('n'),
    ]
    for (const change of changes) {
      change()
      // Kept up entry by entry, it is what it would be from the start.
      expect(hex(index.contentHash())).toBe(hashOf(doc))
      seen.add(hashOf(doc))
    }
    expect(seen.size).toBe(changes.length + 1)
  })
})
