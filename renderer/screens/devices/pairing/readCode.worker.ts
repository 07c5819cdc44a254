/** The Worker: one picture in, the text of its QR code out. */
import { decodeCode, type Pixels } from './decodeCode'

export interface Look {
  readonly pixels: Pixels
  readonly timeLimitMs: number
}
export interface Seen {
  readonly text: string | undefined
}

addEventListener('message', ({ data }: MessageEvent<Look>) => {
  const seen: Seen = { text: decodeCode(data.pixels, data.timeLimitMs) }
  postMessage(seen)
})
