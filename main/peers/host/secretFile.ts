/**
 * devices/secret.bin: the seed of the device's key and the keys of its group, sealed by the system's key store where there
 * is one, else readable by the learner's account alone. Its body is `{ store, backend, secret }`: for `system` the secret is
 * what the store sealed, in base64, of the JSON that stands there in clear for `plain`.
 */
import type { SafeStorage } from 'electron'
import { bytes, type Check, list, oneOf, record, text } from '../../bridge/contract'
import type { Kept } from '../messages'
import { readWrapped, wrap } from './envelope'

export type KeyStore = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
>
export type Secret = Pick<Kept, 'seed' | 'epochKeys'>
export type SecretRead =
  | { readonly kind: 'good'; readonly secret: Secret; readonly store: 'system' | 'plain' }
  /** `foreign`: sealed by another computer's or another account's key store. */
  | { readonly kind: 'absent' | 'damaged' | 'newer' | 'foreign' }
  /** The store that sealed it is not there just now, or the file cannot be read: nothing may be written over it. */
  | { readonly kind: 'locked' | 'unreadable'; readonly reason: string }

const maxBytes = 4 * 1024 ** 2
const file = record({ store: oneOf('system', 'plain'), backend: text(60), secret: text(maxBytes) })
const inner = record({ seed: text(44), epochKeys: list(10_000, record({ epoch: text(200), key: text(44) })) })
const keyShape = bytes(32)

/** On Linux Chromium falls back to a key that everybody knows, and calls it `basic_text`. */
const backendOf = (store: KeyStore, platform: NodeJS.Platform) =>
  platform === 'linux' ? store.getSelectedStorageBackend() : platform

export function storeOf(store: KeyStore, platform: NodeJS.Platform): 'system' | 'plain' {
  return store.isEncryptionAvailable() && backendOf(store, platform) !== 'basic_text' ? 'system' : 'plain'
}

export function sealSecret({ seed, epochKeys }: Secret, store: KeyStore, platform: NodeJS.Platform): Uint8Array {
  const clear = JSON.stringify({
    seed: toText(seed),
    epochKeys: epochKeys.map(({ epoch, key }) => ({ epoch, key: toText(key) })),
  })
  const kind = storeOf(store, platform)
  const secret = kind === 'system' ? store.encryptString(clear).toString('base64') : clear
  return wrap({ store: kind, backend: kind === 'system' ? backendOf(store, platform) : 'none', secret })
}

export interface OpenSecret {
  readonly path: string
  readonly store: KeyStore
  readonly platform: NodeJS.Platform
  readonly check: Check
}

export function openSecret({ path, store, platform, check }: OpenSecret): SecretRead {
  const read = readWrapped(path, maxBytes)
  if (read.kind !== 'good') return read
  const checked = check(file, read.body)
  if (!checked.ok) return { kind: 'damaged' }
  const { store: kind, backend, secret } = checked.value
  const opened = (clear: string, otherwise: 'damaged' | 'foreign'): SecretRead => {
    const parsed = parse(clear, check)
    return parsed ? { kind: 'good', secret: parsed, store: kind } : { kind: otherwise }
  }
  if (kind === 'plain') return opened(secret, 'damaged')
  if (storeOf(store, platform) === 'plain') return { kind: 'locked', reason: 'keyStoreAway' }
  if (backendOf(store, platform) !== backend) return { kind: 'locked', reason: 'otherKeyStore' }
  try {
    // Chromium's cipher has no tag on some systems: what a foreign key opens is noise, which `parse` refuses.
    return opened(store.decryptString(Buffer.from(secret, 'base64')), 'foreign')
  } catch {
    return { kind: 'foreign' } // The store says no more than that it cannot.
  }
}

function parse(clear: string, check: Check): Secret | undefined {
  let value: unknown
  try {
    value = JSON.parse(clear)
  } catch {
    return undefined
  }
  const checked = check(inner, value)
  if (!checked.ok) return undefined
  const seed = toKey(checked.value.seed, check)
  const epochKeys = checked.value.epochKeys.map(({ epoch, key }) => ({ epoch, key: toKey(key, check) }))
  const known = epochKeys.filter((entry): entry is Kept['epochKeys'][number] => entry.key !== undefined)
  if (!seed || known.length !== epochKeys.length) return undefined
  return { seed, epochKeys: known }
}

const toText = (key: Uint8Array) => Buffer.from(key).toString('base64')

function toKey(base64: string, check: Check): Uint8Array | undefined {
  const checked = check(keyShape, Uint8Array.from(Buffer.from(base64, 'base64')))
  return checked.ok && checked.value.byteLength === 32 ? checked.value : undefined
}
