/** How large a picture says it is, from its first bytes: to be known before a browser unpacks it. */

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Of a PNG, JPEG, WebP or GIF; undefined where it is none of them, or cut off. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const word = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))
    if (word(0, 8) === '\x89PNG\r\n\x1a\n') return { width: view.getUint32(16), height: view.getUint32(20) }
    if (/^GIF8[79]a/.test(word(0, 6))) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    if (word(0, 4) === 'RIFF' && word(8, 4) === 'WEBP') return webpSize(view, word(12, 4))
    return view.getUint16(0) === 0xff_d8 ? jpegSize(view) : undefined
  } catch (fault) {
    if (fault instanceof RangeError) return undefined // it ends before its size does
    throw fault
  }
}

function webpSize(view: DataView, kind: string): PictureSize | undefined {
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_00_00
  if (kind === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 }
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3f_ff, height: view.getUint16(28, true) & 0x3f_ff }
  if (kind !== 'VP8L') return undefined
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3f_ff) + 1, height: ((bits >>> 14) & 0x3f_ff) + 1 }
}

/** Segment by segment to the first frame header (ITU-T T.81, B.2.2); thumbnails stand inside a segment and are passed. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker === 0xd9 || marker === 0xda) return undefined
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else at += 2 + view.getUint16(at + 2)
  }
}
