/** Five bits a character: RFC 4648 for what machines read, Crockford's alphabet for what people type. */

const machine = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** Without I, L, O and U. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Without padding; the last bits are filled with noughts. */
export function encodeBase32(bytes: Uint8Array, alphabet = machine): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet.charAt((held << (5 - bits)) & 31)
}

/** Undefined where a character is not of the alphabet, or bits are left over that are not nought. */
export function decodeBase32(text: string, alphabet = machine): Uint8Array | undefined {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const character of text) {
    const value = alphabet.indexOf(character)
    if (value === -1) return undefined
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push(held >> bits)
      held &= (1 << bits) - 1
    }
  }
  return bits < 5 && held === 0 ? Uint8Array.from(bytes) : undefined
}
