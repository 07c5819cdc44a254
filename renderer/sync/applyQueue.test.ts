import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { ApplyQueue } from './applyQueue'
import { fromPeer } from './types'

const docsOf = () => ({ notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() })

function updates(count: number, size: number): Uint8Array[] {
  const doc = new Y.Doc()
  const made: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => made.push(update))
  for (let at = 0; at < count; at++) doc.getMap('read').set(`k${at}`, 'x'.repeat(size))
  return made
}

it('applies in order, a slice at a time, and says when it has come so far', async () => {
  const docs = docsOf()
  const failures: unknown[] = []
  /** Of each task, how much it applied. */
  const tasks: number[] = []
  const queue = new ApplyQueue(
    docs,
    (error) => failures.push(error),
    (run) => {
      tasks.push(0)
      setImmediate(run)
    },
  )
  const origins = new Set<unknown>()
  docs.study.on('update', (update: Uint8Array, origin: unknown) => {
    origins.add(origin)
    tasks.push((tasks.pop() ?? 0) + update.length)
  })
  for (const update of updates(20, 12_000)) queue.merge('study', update)
  const done = new Promise<void>((resolve) => queue.after(resolve))
  expect(docs.study.getMap('read').size).toBe(0)
  await done
  queue.stop()
  expect([docs.study.getMap('read').size, failures]).toEqual([20, []])
  expect([...origins]).toEqual([fromPeer])
  expect(Math.max(...tasks)).toBeLessThanOrEqual(32_768)
})

it('goes on after a listener that throws', async () => {
  const docs = docsOf()
  const failures: unknown[] = []
  const queue = new ApplyQueue(docs, (error) => failures.push(error))
  docs.study.getMap('read').observe(() => {
    throw new Error('a listener')
  })
  for (const update of updates(2, 10)) queue.merge('study', update)
  await new Promise<void>((done) => queue.after(done))
  queue.stop()
  expect([docs.study.getMap('read').size, failures.length]).toEqual([2, 2])
})
