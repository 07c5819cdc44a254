/** A picture or a frame as pixels, its longer side no longer than `maxSide`. */
import type { Pixels } from './decodeCode'

const canvas = () => new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
export type Pen = NonNullable<ReturnType<typeof canvas>>
export const newPen = (): Pen | undefined => canvas() ?? undefined

export function pixelsOf(
  pen: Pen,
  source: CanvasImageSource,
  size: { readonly width: number; readonly height: number },
  maxSide: number,
): Pixels {
  const scale = Math.min(1, maxSide / Math.max(size.width, size.height))
  const width = Math.max(1, Math.round(size.width * scale))
  const height = Math.max(1, Math.round(size.height * scale))
  Object.assign(pen.canvas, { width, height }) // which clears it
  pen.fillStyle = '#fff' // what is transparent is paper
  pen.fillRect(0, 0, width, height)
  pen.drawImage(source, 0, 0, width, height)
  const { data } = pen.getImageData(0, 0, width, height)
  return { width, height, data: new Uint8ClampedArray(data) }
}
