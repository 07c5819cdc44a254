/** SHA-1, which names Git's objects (FIPS 180-4). */

/** The digest in hexadecimal digits. */
export function sha1(bytes: Uint8Array): string {
  const { length } = bytes
  // A bit that is set and the length in bits fill up the last block.
  const size = ((length + 8) >> 6) * 16 + 16
  const blocks = new Int32Array(size)
  const put = (at: number, byte: number) => {
    blocks[at >> 2] = (blocks[at >> 2] as number) | (byte << (24 - (at & 3) * 8))
  }
  for (let at = 0; at < length; at++) put(at, bytes[at] as number)
  put(length, 0x80)
  blocks[size - 2] = length / 0x20000000
  blocks[size - 1] = length << 3
  let state: State = [0x67452301, -0x10325477, -0x67452302, 0x10325476, -0x3c2d1e10]
  for (let at = 0; at < size; at += 16) state = afterBlock(state, blocks, at)
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

type State = [number, number, number, number, number]
const words = new Int32Array(80)

function afterBlock(state: State, blocks: Int32Array, start: number): State {
  for (let at = 0; at < 16; at++) words[at] = blocks[start + at] as number
  const before = (at: number) => words[at] as number
  for (let at = 16; at < 80; at++) {
    const word = before(at - 3) ^ before(at - 8) ^ before(at - 14) ^ before(at - 16)
    words[at] = (word << 1) | (word >>> 31)
  }
  let [a, b, c, d, e] = state
  for (let at = 0; at < 80; at++) {
    let mixed = b ^ c ^ d
    if (at < 20) mixed = (((b & c) | (~b & d)) + 0x5a827999) | 0
    else if (at < 40) mixed = (mixed + 0x6ed9eba1) | 0
    else if (at < 60) mixed = (((b & c) | (b & d) | (c & d)) - 0x70e44324) | 0
    else mixed = (mixed - 0x359d3e2a) | 0
    const next = (((a << 5) | (a >>> 27)) + mixed + e + before(at)) | 0
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next
  }
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0, (state[4] + e) | 0]
}
