/**
 * Short salted digests of 64 bits: two lanes of 32-bit arithmetic. They find differences by chance, not against a forger; a
 * collision is found out by the next salt or by the content hash.
 */
export interface Salt {
  readonly a: number
  readonly b: number
}

export function saltOf(bytes: Uint8Array): Salt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { a: view.getUint32(0, true), b: view.getUint32(4, true) }
}

export class Digest {
  a = 0
  b = 0

  begin(salt: Salt, kind: number): this {
    this.a = salt.a | 0
    this.b = salt.b | 0
    return this.word(kind)
  }
  word(word: number): this {
    let a = Math.imul(this.a ^ word, 0x85ebca6b)
    a ^= a >>> 13
    let b = Math.imul(this.b ^ ((word << 16) | (word >>> 16)) ^ a, 0xc2b2ae35)
    b ^= b >>> 16
    this.a = (a + b) | 0
    this.b = b
    return this
  }
  /** A number below 2^53 as two words, the lower first. */
  number(value: number): this {
    return this.word(value | 0).word(Math.floor(value / 2 ** 32))
  }
  end(): this {
    const a = finish(this.a)
    const b = finish(this.b ^ a)
    this.a = (a + b) >>> 0
    this.b = b >>> 0
    return this
  }
}

function finish(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
