/** Whether a document from a file can be merged: whole, bounded, and with the same outcome whichever side comes first. */
import * as Y from 'yjs'
import type { Bytes } from '../../study/parcel'
import type { DocName } from '../../study/record'
import { contentFault, type Fault } from '../../study/shape/contentFault'
import { limits } from '../limits'
import { contentHash } from './contentHash'
import { largestValue } from './largestValue'

export type Checked =
  | { readonly ok: true; readonly before: Y.Doc; readonly arrived: Y.Doc; readonly merged: Y.Doc }
  | ({ readonly ok: false } & Fault)

/** No learner writes so much; a clock near the end of what a number holds would block every later edit. */
const mostClock = 2 ** 40
const noBackup = 'No backup could hold it.'
const noSync = 'It has a single value that is too large to be sent to another device.'

export async function checkUpdate(name: DocName, current: Bytes, update: Bytes): Promise<Checked> {
  const damaged = (detail: string) => ({ ok: false, why: 'damaged', detail }) as const
  try {
    if (update.length > limits.document) return { ok: false, why: 'tooLarge', detail: noBackup }
    const arrived = load(update)
    const fault = faultOf(arrived)
    if (fault) return damaged(fault)
    const odd = contentFault(name, arrived)
    if (odd) return { ok: false, ...odd }
    if (largestValue(arrived) > limits.value) return { ok: false, why: 'tooLarge', detail: noSync }
    const [merged, reversed] = [load(current, update), load(update, current)]
    const whole = new Uint8Array(Y.encodeStateAsUpdate(merged))
    if (whole.length > limits.document) return { ok: false, why: 'tooLarge', detail: noBackup }
    const again = load(whole)
    const hashes = await Promise.all([merged, reversed, again].map(contentHash))
    const isOne = hashes.every((hash) => hash === hashes[0])
    const mixed = faultOf(merged)
    if (mixed) return damaged(mixed)
    if (!isOne) return damaged('It contradicts what is here: the same change says two things.')
    return { ok: true, before: load(current), arrived, merged }
  } catch (error) {
    return damaged(`Yjs cannot read it: ${error instanceof Error ? error.message.slice(0, 160) : 'unknown'}`)
  }
}

function load(...updates: readonly Bytes[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

function faultOf(doc: Y.Doc): string | undefined {
  const { store } = doc
  if (store.pendingStructs || store.pendingDs) return 'Changes that it builds on are missing.'
  const vector = Y.encodeStateVector(doc)
  if (vector.length > limits.vector) return 'It has more writers than a backup can name.'
  const isWild = [...Y.decodeStateVector(vector).values()].some((clock) => clock > mostClock)
  return isWild ? 'Its clocks are beyond every measure.' : undefined
}
