/** What would go wrong only where something else of the gate did: each line is seen to hold by itself. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { MirrorBroken, type MirrorOptions, openMirror } from './mirror'

const refused: string[] = []
const open = (weigh: MirrorOptions['weigh']) =>
  openMirror({
    name: 'notes',
    mayTake: () => true,
    weigh,
    refused: (_bytes, _peer, detail) => void refused.push(detail),
  })

it('a change that builds on itself is refused before Yjs has it', () => {
  const mirror = open(() => ({ done: () => undefined }))
  // One change of writer 9, at 0, after the change of writer 9 at 0: `null`.
  const update = Uint8Array.of(1, 1, 9, 0, 0x88, 9, 0, 1, 126, 0)
  expect(mirror.take(update, 'p').kind).toBe('refused')
  expect(refused).toEqual(['It builds on itself.'])
  expect(mirror.rebuilds()).toBe(0)
})

it('what does not read back to what was tried is given to no page, and the gate says that it is broken', () => {
  const passed: (readonly Uint8Array[])[] = []
  const mirror = open(({ before }) => {
    // As if a check had missed something: the document as it stands comes to another end than its twin.
    before.clientID = 2 ** 32 - 1
    before.getMap('cards').set('k', 'another')
    return { done: (pieces) => void passed.push(pieces) }
  })
  const peer = new Y.Doc()
  peer.clientID = 9
  peer.getMap('cards').set('k', 'one')
  expect(() => mirror.take(Y.encodeStateAsUpdate(peer), 'p')).toThrow(MirrorBroken)
  expect(passed).toEqual([])
})
