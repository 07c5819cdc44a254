/** What it costs to take in what peers send: the gate in the worker, and the page's own document. */
import * as Y from 'yjs'
import { ApplyQueue } from '../../../renderer/sync/applyQueue'
import { rangesBeyond, structChunks } from '../../../renderer/sync/exchange/chunks'
import { type Mirror, openMirror } from '../../../renderer/sync/gate/mirror'
import { median, type Row } from '../row'
import { editedDoc, richDoc, textOf } from './documents'

const rounds = 15
const noteIds = Array.from({ length: 60 }, (_, at) => `edited ${at}`)
const pageRounds = 3
const unitBytes = 100_000

/** By notes that came to be elsewhere, some 100 KB in one change, into a record of 5 MB. */
export function gate(): Row[] {
  const here = richDoc()
  const passed: Uint8Array[] = []
  const mirror = openGate(here, (bytes) => passed.push(bytes))
  const made: Uint8Array[] = []
  here.on('update', (update: Uint8Array) => made.push(update))
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    here.transact(() => {
      for (let note = 0; note < 20; note++)
        textOf(here, `more ${round} ${note}`).insert(0, 'A pod is a group of containers. '.repeat(150))
    })
    const [update, ...more] = made.splice(0)
    if (!update || more.length > 0) throw new Error('A round is not one change.')
    const began = performance.now()
    const taken = mirror.take(update, 'peer')
    times.push(((performance.now() - began) * unitBytes) / update.length)
    if (taken.kind !== 'taken' || passed.length <= round) throw new Error(`The gate did not take it: ${taken.kind}`)
  }
  return [{ name: 'the gate, for 100 KB into 5 MB', ours: median(times), unit: 'ms', limit: 8 }]
}

/**
 * 1 MB, 60 notes of 1,000 edits each, comes as the exchange sends it; the page applies what the gate let through by its
 * own queue. In Node: the documents alone, without a screen, an editor and storage. Of each task the median of some rounds
 * counts, since a busy machine makes any task long now and then.
 */
export function page(): Row[] {
  const { doc } = editedDoc(noteIds, 1_000)
  const updates = [...structChunks(doc, rangesBeyond(doc, new Map()))].map(({ update }) => update)
  const bytes = updates.reduce((sum, { length }) => sum + length, 0)
  if (bytes < 900_000) throw new Error(`Only ${bytes} bytes come.`)
  const all = Array.from({ length: pageRounds }, () => pageTasks(updates))
  const medians = (all[0] ?? []).map((_, task) => median(all.map((times) => times[task] ?? 0)))
  const name = 'longest task of the page while 1 MB comes, documents only'
  return [{ name, ours: Math.max(...medians), unit: 'ms', limit: 16 }]
}

/** Milliseconds of each task. */
function pageTasks(updates: readonly Uint8Array[]): readonly number[] {
  const docs = { notes: richDoc(), reviews: new Y.Doc(), study: new Y.Doc() }
  const tasks: (() => void)[] = []
  const fail = (error: unknown): never => {
    throw error
  }
  const queue = new ApplyQueue(docs, fail, (run) => tasks.push(run))
  const mirror = openGate(docs.notes, (bytes) => queue.merge('notes', bytes))
  for (const update of updates) mirror.take(update, 'peer')
  const times: number[] = []
  for (let run = tasks.shift(); run; run = tasks.shift()) {
    const began = performance.now()
    run()
    times.push(performance.now() - began)
  }
  if (noteIds.some((id) => textOf(docs.notes, id).length < 5_000)) throw new Error('The page lacks what came.')
  return times
}

function openGate(here: Y.Doc, done: (bytes: Uint8Array) => void): Mirror {
  const mirror = openMirror({
    name: 'notes',
    mayTake: () => true,
    weigh: () => ({
      done: (pieces) => {
        for (const piece of pieces) done(new Uint8Array(piece))
      },
    }),
    refused: (_bytes, _peer, detail) => {
      throw new Error(detail)
    },
  })
  mirror.takeOwn(Y.encodeStateAsUpdate(here))
  return mirror
}
