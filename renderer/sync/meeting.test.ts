/** What a meeting lets happen while the learner has not answered, without the exchange around it. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DeviceId } from '../study/devices/devices'
import { openMirror } from './gate/mirror'
import { Meeting } from './meeting'
import type { FromWorker } from './workerMessages'

/** A record of one review, a meeting that has its backup, and what a peer sends who takes that review back. */
function openAsked() {
  const posted: FromWorker['kind'][] = []
  const head = { session: 1, device: 'd' as DeviceId, name: 'd', via: 'network', receiptId: 'r' } as const
  const docs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  const meeting = new Meeting(head, { docs, now: () => 1, post: ({ kind }) => void posted.push(kind) })
  meeting.hasBackup('first')
  const mirror = openMirror({
    name: 'reviews',
    mayTake: () => meeting.mayTake(),
    weigh: (change) => meeting.weigh(change),
    refused: () => undefined,
  })
  const peer = new Y.Doc()
  peer.getArray('events').push([{ id: 'x' }])
  mirror.takeOwn(Y.encodeStateAsUpdate(peer))
  peer.getArray('events').delete(0)
  const take = () => mirror.take(Y.encodeStateAsUpdate(peer), '1').kind
  expect([take(), posted]).toEqual(['held', ['asking']])
  return { meeting, posted, take }
}

it('the backup before deletions is made with the yes, so that it has what was written until then', () => {
  const { meeting, posted, take } = openAsked()
  expect([take(), take(), posted]).toEqual(['held', 'held', ['asking']])
  meeting.answered(true)
  expect([take(), posted]).toEqual(['held', ['asking', 'wantBackup']])
  meeting.hasBackup('second')
  expect(take()).toBe('taken')
})

it('after a no there is neither a backup nor another question', () => {
  const { meeting, posted, take } = openAsked()
  meeting.answered(false)
  expect([take(), meeting.isHeld(), posted]).toEqual(['held', 'denied', ['asking']])
})
