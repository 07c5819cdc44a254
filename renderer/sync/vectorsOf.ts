/** State vectors of the record's documents. */
import * as Y from 'yjs'
import type { DocName, RecordDocs } from '../study/record'

export const vectorsOf = (docs: RecordDocs): Readonly<Record<DocName, Uint8Array>> => ({
  notes: Y.encodeStateVector(docs.notes),
  reviews: Y.encodeStateVector(docs.reviews),
  study: Y.encodeStateVector(docs.study),
})
