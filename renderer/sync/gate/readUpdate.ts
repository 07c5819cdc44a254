/** Reads a peer's update before Yjs does: what is in it, whether it can stand on what is here, and whether it is odd. */
import * as Y from 'yjs'
import type { DocName } from '../../study/record'
import { oddValues, rootKinds } from '../../study/shape/contentFault'

export const maxUpdateBytes = 1_048_576
/** No learner writes so much; a clock near the end of what a number holds would block every later edit. */
const mostClock = 2 ** 40
const mostClient = 2 ** 32
/** One for each start of the app that wrote something; a state vector of more would not fit a message. */
export const mostClients = 50_000

export type Read =
  /** `update` is what Yjs may be given of it, `structs` what all of it says. */
  | { readonly kind: 'whole'; readonly update: Uint8Array; readonly structs: readonly Struct[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'odd'; readonly detail: string }

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
type Deletions = ReturnType<typeof Y.decodeUpdate>['ds']

const odd = (detail: string): Read => ({ kind: 'odd', detail })
const missing: Read = { kind: 'missing' }

/** Throws nothing. `own` is the client of this device's present writing, which no peer can continue. */
export function readUpdate(name: DocName, doc: Y.Doc, update: Uint8Array, own: number | undefined): Read {
  if (update.length > maxUpdateBytes) return odd('It is larger than a message may be.')
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const detail = oddStructs(name, structs) ?? oddDeletions(ds)
    if (detail) return odd(detail)
    const reach = reachOf(doc, structs)
    if (!reach) return missing
    const fault = standOn(doc, structs, ds, reach, own)
    if (fault) return fault
    return { kind: 'whole', update: reach.isPartKnown ? trim(doc, update) : update, structs }
  } catch (error) {
    return odd(`Yjs cannot read it: ${error instanceof Error ? error.message.slice(0, 160) : 'unknown'}`)
  }
}

function oddStructs(name: DocName, structs: readonly Struct[]): string | undefined {
  const clients = new Set<number>()
  let last: number | undefined
  let end = 0
  for (const struct of structs) {
    const { client, clock } = struct.id
    // Also one part right after another: where something is known, Yjs would join the two, and the later one's clocks be others.
    if (client === last ? clock !== end : clients.has(client)) return 'It names a writer twice.'
    if (client !== last) clients.add(client)
    last = client
    end = clock + struct.length
    if (client >= mostClient || clock + struct.length > mostClock) return 'Its clocks are beyond every measure.'
    if (struct.length <= 0) return 'It holds a change of no length.'
    const detail = struct instanceof Y.Item ? oddItem(name, struct) : undefined
    if (detail) return detail
  }
  return undefined
}

const types: readonly unknown[] = [Y.Map, Y.Array, Y.Text]

function oddItem(name: DocName, { content, parent, parentSub }: Y.Item): string | undefined {
  if (typeof parent === 'string') {
    const kind = rootKinds[name].get(parent)
    if (!kind) return 'It has parts that this version does not know.'
    if ((kind === 'map') !== (parentSub !== null)) return 'A list and a map share a name.'
  }
  if (content instanceof Y.ContentAny) return oddValues(content.arr, 0)
  const isPlain = content instanceof Y.ContentString || content instanceof Y.ContentDeleted
  if (isPlain || (content instanceof Y.ContentType && types.includes(content.type.constructor))) return undefined
  return 'It holds what the record has no place for.'
}

function oddDeletions(ds: Deletions): string | undefined {
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) {
      if (client >= mostClient || clock + len > mostClock) return 'Its clocks are beyond every measure.'
      if (len <= 0) return 'It holds a change of no length.'
    }
  return undefined
}

/**
 * Without what is known. Yjs would place the new half of a struct by what the known half says of itself, and write it down
 * as placed by what stands here: where both differ, the document and what is sent on of it are no longer the same. And it
 * would cut what stands here where a known struct says that it stands, through a character where it lies.
 */
const trim = (doc: Y.Doc, update: Uint8Array): Uint8Array => Y.diffUpdate(update, Y.encodeStateVector(doc))

interface Reach {
  /** By writer of structs in the update the clock after the last of them, or after what is known where that is more. */
  readonly ends: ReadonlyMap<number, number>
  /** Some of it begins with what is known. */
  readonly isPartKnown: boolean
}

/** Undefined where something is missing before a struct. A writer's structs follow one another, as `oddStructs` has seen. */
function reachOf({ store }: Y.Doc, structs: readonly Struct[]): Reach | undefined {
  const ends = new Map<number, number>()
  let isPartKnown = false
  let writer: number | undefined
  let known = 0
  let end = 0
  for (const { id, length } of structs) {
    if (id.client !== writer) {
      if (writer !== undefined) ends.set(writer, end)
      writer = id.client
      known = Y.getState(store, writer)
      end = known
    }
    if (id.clock > end) return undefined
    if (id.clock < known) isPartKnown = true
    end = Math.max(end, id.clock + length)
  }
  if (writer !== undefined) ends.set(writer, end)
  return { ends, isPartKnown }
}

type IsThere = (client: number, end: number) => boolean

/** Nearly everything stands on the same writer as what came before it. */
function whatIsThere({ store }: Y.Doc, { ends }: Reach): IsThere {
  let last: number | undefined
  let end = 0
  return (client, upTo) => {
    if (client !== last) end = ends.get(client) ?? Y.getState(store, client)
    last = client
    return upTo <= end
  }
}

/** What is wrong where not everything that it builds on is here or comes before it in the update. */
function standOn(
  doc: Y.Doc,
  structs: readonly Struct[],
  ds: Deletions,
  reach: Reach,
  own: number | undefined,
): Read | undefined {
  const known = (client: number) => Y.getState(doc.store, client)
  const fresh = [...reach.ends].filter(([client, clock]) => clock > known(client))
  if (fresh.some(([client]) => client === own)) return odd('It continues what this device writes.')
  const added = fresh.filter(([client]) => !doc.store.clients.has(client)).length
  if (added > 0 && doc.store.clients.size + added > mostClients) return odd('It has more writers than there can be.')
  const isThere = whatIsThere(doc, reach)
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    if (reach.isPartKnown && struct.id.clock + struct.length <= known(struct.id.client)) continue
    const { id, origin, rightOrigin, parent } = struct
    const fault =
      oddBase(origin, id, isThere) ??
      oddBase(rightOrigin, id, isThere) ??
      (parent instanceof Y.ID ? oddBase(parent, id, isThere) : undefined)
    if (fault) return fault
  }
  for (const [client, ranges] of ds.clients)
    if (ranges.some(({ clock, len }) => !isThere(client, clock + len))) return missing
  return undefined
}

function oddBase(base: Y.ID | null, of: Y.ID, isThere: IsThere): Read | undefined {
  if (base === null) return undefined
  // Yjs asks no questions about a writer's own changes.
  if (base.client === of.client && base.clock >= of.clock) return odd('It builds on itself.')
  return isThere(base.client, base.clock + 1) ? undefined : missing
}
