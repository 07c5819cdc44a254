/** Changes as messages, made one at a time when the way has room. */
import { type Chunk, deleteChunks, structChunks } from './chunks'
import type { DocSync } from './docSync'
import { maxMessageBytes } from './limits'
import type { Message } from './messages'
import { ClockRanges, type Range } from './ranges'
import { raise } from './vectors'

type Data = Extract<Message, { kind: 'data' }>
const noBytes: Uint8Array = new Uint8Array(0)
const headerBytes = 4_096

function data(
  sync: DocSync,
  isAnswer: boolean,
  ranges: readonly Range[],
  deletes: ClockRanges,
  update = noBytes,
): Data {
  return { kind: 'data', doc: sync.doc, isAnswer, isLast: false, isStuck: false, ranges, deletes, update }
}

/** A chunk, and the deletions that belong to it or wait to be told. */
function dataOf(sync: DocSync, isAnswer: boolean, chunk: Chunk, deletes: ClockRanges): Data {
  for (const { client, from, to } of chunk.ranges) {
    sync.unsent.own.cut(client, from, to)
    sync.unsent.learned.cut(client, from, to)
    deletes.cut(client, from, to)
    raise(sync.told, client, to)
    raise(sync.given, client, to)
  }
  return data(sync, isAnswer, chunk.ranges, chunk.deletes, chunk.update)
}

const fits = (chunk: Chunk): boolean =>
  chunk.update.length + 24 * (chunk.ranges.length + chunk.deletes.count) + headerBytes <= maxMessageBytes

/** Changes that the peer did not ask for. Those that fit into no message it will ask for in vain. */
export function* pushed(sync: DocSync, ranges: readonly Range[], deletes: ClockRanges): Generator<Message> {
  for (const chunk of structChunks(sync.state.replica.doc, ranges)) {
    if (!fits(chunk)) {
      yield { kind: 'have', doc: sync.doc, clocks: ranges.map(({ client, to }) => ({ client, clock: to })) }
      return
    }
    const message = dataOf(sync, false, chunk, deletes)
    if (deletes.count > 1_000) yield message
    else {
      const all = new ClockRanges()
      all.addAll(message.deletes)
      all.addAll(deletes)
      deletes.clear()
      yield { ...message, deletes: all }
    }
  }
  for (const part of deleteChunks(deletes)) yield data(sync, false, [], part)
}

/** What the peer asked for, as far as it is here; the last message says that it is the last. */
export function* answered(sync: DocSync, want: Extract<Message, { kind: 'want' }>): Generator<Message> {
  let waiting: Data | undefined
  for (const message of answerParts(sync, want)) {
    if (waiting) yield waiting
    waiting = message
  }
  yield { ...(waiting ?? data(sync, true, [], new ClockRanges())), isLast: true }
  sync.noteAnswered()
}

function* answerParts(sync: DocSync, { ranges, cells }: Extract<Message, { kind: 'want' }>): Generator<Data> {
  const { index, replica } = sync.state
  for (const chunk of structChunks(replica.doc, ranges)) {
    if (!fits(chunk)) {
      yield { ...data(sync, true, [], new ClockRanges()), isStuck: true }
      return
    }
    yield dataOf(sync, true, chunk, new ClockRanges())
  }
  const deletes = new ClockRanges()
  for (const { client, cell } of cells)
    for (const { from, to } of index.cellRanges(client, cell)) deletes.add(client, from, to)
  sync.noteKnown(deletes)
  for (const part of deleteChunks(deletes)) yield data(sync, true, [], part)
}
