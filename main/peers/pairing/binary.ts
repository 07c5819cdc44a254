/** Canonical big-endian bytes of what devices sign and send each other; a reader never reads past its end. */

export class Malformed extends Error {
  override readonly name: string = 'Malformed'
}

/** Made by a later version of the app: whose device must be updated can be said, which of anything else cannot. */
export class Newer extends Malformed {
  override readonly name = 'Newer'
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Uint8Array => encoder.encode(text)
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function unsigned(value: number, bytes: 1 | 2 | 4): Uint8Array {
  const whole = Buffer.alloc(bytes)
  whole.writeUIntBE(value, 0, bytes)
  return new Uint8Array(whole)
}

/** A length of one byte, then UTF-8. */
export function shortText(text: string): Uint8Array {
  const bytes = utf8(text)
  if (bytes.length > 255) throw new RangeError('The text is longer than 255 bytes.')
  return joined(unsigned(bytes.length, 1), bytes)
}

/** A length of four bytes, then the bytes. */
export const longBytes = (bytes: Uint8Array): Uint8Array => joined(unsigned(bytes.length, 4), bytes)

export const isEqual = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

export class Reader {
  private at = 0

  constructor(private readonly whole: Uint8Array) {}

  get left(): number {
    return this.whole.length - this.at
  }

  /** A copy. */
  bytes(count: number): Uint8Array {
    if (count > this.left) throw new Malformed('It ends too early.')
    this.at += count
    return this.whole.slice(this.at - count, this.at)
  }

  unsigned(count: 1 | 2 | 4): number {
    return Buffer.from(this.bytes(count)).readUIntBE(0, count)
  }

  shortText(): string {
    try {
      return decoder.decode(this.bytes(this.unsigned(1)))
    } catch (cause) {
      throw new Malformed('A text is not UTF-8.', { cause })
    }
  }

  longBytes(limit: number): Uint8Array {
    const count = this.unsigned(4)
    if (count > limit) throw new Malformed(`A part is longer than ${limit} bytes.`)
    return this.bytes(count)
  }

  end(): void {
    if (this.left > 0) throw new Malformed('Bytes are left over.')
  }
}
