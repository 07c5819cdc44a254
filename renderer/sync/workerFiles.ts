/** Files in the Worker: what a device lacks, and what a file brings, through the same gate as the network. */
import * as Y from 'yjs'
import { type DocName, docNames, type RecordDocs } from '../study/record'
import { updateChunks } from './exchange/chunks'
import type { Taken } from './exchange/types'
import { imagesOf } from './imageRefs'
import type { Meeting } from './meeting'
import { vectorsOf } from './vectorsOf'
import type { FileOutcome, FileUpdate } from './workerMessages'

/** What is beyond the vectors, and the images of all notes: which of them the other has is not known. */
export function exportSince(docs: RecordDocs, vectors: Readonly<Partial<Record<DocName, Uint8Array>>>) {
  const updates = docNames.flatMap((doc): FileUpdate[] => {
    const base = vectors[doc]
    const since = base ? Y.decodeStateVector(base) : new Map<number, number>()
    return [...updateChunks(docs[doc], since)].map((bytes) => ({ doc, bytes }))
  })
  return { updates, vectors: vectorsOf(docs), hashes: imagesOf(docs.notes) }
}

type Failure = Extract<FileOutcome, { kind: 'failed' }>

/**
 * Takes the updates in their order; waits for the learner's answer where it is asked. Gives what failed.
 * What was taken before a failure stays: it is whole in itself.
 */
export async function takeFile(
  meeting: Meeting,
  updates: readonly FileUpdate[],
  take: (doc: DocName, bytes: Uint8Array) => Taken,
): Promise<Failure | undefined> {
  for (const { doc, bytes } of updates) {
    let taken = take(doc, bytes)
    while (taken.kind === 'held') {
      if (meeting.isHeld() === 'denied') return failed('denied', 'What it deletes is kept.')
      await new Promise<void>((freed) => {
        meeting.onFreed = freed
      })
      if (meeting.isHeld() === 'denied') return failed('denied', 'What it deletes is kept.')
      taken = take(doc, bytes)
    }
    if (taken.kind === 'refused') return failed('refused', taken.detail)
    if (taken.kind === 'missing') return failed('lacks', 'It builds on changes that are not here.')
  }
  return undefined
}

const failed = (why: Failure['why'], detail: string): Failure => ({ kind: 'failed', why, detail })
