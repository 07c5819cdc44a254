import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { updateChunks } from './chunks'

/** Texts beside each other, each longer than a third of a chunk, so that a chunk cuts some and goes on. */
function longTexts(letters: string, count: number): Y.Doc {
  const doc = new Y.Doc()
  for (let at = 0; at < count; at++) {
    const text = new Y.Text()
    doc.getMap('notes').set(`note${at}`, text)
    text.insert(0, letters.repeat(10_000 / letters.length))
  }
  return doc
}

describe('long texts in chunks', () => {
  it.each([
    ['plain letters', 'abcde'],
    ['letters of three bytes', '─│┌┐└'],
    ['pairs of surrogates', '🚢⚓x'],
  ])('bring long texts whole, cut anywhere, of %s', (_what, letters) => {
    const doc = longTexts(letters, 12)
    for (const size of [1_100, 32_768]) {
      const copy = new Y.Doc()
      for (const update of updateChunks(doc, new Map(), size)) {
        Y.applyUpdate(copy, update)
        expect(copy.store.pendingStructs).toBeNull()
      }
      expect(copy.getMap('notes').toJSON()).toEqual(doc.getMap('notes').toJSON())
      expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc))
    }
  })
})
