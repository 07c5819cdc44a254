/**
 * What must survive of the devices, in the profile's folder `devices`: secret.bin and devices.json. A file that cannot be
 * used is never written over: a damaged or foreign one is put aside, and this device starts as a new one; one of a newer
 * version, or one whose key store is away, stays, and the devices stay off.
 */
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Check } from '../../bridge/contract'
import { reasonOf, writePieces } from '../../disk/atomicFile'
import type { Kept } from '../messages'
import { readWrapped, setAside, wrap } from './envelope'
import { fromBody, type Known, maxPublicBytes, type PublicPart, toBody } from './publicFile'
import { type KeyStore, openSecret, type Secret, sealSecret, storeOf } from './secretFile'

export interface KeepFileOptions {
  readonly folder: string
  readonly keyStore: KeyStore
  readonly platform: NodeJS.Platform
  readonly check: Check
  /** The name of a device that has none yet. */
  readonly name: string
  readonly log: { readonly warn: (message: string, error?: unknown) => void }
}

/** Why the devices must stay off. `newer`: a later version of Drydock wrote the files. */
export class KeepFault extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(`The devices' files cannot be used: ${reason}`)
    this.reason = reason
  }
}

export class KeepFile {
  readonly #options: KeepFileOptions
  #public: PublicPart
  #secret: Secret | undefined
  /** What secret.bin was last written from: it is sealed anew only when a key is. */
  #secretText = ''
  #publicFault: string | undefined
  #writes: Promise<void> = Promise.resolve()

  constructor(options: KeepFileOptions) {
    this.#options = options
    this.#public = this.#fresh()
    this.#readPublic()
  }

  get isOn() {
    return this.#public.isOn
  }

  get keyStore() {
    return this.#public.keyStore
  }

  get known(): Known {
    return this.#public.known
  }

  /** Why nothing can be kept, where that is known before `open`. */
  get fault(): string | undefined {
    return this.#publicFault
  }

  /** Undefined until `open` has succeeded. */
  get kept(): Kept | undefined {
    const { roster, name, port, addresses } = this.#public
    return this.#secret && { ...this.#secret, roster, name, port, addresses }
  }

  /** Reads the keys, or makes this a new device, and gives what is on the disk then. Rejects with a `KeepFault`. */
  async open(): Promise<Kept> {
    const kept = this.kept ?? this.#readSecret()
    if (kept) return kept
    const seed = Uint8Array.from(randomBytes(32))
    const { roster, name, port, addresses } = this.#public
    const made: Kept = { seed, epochKeys: [], roster, name, port, addresses }
    await this.keep(made)
    return made
  }

  /** Resolves once all of it is on the disk, and rejects where it is not: what was kept before then holds. */
  keep(kept: Kept): Promise<void> {
    const { seed, epochKeys, roster, name, port, addresses } = kept
    return this.#write(async () => {
      const store = await this.#writeSecret({ seed, epochKeys })
      await this.#writePublic({ ...this.#public, roster, name, port, addresses, keyStore: store })
    })
  }

  switchTo(isOn: boolean): Promise<void> {
    return this.#write(() => this.#writePublic({ ...this.#public, isOn }))
  }

  /** What to show while the process does not run. Written only where it changed. */
  async remember(known: Known): Promise<void> {
    if (JSON.stringify(known) === JSON.stringify(this.#public.known)) return
    await this.#write(() => this.#writePublic({ ...this.#public, known }))
  }

  /** What was asked for so far has been tried. */
  settled(): Promise<void> {
    return this.#writes.catch(() => undefined)
  }

  #path(name: 'secret.bin' | 'devices.json') {
    return join(this.#options.folder, name)
  }

  #fresh(): PublicPart {
    const known = { devices: [] }
    return { isOn: false, keyStore: 'none', name: this.#options.name, port: 0, roster: [], addresses: [], known }
  }

  #readPublic() {
    const read = readWrapped(this.#path('devices.json'), maxPublicBytes)
    if (read.kind === 'absent') return
    if (read.kind === 'newer') this.#publicFault = 'newer'
    else if (read.kind === 'unreadable') this.#publicFault = read.reason
    else {
      const part = read.kind === 'good' ? fromBody(read.body, this.#options.check) : undefined
      if (part) this.#public = part
      else this.#startAnew('The list of devices was damaged')
    }
  }

  #readSecret(): Kept | undefined {
    if (this.#publicFault) throw new KeepFault(this.#publicFault)
    const { keyStore, platform, check } = this.#options
    const read = openSecret({ path: this.#path('secret.bin'), store: keyStore, platform, check })
    if (read.kind === 'newer') throw new KeepFault('newer')
    if (read.kind === 'locked' || read.kind === 'unreadable') throw new KeepFault(read.reason)
    if (read.kind === 'good') {
      this.#secret = read.secret
      this.#secretText = secretText(read.secret)
      // The disk may have taken the keys and not the list.
      this.#public = { ...this.#public, keyStore: read.store }
      return this.kept
    }
    // Without its key the roster is another device's.
    if (read.kind !== 'absent' || this.#public.keyStore !== 'none') {
      this.#startAnew(`The keys of the devices were ${read.kind}`)
      if (this.#publicFault) throw new KeepFault(this.#publicFault)
    }
    return undefined
  }

  /** Both files go: the keys of one device and the list of another must never meet. */
  #startAnew(why: string) {
    const { isOn } = this.#public
    try {
      for (const name of ['secret.bin', 'devices.json'] as const) {
        if (readWrapped(this.#path(name), maxPublicBytes).kind !== 'absent') setAside(this.#path(name))
      }
    } catch (error) {
      this.#publicFault = reasonOf(error)
      return
    }
    this.#public = { ...this.#fresh(), isOn }
    this.#secret = undefined
    this.#secretText = ''
    this.#options.log.warn(`${why}: its files were put aside, and this is a new device, in no group`)
  }

  #write(job: () => Promise<void>): Promise<void> {
    const done = this.#writes
      .catch(() => undefined)
      .then(async () => {
        if (this.#publicFault) throw new KeepFault(this.#publicFault)
        await mkdir(this.#options.folder, { recursive: true, mode: 0o700 })
        await job()
      })
    this.#writes = done
    return done
  }

  /** Gives where the keys stand then. What the system's store had sealed is never written in clear. */
  async #writeSecret(secret: Secret): Promise<PublicPart['keyStore']> {
    const { keyStore, platform } = this.#options
    const text = secretText(secret)
    const before = this.#public.keyStore
    const now = storeOf(keyStore, platform)
    const canSeal = before === 'plain' && now === 'system'
    if (text === this.#secretText && !canSeal) return before
    if (before === 'system' && now === 'plain') throw new KeepFault('keyStoreAway')
    await writePieces(this.#path('secret.bin'), [sealSecret(secret, keyStore, platform)])
    this.#secret = secret
    this.#secretText = text
    return now
  }

  async #writePublic(part: PublicPart) {
    await writePieces(this.#path('devices.json'), [wrap(toBody(part))])
    this.#public = part
  }
}

const secretText = ({ seed, epochKeys }: Secret) =>
  JSON.stringify([seed, ...epochKeys.flatMap(({ epoch, key }) => [epoch, key])].map((part) => part.toString()))
