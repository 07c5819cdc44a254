/** What an image is, by its first bytes; what a sender calls it counts for nothing. */

const signatures: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/avif', 4, 'ftypavis'],
]

/** Undefined for all else. SVG is no image here: it is a document that may hold scripts. */
export function sniffImage(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  const found = signatures.find(([, at, text]) => start.startsWith(text, at))?.[0]
  return found === 'image/webp' && !start.startsWith('RIFF') ? undefined : found
}
