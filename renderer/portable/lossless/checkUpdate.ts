/** Whether a document from a file can be merged: whole, bounded, and with the same outcome whichever side comes first. */
import * as Y from 'yjs'
import type { Bytes } from '../../study/parcel'
import { contentHash } from './contentHash'

export type Checked =
  | { readonly ok: true; readonly before: Y.Doc; readonly arrived: Y.Doc; readonly merged: Y.Doc }
  | { readonly ok: false; readonly detail: string }

/** No learner writes so much; a clock near the end of what a number holds would block every later edit. */
const mostClock = 2 ** 40

export async function checkUpdate(current: Bytes, update: Bytes): Promise<Checked> {
  try {
    const arrived = load(update)
    const fault = faultOf(arrived)
    if (fault) return { ok: false, detail: fault }
    const [merged, reversed] = [load(current, update), load(update, current)]
    const again = load(new Uint8Array(Y.encodeStateAsUpdate(merged)))
    const hashes = await Promise.all([merged, reversed, again].map(contentHash))
    const isOne = hashes.every((hash) => hash === hashes[0])
    if (!isOne || faultOf(merged))
      return { ok: false, detail: 'It contradicts what is here: the same change says two things.' }
    return { ok: true, before: load(current), arrived, merged }
  } catch (error) {
    return {
      ok: false,
      detail: `Yjs cannot read it: ${error instanceof Error ? error.message.slice(0, 160) : 'unknown'}`,
    }
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
  const isWild = [...Y.decodeStateVector(Y.encodeStateVector(doc)).values()].some((clock) => clock > mostClock)
  return isWild ? 'Its clocks are beyond every measure.' : undefined
}
