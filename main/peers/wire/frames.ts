/** Frames on a stream between two devices: what stands where is in WIRE.md. Knows neither streams nor timers. */
import { maxFrameBytes } from '../../bridge/contract'

export const frameKinds = {
  heartbeat: 0,
  hello: 1,
  rosterHead: 2,
  rosterEntries: 3,
  open: 4,
  shut: 5,
  data: 6,
  bye: 7,
} as const
export type FrameKind = keyof typeof frameKinds

/** Kinds from here on may be left out: who does not know one passes over it. */
export const firstOptionalKind = 128
const maxOptionalBytes = 65_536
export const headerBytes = 5
/** What `data` carries beside the message: the number of the opening that it is for. */
export const dataHeaderBytes = 4

/** The longest body of each kind, in bytes. */
export const bodyLimits: Readonly<Record<FrameKind, number>> = {
  heartbeat: 0,
  hello: 256,
  rosterHead: 32,
  rosterEntries: maxFrameBytes,
  open: 4,
  shut: 4,
  data: dataHeaderBytes + maxFrameBytes,
  bye: 64,
}

export interface Frame {
  readonly kind: FrameKind
  readonly body: Uint8Array
}

const kindsByNumber = new Map<number, FrameKind>(
  (Object.keys(frameKinds) as FrameKind[]).map((kind) => [frameKinds[kind], kind]),
)

/** The other side broke the protocol: the connection is ended. */
export class WireFault extends Error {
  override readonly name = 'WireFault'
}

/** Header and body in one array. Throws a RangeError where the body is too long. */
export const encodeFrame = (kind: FrameKind, ...parts: readonly Uint8Array[]): Uint8Array => {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length > bodyLimits[kind]) throw new RangeError(`A frame ${kind} of ${length} bytes.`)
  const bytes = new Uint8Array(headerBytes + length)
  bytes[0] = frameKinds[kind]
  new DataView(bytes.buffer).setUint32(1, length)
  let at = headerBytes
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const limitOf = (number: number): number => {
  const kind = kindsByNumber.get(number)
  if (kind) return bodyLimits[kind]
  if (number >= firstOptionalKind) return maxOptionalBytes
  throw new WireFault(`A frame of the unknown kind ${number}.`)
}

/**
 * Puts frames together from pieces of any size. A length is checked before room is made for it, and the room grows with
 * what has come, so that a length alone costs nothing.
 */
export class Unframer {
  readonly #take: (frame: Frame) => void
  readonly #header = new Uint8Array(headerBytes)
  #headerFilled = 0
  #length = 0
  #body = new Uint8Array(0)
  #filled = 0

  constructor(take: (frame: Frame) => void) {
    this.#take = take
  }

  /** Whether a frame has begun and is not whole. */
  get isInside(): boolean {
    return this.#headerFilled > 0
  }

  /** Throws a WireFault where the bytes break the rules; it must not be called again then. */
  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const rest = at === 0 ? bytes : bytes.subarray(at)
      at += this.#headerFilled < headerBytes ? this.#pushHeader(rest) : this.#pushBody(rest)
    }
  }

  #pushHeader(bytes: Uint8Array): number {
    // An unknown kind is refused by its first byte.
    if (this.#headerFilled === 0) limitOf(bytes[0] ?? 0)
    const more = Math.min(headerBytes - this.#headerFilled, bytes.length)
    this.#header.set(more < bytes.length ? bytes.subarray(0, more) : bytes, this.#headerFilled)
    this.#headerFilled += more
    if (this.#headerFilled < headerBytes) return more
    const kind = this.#header[0] ?? 0
    const limit = limitOf(kind)
    this.#length = new DataView(this.#header.buffer).getUint32(1)
    if (this.#length > limit) {
      throw new WireFault(`A frame of kind ${kind} with ${this.#length} bytes, of at most ${limit}.`)
    }
    if (this.#length === 0) this.#end()
    return more
  }

  #pushBody(bytes: Uint8Array): number {
    const more = Math.min(this.#length - this.#filled, bytes.length)
    if (this.#filled + more > this.#body.length) {
      const grown = new Uint8Array(Math.min(this.#length, Math.max(this.#filled + more, this.#body.length * 2)))
      grown.set(this.#body.subarray(0, this.#filled))
      this.#body = grown
    }
    this.#body.set(bytes.subarray(0, more), this.#filled)
    this.#filled += more
    if (this.#filled === this.#length) this.#end()
    return more
  }

  #end(): void {
    const kind = kindsByNumber.get(this.#header[0] ?? 0)
    const body = this.#body.subarray(0, this.#filled)
    this.#headerFilled = 0
    this.#filled = 0
    this.#body = new Uint8Array(0)
    if (kind) this.#take({ kind, body })
  }
}
