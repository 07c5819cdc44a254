/** The file that carries a sync on a stick, before it is sealed: docs/formats/parcel-file.md. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { decodeStateVector } from 'yjs'
import { type DocName, docNames } from '../../study/record'
import { hex } from '../quarantine'

export interface SyncFile {
  /** State vectors (V1): what the receiver must have, and what it has after. */
  readonly bases: Readonly<Partial<Record<DocName, Uint8Array>>>
  readonly vectors: Readonly<Record<DocName, Uint8Array>>
  readonly updates: readonly { readonly doc: DocName; readonly bytes: Uint8Array }[]
  readonly images: readonly { readonly hash: string; readonly bytes: Uint8Array }[]
}

export type ReadFile =
  | ({ readonly kind: 'file' } & SyncFile)
  | { readonly kind: 'failed'; readonly why: 'damaged' | 'newer'; readonly detail: string }

const magic = 'drydock-sync'
const version = 1
const hashBytes = 32
const noVector = new Uint8Array([0])

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))

export async function writeSyncFile({ bases, vectors, updates, images }: SyncFile): Promise<Uint8Array<ArrayBuffer>> {
  const body = encoding.encode((encoder) => {
    encoding.writeVarString(encoder, magic)
    encoding.writeVarUint(encoder, version)
    for (const doc of docNames) {
      encoding.writeVarUint8Array(encoder, bases[doc] ?? noVector)
      encoding.writeVarUint8Array(encoder, vectors[doc])
    }
    encoding.writeVarUint(encoder, updates.length)
    for (const { doc, bytes } of updates) {
      encoding.writeVarUint(encoder, docNames.indexOf(doc))
      encoding.writeVarUint8Array(encoder, bytes)
    }
    encoding.writeVarUint(encoder, images.length)
    for (const { hash, bytes } of images) {
      encoding.writeVarString(encoder, hash)
      encoding.writeVarUint8Array(encoder, bytes)
    }
  })
  const file = new Uint8Array(body.length + hashBytes)
  file.set(body)
  file.set(await sha256(body), body.length)
  return file
}

/** Throws nothing. What an update or an image holds is not looked at here. */
export async function readSyncFile(bytes: Uint8Array): Promise<ReadFile> {
  const failed = (why: 'damaged' | 'newer', detail: string): ReadFile => ({ kind: 'failed', why, detail })
  try {
    const body = bytes.subarray(0, Math.max(0, bytes.length - hashBytes))
    const decoder = decoding.createDecoder(body)
    if (decoding.readVarString(decoder) !== magic) return failed('damaged', 'This is no file of a sync.')
    const written = decoding.readVarUint(decoder)
    if (written > version) return failed('newer', `It is of version ${written}.`)
    if (hex(await sha256(body)) !== hex(bytes.subarray(body.length)))
      return failed('damaged', 'Its checksum is not that of its bytes.')
    return { kind: 'file', ...readBody(decoder) }
  } catch (error) {
    return failed('damaged', `It breaks off: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Throws where it is none: it is kept, and what is exported next begins there. */
function readVector(decoder: decoding.Decoder): Uint8Array<ArrayBuffer> {
  const vector = new Uint8Array(decoding.readVarUint8Array(decoder))
  decodeStateVector(vector)
  return vector
}

function readBody(decoder: decoding.Decoder): SyncFile {
  const bases: Partial<Record<DocName, Uint8Array>> = {}
  const vectors = { notes: noVector, reviews: noVector, study: noVector }
  for (const doc of docNames) {
    bases[doc] = readVector(decoder)
    vectors[doc] = readVector(decoder)
  }
  const updates: SyncFile['updates'][number][] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const doc = docNames[decoding.readVarUint(decoder)]
    if (!doc) throw new Error('There is no such document.')
    updates.push({ doc, bytes: decoding.readVarUint8Array(decoder) })
  }
  const images: SyncFile['images'][number][] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const hash = decoding.readVarString(decoder)
    images.push({ hash, bytes: decoding.readVarUint8Array(decoder) })
  }
  if (decoding.hasContent(decoder)) throw new Error('More follows than there should.')
  return { bases, vectors, updates, images }
}
