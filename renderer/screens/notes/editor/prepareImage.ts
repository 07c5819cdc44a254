/** An image on its way into a note: what is large is made smaller, and what is no image is refused. */

export type Prepared =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }
  | { readonly ok: false; readonly why: 'notImage' | 'tooLarge' }

const kept = /^image\/(?:png|jpeg|webp|gif|avif)$/
const largestFile = 50_000_000
const largestPixels = 100_000_000
const keptBytes = 1_000_000
const widest = 1_600

export async function prepareImage(file: Blob): Promise<Prepared> {
  if (!file.type.startsWith('image/')) return { ok: false, why: 'notImage' }
  if (file.size > largestFile) return { ok: false, why: 'tooLarge' }
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return { ok: false, why: 'notImage' }
  try {
    if (picture.width * picture.height > largestPixels) return { ok: false, why: 'tooLarge' }
    if (kept.test(file.type) && file.size <= keptBytes) return await asPrepared(file)
    return await shrink(picture)
  } finally {
    picture.close()
  }
}

const asPrepared = async (file: Blob): Promise<Prepared> => ({
  ok: true,
  bytes: new Uint8Array(await file.arrayBuffer()),
  type: file.type,
})

async function shrink(picture: ImageBitmap): Promise<Prepared> {
  const scale = Math.min(1, widest / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  )
  const pen = canvas.getContext('2d')
  if (!pen) return { ok: false, why: 'tooLarge' }
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const made = await Promise.all(
    ['image/webp', 'image/png'].map((type) => canvas.convertToBlob({ type, quality: 0.9 })),
  )
  const [smallest] = made.toSorted((one, other) => one.size - other.size)
  if (!smallest || smallest.size > 2 * keptBytes) return { ok: false, why: 'tooLarge' }
  return asPrepared(smallest)
}
