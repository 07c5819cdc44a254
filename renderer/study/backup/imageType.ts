/** The type of an image by its first bytes: the vault keeps bytes under their hash, and no type. */
const signatures = [
  { type: 'image/png', at: 0, bytes: '\x89PNG' },
  { type: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { type: 'image/gif', at: 0, bytes: 'GIF8' },
  { type: 'image/webp', at: 8, bytes: 'WEBP' },
  { type: 'image/avif', at: 4, bytes: 'ftypavif' },
] as const

export const imageTypeOf = (bytes: Uint8Array): string | undefined =>
  signatures.find(({ at, bytes: wanted }) => String.fromCharCode(...bytes.subarray(at, at + wanted.length)) === wanted)
    ?.type
