/** As much of nativeImage as a picture of a page or an icon needs. */

export interface NativeImage {
  readonly isEmpty: () => boolean
  readonly toPNG: () => Buffer
  readonly toDataURL: () => string
  readonly getSize: () => { width: number; height: number }
}

/** Where a PNG's header holds its size. */
const sizeAt = { width: 16, height: 20, end: 24 }

function fromPng(png: Buffer): NativeImage {
  const hasSize = png.length >= sizeAt.end
  return {
    isEmpty: () => png.length === 0,
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    getSize: () => ({
      width: hasSize ? png.readUInt32BE(sizeAt.width) : 0,
      height: hasSize ? png.readUInt32BE(sizeAt.height) : 0,
    }),
  }
}

export const nativeImage = {
  createEmpty: () => fromPng(Buffer.alloc(0)),
  createFromBuffer: (png: Buffer) => fromPng(png),
  createFromDataURL: (url: string) => fromPng(Buffer.from(url.replace(/^[^,]*,/, ''), 'base64')),
}
