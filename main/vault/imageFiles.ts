/** Images beside the backups: `images/<sha256>`, written once, never changed and never deleted. */
import { createHash } from 'node:crypto'
import { access, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SaveResult } from '../bridge/contract'
import { reasonOf, writePieces } from '../disk/atomicFile'

const pathOf = (folder: string, hash: string) => join(folder, 'images', hash)
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export async function putImage(folder: string, hash: string, bytes: Uint8Array): Promise<SaveResult> {
  if (hashOf(bytes) !== hash) return { saved: false, reason: 'hash' }
  try {
    await mkdir(join(folder, 'images'), { recursive: true, mode: 0o700 })
    await writePieces(pathOf(folder, hash), [bytes])
    return { saved: true }
  } catch (error) {
    return { saved: false, reason: reasonOf(error) }
  }
}

export async function lacksImages(folder: string, hashes: readonly string[]): Promise<readonly string[]> {
  const isThere = (hash: string) =>
    access(pathOf(folder, hash)).then(
      () => true,
      () => false,
    )
  const lacking: string[] = []
  for (const hash of hashes) if (!(await isThere(hash))) lacking.push(hash)
  return lacking
}

/** Undefined where there is none, or where its bytes are no longer what its name says. */
export async function readImage(folder: string, hash: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(pathOf(folder, hash)).catch(() => undefined)
  return bytes && hashOf(bytes) === hash ? bytes : undefined
}
