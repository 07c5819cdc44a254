/** The text of the QR code in a picture that the learner chose. */
import type { CodeReader } from './codeReader'
import { pictureSize } from './pictureSize'
import { newPen, pixelsOf } from './pixelsOf'

export type PictureRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly why: 'notPicture' | 'tooLarge' | 'nothing' }

export const pictureLimits = { bytes: 30_000_000, pixels: 64_000_000 } as const
/** A code that fills a photograph is read small, one in its corner large. */
const sides = [1_600, 3_200, 800] as const
const timeLimitMs = 1_500

const failed = (why: Extract<PictureRead, { kind: 'failed' }>['why']): PictureRead => ({ kind: 'failed', why })

export async function readPicture(file: Blob, reader: Pick<CodeReader, 'read'>): Promise<PictureRead> {
  if (file.size > pictureLimits.bytes) return failed('tooLarge')
  const bytes = await file.arrayBuffer().catch(() => undefined)
  const said = bytes && pictureSize(new Uint8Array(bytes))
  if (!bytes || !said) return failed('notPicture')
  if (said.width * said.height > pictureLimits.pixels) return failed('tooLarge')
  const picture = await createImageBitmap(new Blob([bytes])).catch(() => undefined)
  if (!picture) return failed('notPicture')
  try {
    return await look(picture, reader)
  } finally {
    picture.close()
  }
}

async function look(picture: ImageBitmap, reader: Pick<CodeReader, 'read'>): Promise<PictureRead> {
  const pen = newPen()
  if (!pen) return failed('nothing')
  const longer = Math.max(picture.width, picture.height)
  for (const side of sides) {
    if (side === 3_200 && longer <= 1_600) continue // it would be the same once more
    const text = await reader.read(pixelsOf(pen, picture, picture, side), timeLimitMs)
    if (text !== undefined) return { kind: 'text', text }
  }
  return failed('nothing')
}
