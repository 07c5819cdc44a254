/** Hands the page's documents to the Worker: all of them in slices, and from the first moment each edit. */
import * as Y from 'yjs'
import { type DocName, docNames, type RecordDocs } from '../study/record'
import { updateChunks } from './exchange/chunks'
import { fromPeer } from './types'
import type { ToWorker } from './workerMessages'

const emptyUpdate = new Uint8Array([0, 0])

export interface Feed {
  /** How many edits were handed over. */
  readonly edits: () => number
  readonly stop: () => void
}

export interface FeedWorld {
  readonly post: (message: ToWorker) => void
  readonly failed: (error: unknown) => void
  readonly onEdit?: () => void
  /** Runs once all that an earlier Worker passed on is in the documents: of that nobody hears but by reading them. */
  readonly applied?: (run: () => void) => void
}

export function startFeed(docs: RecordDocs, { post, failed, onEdit, applied }: FeedWorld): Feed {
  let edits = 0
  let isStopped = false
  const stops = docNames.map((doc) => {
    const edited = (bytes: Uint8Array, origin: unknown) => {
      if (origin === fromPeer) return
      edits += 1
      post({ kind: 'edit', doc, bytes, client: docs[doc].clientID, edits })
      onEdit?.()
    }
    docs[doc].on('update', edited)
    return () => docs[doc].off('update', edited)
  })
  for (const doc of docNames) post({ kind: 'edit', doc, bytes: emptyUpdate, client: docs[doc].clientID, edits })
  const load = () => void (isStopped || loadAll(docs, post, () => isStopped).catch(failed))
  if (applied) applied(load)
  else load()
  return {
    edits: () => edits,
    stop: () => {
      isStopped = true
      for (const stop of stops) stop()
    },
  }
}

async function loadAll(docs: RecordDocs, post: (message: ToWorker) => void, isStopped: () => boolean): Promise<void> {
  const load = (doc: DocName, bytes: Uint8Array) => post({ kind: 'load', doc, bytes, isLast: false })
  for (const doc of docNames) {
    for (const chunk of updateChunks(docs[doc])) {
      load(doc, chunk)
      await nextTask()
      if (isStopped()) return
    }
    // What waits since a loss is in no chunk.
    const { pendingStructs, pendingDs } = docs[doc].store
    if (pendingStructs || pendingDs) load(doc, Y.encodeStateAsUpdate(docs[doc]))
  }
  post({ kind: 'load', doc: 'study', bytes: emptyUpdate, isLast: true })
}

/** A timer would wait ever longer while the window is hidden. */
const nextTask = (): Promise<void> =>
  new Promise((next) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      next()
    }
    port2.postMessage(undefined)
  })
