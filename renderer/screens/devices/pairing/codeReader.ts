/** Reads QR codes in a Worker, one picture after another: one without a code costs more than a frame of the page. */
import type { Pixels } from './decodeCode'
import type { Look, Seen } from './readCode.worker'

export interface CodeReader {
  /** The text; undefined where none is seen, the picture took too long, or the reader was closed. Takes the pixels away. */
  readonly read: (pixels: Pixels, timeLimitMs: number) => Promise<string | undefined>
  readonly close: () => void
}

type Working = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>
const start = (): Working => new Worker(new URL('./readCode.worker.ts', import.meta.url), { type: 'module' })

/** A picture on which the decoder hangs costs its Worker, and the next one gets another. */
const tooLongMs = 8_000

export function openCodeReader(open: () => Working = start): CodeReader {
  let worker: Working | undefined
  let end: ((text?: string) => void) | undefined
  let isClosed = false
  const drop = () => {
    worker?.terminate()
    worker = undefined
    end?.()
  }
  return {
    read: ({ width, height, data }, timeLimitMs) =>
      new Promise((resolve) => {
        end?.()
        if (isClosed) return resolve(undefined)
        worker ??= open()
        const late = setTimeout(drop, tooLongMs)
        end = (text) => {
          clearTimeout(late)
          end = undefined
          resolve(text)
        }
        worker.onmessage = (event: MessageEvent<Seen>) => end?.(event.data.text)
        worker.onerror = drop
        const look: Look = { pixels: { width, height, data }, timeLimitMs }
        worker.postMessage(look, [data.buffer])
      }),
    close() {
      isClosed = true
      drop()
    },
  }
}
