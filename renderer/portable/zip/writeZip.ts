/** Packs files into a zip archive. Names must be safe already; the time is the same for all, so that equal content gives equal bytes. */
import { type Zippable, zipSync } from 'fflate'
import type { Bytes } from '../../study/parcel'

export interface PackedFile {
  readonly path: string
  readonly bytes: Bytes
}

/** Already compressed: packing again costs time and gains nothing. */
const packed = /\.(png|jpe?g|gif|webp|avif|zip)$/i

export function writeZip(files: readonly PackedFile[], madeAt: number): Bytes {
  const tree: Zippable = {}
  for (const { path, bytes } of files)
    tree[path] = [bytes, { level: packed.test(path) ? 0 : 6, mtime: zipTime(madeAt) }]
  return new Uint8Array(zipSync(tree))
}

/** Zip knows the years 1980 to 2099. */
const zipTime = (at: number) => new Date(Math.min(Math.max(at, Date.UTC(1980, 0, 2)), Date.UTC(2099, 11, 30)))

export const textFile = (path: string, text: string): PackedFile => ({ path, bytes: new TextEncoder().encode(text) })
