/** One large change of a peer, as the page gets it. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { viewOf } from '../../study/shape/contentView'
import { openMirror } from './mirror'
import { pieceBytes } from './pieces'

const newNote = (text: string) =>
  new Y.Map<unknown>([
    ['body', new Y.Text(text)],
    ['createdAt', 1],
  ])
const bodyOf = (doc: Y.Doc, note: number) =>
  doc.getMap<Y.Map<unknown>>('notes').get(`note-${note}`)?.get('body') as Y.Text

const changes: Readonly<Record<string, (peer: Y.Doc) => void>> = {
  'one text of 600,000 characters': (peer) => bodyOf(peer, 3).insert(700, 'A ship at sea. 🚢 '.repeat(33_000)),
  'words here and there': (peer) => {
    for (let at = 0; at < 3_000; at++) bodyOf(peer, at % 80).insert((at * 13) % 2_000, 'and some more words, ')
  },
  'deletions everywhere, and new notes': (peer) => {
    for (let at = 0; at < 8_000; at++) bodyOf(peer, at % 80).delete((at * 7) % 500, 2)
    for (let at = 0; at < 80; at++) peer.getMap('notes').set(`new-${at}`, newNote('new '.repeat(200)))
  },
}

describe('the page gets in pieces', () => {
  it.each(Object.entries(changes))('%s', (what, change) => {
    const peer = new Y.Doc()
    for (let note = 0; note < 2_000; note++) peer.getMap('notes').set(`note-${note}`, newNote('A pod. '.repeat(360)))
    const start = Y.encodeStateAsUpdate(peer)
    const page = new Y.Doc()
    Y.applyUpdate(page, start)
    const pieces: Uint8Array[] = []
    const mirror = openMirror({
      name: 'notes',
      mayTake: () => true,
      weigh: () => ({ done: (some) => void pieces.push(...some) }),
      refused: () => undefined,
    })
    mirror.takeOwn(start)
    const known = Y.encodeStateVector(peer)
    peer.transact(() => change(peer))
    const update = Y.encodeStateAsUpdate(peer, known)
    expect(mirror.take(update, 'p')).toEqual({ kind: 'taken', isNew: true })
    expect(pieces.length).toBeGreaterThan(update.length / pieceBytes / 1.1)
    let longest = 0
    for (const piece of pieces) {
      expect(piece.length).toBeLessThan(1.1 * pieceBytes)
      const before = performance.now()
      Y.applyUpdate(page, piece)
      longest = Math.max(longest, performance.now() - before)
      expect([page.store.pendingStructs, page.store.pendingDs]).toEqual([null, null])
    }
    console.log(`${what}: ${update.length} bytes in ${pieces.length} pieces, the longest ${longest.toFixed(1)} ms`)
    expect(viewOf(page)).toEqual(viewOf(peer))
    expect(Y.encodeStateVector(page)).toEqual(Y.encodeStateVector(peer))
  })
})
