/** What a receipt is told of the time before a meeting. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Touched } from '../../study/devices/receiptBuilder'
import { openBefore } from './beforeOf'
import { openMirror } from './mirror'

it('is what an entry said before the first of several changes, and is given once', () => {
  const peer = new Y.Doc()
  const read = peer.getMap<number>('read')
  read.set('a/b', 1)
  const beforeOf = openBefore()
  const found: (readonly Touched[])[] = []
  const mirror = openMirror({
    name: 'study',
    mayTake: () => true,
    weigh: (change) => {
      found.push(beforeOf(change))
      return { done: () => undefined }
    },
    refused: () => undefined,
  })
  mirror.takeOwn(Y.encodeStateAsUpdate(peer))
  for (const change of [
    () => read.set('a/b', 2),
    () => read.set('a/b', 3),
    () => read.set('c/d', 4),
    () => read.delete('a/b'),
  ]) {
    const known = Y.encodeStateVector(peer)
    change()
    expect(mirror.take(Y.encodeStateAsUpdate(peer, known), 'p').kind).toBe('taken')
  }
  expect(found.map((touched) => touched.map(({ key, before }) => [key, before]))).toEqual([
    [['a/b', 1]],
    [],
    [['c/d', undefined]],
    [],
  ])
})
