const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A new id: 22 URL-safe characters, 132 bits from the system's cryptographic source. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => letters.charAt(byte % letters.length)).join('')
