/** A film of a QR code for Chromium's fake camera, and pictures of one. */
import { writeFileSync } from 'node:fs'
import { encodeQR } from 'qr'
import { seededRandom } from '../contract/seeded'

const [width, height] = [640, 480]
const module = 6
const frames = 8

/** Y4M: a code on a grey wall, with its quiet zone, a little noise and a shaking hand. */
export function writeFilm(path: string, text: string): void {
  const random = seededRandom('film')
  const rows = encodeQR(text, 'raw', { border: 4, ecc: 'medium' })
  const side = rows.length * module
  const chroma = Buffer.alloc((width / 2) * (height / 2) * 2, 128)
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)]
  for (let frame = 0; frame < frames; frame++) {
    const [left, top] = [(width - side) / 2 + random.below(9) - 4, (height - side) / 2 + random.below(9) - 4]
    const luma = Buffer.alloc(width * height)
    for (let at = 0; at < luma.length; at++) {
      const row = rows[Math.floor((Math.floor(at / width) - top) / module)]
      const isDark = row?.[Math.floor(((at % width) - left) / module)]
      luma[at] = (isDark === undefined ? 120 : isDark ? 45 : 205) + random.below(21) - 10
    }
    parts.push(Buffer.from('FRAME\n'), luma, chroma)
  }
  writeFileSync(path, Buffer.concat(parts))
}

export const pictureOf = (text: string): Buffer =>
  Buffer.from(encodeQR(text, 'gif', { border: 4, scale: 6, ecc: 'medium' }))
