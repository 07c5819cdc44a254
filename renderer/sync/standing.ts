/** How this device and another stand, as the page is told. */
import { docNames, type RecordDocs } from '../study/record'
import type { Link } from './exchange/types'
import { vectorsOf } from './vectorsOf'
import type { Standing } from './workerMessages'

export function standingOf(session: number, link: Link, docs: RecordDocs, edits: number): Standing {
  const states = link.docs()
  const isEqual = link.isEqual()
  let [toSend, received] = [0, 0]
  for (const [at, name] of docNames.entries()) {
    const state = states[at]
    received += state?.received.changes ?? 0
    if (!state || state.state === 'comparing') continue
    for (const [client, structs] of docs[name].store.clients) {
      const last = structs.at(-1)
      const clock = last ? last.id.clock + last.length : 0
      toSend += Math.max(0, clock - (state.theirs.get(client) ?? 0))
    }
  }
  return {
    ...{ session, edits, isEqual, toSend, received },
    isComparing: states.some(({ state }) => state === 'comparing'),
    // While something still comes from there, that is told.
    isHeldThere:
      states.some(({ isHeldThere }) => isHeldThere) &&
      states.every(({ state }) => state !== 'behind' && state !== 'both'),
    apart: docNames.filter((_, at) => states[at]?.state === 'apart'),
    ...(isEqual && { vectors: vectorsOf(docs) }),
  }
}
