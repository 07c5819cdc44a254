import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { findChange, moveCaret, replaceText } from './editText'

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', 'é', '\n'), maxLength: 20 })

describe('replaceText', () => {
  it('makes the text the wanted one and never leaves half a character', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const doc = new Y.Doc()
        const text = doc.getText()
        text.insert(0, before)
        replaceText(text, after)
        const there = new Y.Doc()
        Y.applyUpdate(there, Y.encodeStateAsUpdate(doc))
        expect([text.toString(), there.getText().toString()]).toEqual([after, after])
        const change = findChange(before, after)
        if (change) expect(change.added.isWellFormed()).toBe(true)
      }),
    )
  })
  it('keeps what another device wrote beside the change', () => {
    const [here, there] = [new Y.Doc(), new Y.Doc()]
    here.getText().insert(0, 'one two three')
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
    replaceText(here.getText(), 'one 2 three')
    replaceText(there.getText(), 'one two three four')
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
    expect(here.getText().toString()).toBe('one 2 three four')
  })
})

describe('moveCaret', () => {
  it.each([
    [5, [{ insert: 'abc' }], 8],
    [5, [{ retain: 5 }, { insert: 'abc' }], 5],
    [5, [{ retain: 6 }, { insert: 'abc' }], 5],
    [5, [{ delete: 3 }], 2],
    [5, [{ retain: 4 }, { delete: 3 }], 4],
    [5, [{ insert: 'ab' }, { retain: 1 }, { delete: 10 }], 3],
  ] as const)('takes a caret at %i through %j to %i', (caret, delta, moved) => {
    expect(moveCaret(caret, delta)).toBe(moved)
  })
})
