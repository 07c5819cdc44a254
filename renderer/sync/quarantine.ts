/** What the gate refused goes to the shelf with its sender: so much of it, and the same only once. */
import type { DeviceId } from '../study/devices/devices'
import type { DocName } from '../study/record'
import type { SyncShelf } from './types'

const mostKept = 50
const mostBytes = 5 * 1024 ** 2

export interface Refused {
  readonly device: DeviceId
  readonly doc: DocName
  readonly bytes: Uint8Array
  readonly detail: string
}

export function openQuarantine(setAside: SyncShelf['setAside']): (refused: Refused) => Promise<void> {
  const kept = new Map<DeviceId, { readonly hashes: Set<string>; bytes: number }>()
  return async ({ device, doc, bytes, detail }) => {
    const copy = new Uint8Array(bytes)
    const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', copy)))
    const so = kept.get(device) ?? { hashes: new Set<string>(), bytes: 0 }
    kept.set(device, so)
    if (so.hashes.has(hash) || so.hashes.size >= mostKept || so.bytes + copy.length > mostBytes) return
    so.hashes.add(hash)
    so.bytes += copy.length
    await setAside({ device, doc, bytes: copy, detail })
  }
}

export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
