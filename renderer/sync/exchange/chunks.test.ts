import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { chance } from '../../../tests/support/exchangeNetwork'
import { deletesOf, rangesBeyond, structChunks, updateChunks } from './chunks'

vi.setConfig({ testTimeout: 120_000 })

const isSettled = (doc: Y.Doc) => doc.store.pendingStructs === null && doc.store.pendingDs === null
const vectorOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc))

/** Applies chunk after chunk and sees that none leaves anything pending. */
function takeAll(from: Y.Doc, to: Y.Doc, size?: number): number {
  let count = 0
  for (const update of updateChunks(from, vectorOf(to), size)) {
    Y.applyUpdate(to, update)
    expect(isSettled(to)).toBe(true)
    count++
  }
  return count
}

function expectSame(a: Y.Doc, b: Y.Doc): void {
  expect(vectorOf(b)).toEqual(vectorOf(a))
  expect([...deletesOf(b).clients].sort()).toEqual([...deletesOf(a).clients].sort())
}

describe('chunks of a document', () => {
  it('carry a pasted text of 3 MB, never cutting a character in two', () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, `a${'🚢'.repeat(750_000)}`)
    const copy = new Y.Doc()
    const count = takeAll(doc, copy)
    expect(count).toBeGreaterThan(90)
    expect(copy.getText('t').toString() === doc.getText('t').toString()).toBe(true)
    expect(copy.getText('t').toString()).not.toContain('\ufffd')
  })

  it('carry 10,000 values that were added in one go', () => {
    const doc = new Y.Doc()
    doc.getArray('a').push(Array.from({ length: 10_000 }, (_, i) => ({ number: i, text: 'value '.repeat(5) })))
    const copy = new Y.Doc()
    for (const update of updateChunks(doc)) {
      expect(update.length).toBeLessThan(40_000)
      Y.applyUpdate(copy, update)
    }
    expect(copy.getArray('a').toJSON()).toEqual(doc.getArray('a').toJSON())
  })

  it('carry what comes after a struct that was cut', () => {
    for (const long of ['a', 'ö', '🚢']) {
      const doc = new Y.Doc()
      doc.getText('t').insert(0, long.repeat(60_000))
      doc.getArray('numbers').push(Array.from({ length: 20_000 }, (_, i) => i % 60))
      doc.getText('t').insert(4, 'after')
      doc.getArray('numbers').push(['after'])
      const copy = new Y.Doc()
      takeAll(doc, copy)
      expectSame(doc, copy)
      expect(copy.getText('t').toString() === doc.getText('t').toString()).toBe(true)
      expect(copy.getArray('numbers').toJSON()).toEqual(doc.getArray('numbers').toJSON())
    }
  })

  it('put what a change builds on before it, whoever made it', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const draw = chance(seed)
      const docs = [0, 1, 2].map((at) => Object.assign(new Y.Doc(), { clientID: 10 + draw.below(1_000) * 3 + at }))
      const one = () => docs[draw.below(3)] as Y.Doc
      for (let step = 0; step < 60; step++) {
        const doc = one()
        const map = doc.getMap<Y.Text>('m')
        const key = `k${draw.below(4)}`
        const text = map.get(key)
        if (!text || draw.below(12) === 0) map.set(key, new Y.Text('new'))
        else if (draw.below(3) === 0 && text.length > 4) text.delete(draw.below(text.length - 3), 3)
        else text.insert(draw.below(text.length + 1), 'abcdef')
        if (draw.below(3) === 0) Y.applyUpdate(one(), Y.encodeStateAsUpdate(doc))
      }
      for (const doc of docs) {
        const copy = new Y.Doc()
        if (draw.below(2) === 0) Y.applyUpdate(copy, Y.encodeStateAsUpdate(one()))
        takeAll(doc, copy, 40)
        const whole = new Y.Doc()
        Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(whole))
        Y.applyUpdate(whole, Y.encodeStateAsUpdate(copy))
        expectSame(copy, whole)
        expect(copy.getMap('m').toJSON()).toEqual(whole.getMap('m').toJSON())
      }
    }
  })

  it('begin and end in the middle of a struct where the ranges do', () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'abcdefghij')
    const client = doc.clientID
    const copy = new Y.Doc()
    for (const [from, to] of [
      [0, 3],
      [3, 8],
    ] as const)
      for (const chunk of structChunks(doc, [{ client, from, to }])) Y.applyUpdate(copy, chunk.update)
    expect(copy.getText('t').toString()).toBe('abcdefgh')
  })

  it('are made one at a time, while the document goes on changing', () => {
    const doc = new Y.Doc()
    const text = doc.getText('t')
    for (let i = 0; i < 3_000; i++) text.insert(i % 7, 'some words ')
    const end = vectorOf(doc)
    const copy = new Y.Doc()
    let seed = 0
    for (const { update } of structChunks(doc, rangesBeyond(doc, new Map()), 2_000)) {
      Y.applyUpdate(copy, update)
      expect(isSettled(copy)).toBe(true)
      text.insert(seed++ % 50, 'more')
      text.delete(seed % 90, 3)
    }
    expect(vectorOf(copy)).toEqual(end)
  })
})
