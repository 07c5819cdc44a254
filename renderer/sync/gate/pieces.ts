/** What passed the gate, in pieces that the page can apply without holding up the learner's typing. */
import type * as Y from 'yjs'
import { deleteChunks, rangesBeyond, structChunks } from '../exchange/chunks'
import { ClockRanges, deletesUpdate } from '../exchange/ranges'
import type { Emission } from './side'

/** About 220 words here and there, which Yjs takes up to 5 ms to place in a record of 5 MB. */
export const pieceBytes = 8_192

/** Of `emission` of `doc`, as it stands now. In their order they come to the same, and none waits for another. */
export function piecesOf(doc: Y.Doc, { bytes, transaction }: Emission): readonly Uint8Array[] {
  if (bytes.length <= pieceBytes) return [bytes]
  const { beforeState, deleteSet } = transaction
  const deletes = new ClockRanges()
  for (const [client, ranges] of deleteSet.clients)
    for (const { clock, len } of ranges) deletes.add(client, clock, clock + len)
  return [
    ...[...structChunks(doc, rangesBeyond(doc, beforeState), pieceBytes)].map(({ update }) => update),
    ...[...deleteChunks(deletes, pieceBytes)].map(deletesUpdate),
  ]
}
