/** What the X-ray shows of the documents, the links and the last messages. */
import * as Y from 'yjs'
import type { DeviceId, DocXray, LinkXray, SeenFrame, Xray } from '../study/devices/devices'
import { type DocName, docNames, type RecordDocs } from '../study/record'
import { EntryHashes } from './exchange/contentHash'
import type { Link, SeenMessage } from './exchange/types'
import type { Mirror } from './gate/mirror'

const mostFrames = 200

/** The last messages; the newest last. */
export class FrameLog {
  private readonly frames: SeenFrame[] = []

  add({ way, kind, doc, bytes }: SeenMessage, device: DeviceId, at: number): void {
    const name = doc === undefined ? undefined : docNames[doc]
    this.frames.push({ at, device, way, kind, bytes, ...(name && { doc: name }) })
    if (this.frames.length > 2 * mostFrames) this.frames.splice(0, mostFrames)
  }
  last(): readonly SeenFrame[] {
    return this.frames.slice(-mostFrames)
  }
}

export function xrayOf(
  docs: RecordDocs,
  mirrors: Readonly<Record<DocName, Mirror>>,
  links: readonly { readonly device: DeviceId; readonly link: Link }[],
  frames: FrameLog,
): Xray {
  return {
    docs: docNames.map((doc) => docXray(doc, docs[doc], mirrors[doc].ownClient())),
    links: links.map(({ device, link }) => linkXray(device, link)),
    frames: frames.last(),
  }
}

function docXray(name: DocName, doc: Y.Doc, own: number | undefined): DocXray {
  const { store } = doc
  const vector = [...store.clients.keys()].map((client) => ({
    client,
    clock: Y.getState(store, client),
    isThis: client === own,
  }))
  let structs = 0
  for (const list of store.clients.values()) structs += list.length
  const deleted = Y.createDeleteSetFromStructStore(store)
  let deletions = 0
  for (const ranges of deleted.clients.values()) for (const { len } of ranges) deletions += len
  return {
    ...{ doc: name, structs, deletions },
    bytes: Y.encodeStateAsUpdate(doc).length,
    vector: vector.sort((a, b) => b.clock - a.clock),
    pending: store.pendingStructs !== null || store.pendingDs !== null,
    hash: hex(new EntryHashes(doc).hash()),
  }
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

function linkXray(device: DeviceId, link: Link): LinkXray {
  const docs = link.docs().flatMap(({ state, sent, received }, at) => {
    const doc = docNames[at]
    return doc ? [{ doc, state, sentBytes: sent.bytes, receivedBytes: received.bytes }] : []
  })
  return { device, docs }
}
