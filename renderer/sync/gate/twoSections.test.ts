/** A writer who stands in an update more than once: Yjs reads his last part alone, and puts one after another where it cuts what is known. */
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openGate } from '../../../tests/support/gateRecord'
import { itemOf, type Struct } from '../../../tests/support/structs'

const client = 4_000_000_001

/** Each section as it is given, whoever writes it. */
function updateOf(sections: readonly (readonly Struct[])[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  encoding.writeVarUint(rest, sections.length)
  for (const structs of sections) {
    const [first] = structs
    encoding.writeVarUint(rest, structs.length)
    encoding.writeVarUint(rest, first?.id.client ?? client)
    encoding.writeVarUint(rest, first?.id.clock ?? 0)
    for (const struct of structs) struct.write(encoder, 0)
  }
  encoding.writeVarUint(rest, 0)
  return encoder.toUint8Array()
}

const entry = (clock: number, key: string) =>
  itemOf({ id: Y.createID(client, clock), parent: 'cards', parentSub: key, content: new Y.ContentAny([key]) })

function open() {
  const gate = openGate()
  const taken = gate.mirrors.notes.take(updateOf([[entry(0, 'a'), entry(1, 'b'), entry(2, 'c')]]), 'p')
  expect(taken).toEqual({ kind: 'taken', isNew: true })
  return gate
}

const gap = (clock: number, length: number) => new Y.GC(Y.createID(client, clock), length)

it.each<[string, readonly (readonly Struct[])[]]>([
  ['would come to clocks beyond every measure', [[gap(0, 2 ** 40)], [gap(0, 2 ** 40)], [gap(0, 2 ** 40)]]],
  ['would move what the second says', [[gap(0, 5)], [entry(3, 'd')]]],
  ['would leave a hole', [[gap(0, 4)], [entry(5, 'd')]]],
])('two parts of one writer are refused: joined they %s', (_what, sections) => {
  const { mirrors, refused } = open()
  const { doc, take } = mirrors.notes
  const taken = take(updateOf(sections), 'p')
  expect(taken).toEqual({ kind: 'refused', detail: 'It names a writer twice.' })
  expect(refused).toHaveLength(1)
  expect(Y.getState(doc.store, client)).toBe(3)
})

it('one part that begins with what is known is taken from there on', () => {
  const { mirrors, refused } = open()
  expect(mirrors.notes.take(updateOf([[entry(2, 'c'), entry(3, 'd')]]), 'p')).toEqual({ kind: 'taken', isNew: true })
  expect(refused).toEqual([])
  expect(mirrors.notes.doc.getMap('cards').toJSON()).toEqual({ a: 'a', b: 'b', c: 'c', d: 'd' })
})
