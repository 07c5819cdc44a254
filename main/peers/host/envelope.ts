/** A small file with its version and checksum: `{ version, sha256, body }`, where the checksum is of the body as JSON. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { reasonOf } from '../../disk/atomicFile'

export const knownVersion = 1

export type Read =
  | { readonly kind: 'good'; readonly body: unknown }
  | { readonly kind: 'absent' | 'damaged' | 'newer' }
  | { readonly kind: 'unreadable'; readonly reason: string }

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

export function wrap(body: unknown): Uint8Array {
  const text = JSON.stringify(body)
  return Buffer.from(`{"version":${knownVersion},"sha256":"${hashOf(text)}","body":${text}}\n`)
}

export function readWrapped(path: string, maxBytes: number): Read {
  let text: string
  try {
    if (statSync(path).size > maxBytes) return { kind: 'damaged' }
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const reason = reasonOf(error)
    return reason === 'ENOENT' || reason === 'ENOTDIR' ? { kind: 'absent' } : { kind: 'unreadable', reason }
  }
  return unwrap(text)
}

function unwrap(text: string): Read {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'damaged' }
  }
  if (typeof value !== 'object' || value === null || !('version' in value)) return { kind: 'damaged' }
  const { version } = value
  if (typeof version === 'number' && Number.isInteger(version) && version > knownVersion) return { kind: 'newer' }
  if (version !== knownVersion || !('sha256' in value) || !('body' in value)) return { kind: 'damaged' }
  // JSON keeps the order of fields, so what was written is what is hashed.
  return value.sha256 === hashOf(JSON.stringify(value.body)) ? { kind: 'good', body: value.body } : { kind: 'damaged' }
}

/** Gives the new name. Nothing is ever deleted: a key that is unreadable here may be readable elsewhere. */
export function setAside(path: string): string {
  for (let number = 1; ; number++) {
    const aside = path.replace(/(\.[a-z]+)$/, `.aside-${number}$1`)
    if (existsSync(aside)) continue
    renameSync(path, aside)
    return aside
  }
}
