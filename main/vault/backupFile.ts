/** One backup as a file: header, index, parts, checksum. docs/formats/backup.md specifies it. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import {
  type BackupDocuments,
  type BackupReason,
  type BackupVectors,
  backupReasons,
  type Check,
  integer,
  list,
  maxBackupBytes,
  oneOf,
  record,
  text,
} from '../bridge/contract'

export interface BackupContent {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly reason: BackupReason
  readonly documents: BackupDocuments
  readonly vectors: BackupVectors
  readonly images: readonly string[]
}

export const documentNames = ['notes', 'reviews', 'study'] as const
const magic = Buffer.from('DRYDOCKB', 'latin1')
const headerBytes = 16
const version = 1
const hashBytes = 32
const maxIndexBytes = 16 * 1024 ** 2
const maxFileBytes = headerBytes + maxIndexBytes + maxBackupBytes + hashBytes

const hex = text(64, /^[0-9a-f]{64}$/)
const part = record({
  name: oneOf(...documentNames),
  size: integer(0, maxBackupBytes),
  sha256: hex,
  vector: text(2_000_000),
})
const index = record({
  at: integer(-8.64e15, 8.64e15),
  reason: oneOf(...backupReasons),
  parts: list(documentNames.length, part),
  images: list(50_000, hex),
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** The file in pieces, none of which is a copy of a document. */
export function encodeBackup({ at, reason, documents, vectors, images }: BackupContent): Uint8Array[] {
  const parts = documentNames.map((name) => ({
    name,
    size: documents[name].byteLength,
    sha256: sha256(documents[name]).toString('hex'),
    vector: Buffer.from(vectors[name]).toString('base64'),
  }))
  const text = Buffer.from(JSON.stringify({ at, reason, parts, images }))
  const header = Buffer.alloc(headerBytes)
  magic.copy(header)
  header.writeUInt16LE(version, 8)
  header.writeUInt32LE(text.byteLength, 12)
  const pieces = [header, text, ...documentNames.map((name) => documents[name])]
  const whole = createHash('sha256')
  for (const piece of pieces) whole.update(piece)
  return [...pieces, whole.digest()]
}

export type Found = { readonly state: 'good' } | { readonly state: 'damaged' | 'newer'; readonly reason: string }

const damaged = (reason: string) => ({ state: 'damaged', reason }) as const
const chunkBytes = 1024 ** 2

/** Looks through the whole file, a megabyte at a time, without keeping it. Rejects where the file cannot be read. */
export async function inspectBackup(path: string): Promise<Found> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size < headerBytes + hashBytes || size > maxFileBytes) return damaged(`${size} bytes are no backup`)
    const whole = createHash('sha256')
    const chunk = Buffer.alloc(chunkBytes)
    for (let at = 0; at < size - hashBytes; ) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(chunkBytes, size - hashBytes - at), at)
      if (bytesRead === 0) return damaged('it became shorter')
      const fault = at === 0 ? lookAtHeader(chunk.subarray(0, bytesRead)) : undefined
      if (fault) return fault
      whole.update(chunk.subarray(0, bytesRead))
      at += bytesRead
    }
    const said = Buffer.alloc(hashBytes)
    await file.read(said, 0, hashBytes, size - hashBytes)
    return whole.digest().equals(said) ? { state: 'good' } : damaged('the checksum is wrong')
  } finally {
    await file.close()
  }
}

/** What stands in the way, as far as the first 16 bytes tell. */
function lookAtHeader(head: Buffer): Found | undefined {
  if (head.byteLength < headerBytes || !head.subarray(0, magic.byteLength).equals(magic))
    return damaged('it is no backup')
  const made = head.readUInt16LE(8)
  if (made > version) return { state: 'newer', reason: `format ${made}` }
  return made === version ? undefined : damaged(`there is no format ${made}`)
}

export type Decoded = { readonly state: 'good'; readonly content: BackupContent } | Exclude<Found, { state: 'good' }>

/** Every byte is checked before any is believed. */
export async function readBackup(path: string, check: Check): Promise<Decoded> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > maxFileBytes) return damaged(`${size} bytes are no backup`)
    return decodeBackup(await file.readFile(), check)
  } finally {
    await file.close()
  }
}

export function decodeBackup(bytes: Buffer, check: Check): Decoded {
  if (bytes.byteLength < headerBytes + hashBytes) return damaged('it is too short')
  const fault = lookAtHeader(bytes)
  if (fault && fault.state !== 'good') return fault
  const end = bytes.byteLength - hashBytes
  if (!sha256(bytes.subarray(0, end)).equals(bytes.subarray(end))) return damaged('the checksum is wrong')
  const start = headerBytes + bytes.readUInt32LE(12)
  if (start > end) return damaged('its index is longer than the file')
  const checked = check(index, parse(bytes.subarray(headerBytes, start)))
  if (!checked.ok) return damaged(`its index: ${checked.reason}`)
  const { at, reason, parts, images } = checked.value
  const documents: Partial<BackupDocuments> = {}
  const vectors: Partial<BackupVectors> = {}
  let from = start
  for (const { name, size, sha256: said, vector } of parts) {
    const document = bytes.subarray(from, from + size)
    if (from + size > end || sha256(document).toString('hex') !== said)
      return damaged(`its part ${name} is not what its index says`)
    documents[name] = document
    // A copy, because small buffers share memory that is not theirs.
    vectors[name] = new Uint8Array(Buffer.from(vector, 'base64'))
    from += size
  }
  if (from !== end || !hasAll(documents) || !hasAll(vectors)) return damaged('its parts are not what its index says')
  return { state: 'good', content: { at, reason, documents, vectors, images } }
}

const hasAll = <T>(
  some: { [N in (typeof documentNames)[number]]?: T },
): some is { [N in (typeof documentNames)[number]]: T } => documentNames.every((name) => some[name] !== undefined)

function parse(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'))
  } catch {
    return undefined // the shape refuses it, and says so
  }
}
