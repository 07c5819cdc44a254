/** The text of a QR code in a picture. What a picture holds is a stranger's: this runs in readCode.worker.ts alone. */
import { decodeQR } from 'qr/decode.js'

/** RGBA, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** Undefined where none is seen. `timeLimitMs` bounds only the decoder's second looks. */
export function decodeCode({ width, height, data }: Pixels, timeLimitMs: number): string | undefined {
  try {
    return decodeQR({ width, height, data }, { timeLimit: timeLimitMs, format: 'RGBA' })
  } catch {
    return undefined // The decoder throws for every picture without a code, and for broken ones alike.
  }
}
