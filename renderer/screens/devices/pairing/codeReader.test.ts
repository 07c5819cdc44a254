import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openCodeReader } from './codeReader'
import { decodeCode } from './decodeCode'
import { qrPath } from './qrPath'
import type { Look } from './readCode.worker'

/** A Worker in this thread: it answers later, or never, or fails. */
class NearWorker {
  static all: NearWorker[] = []
  onmessage: ((event: MessageEvent) => void) | null = null
  onerror: ((event: ErrorEvent) => void) | null = null
  isEnded = false
  constructor(readonly how: 'answers' | 'hangs' | 'dies') {
    NearWorker.all.push(this)
  }
  postMessage({ pixels, timeLimitMs }: Look) {
    if (this.how === 'dies') setImmediate(() => this.onerror?.({} as ErrorEvent))
    if (this.how !== 'answers') return
    const text = decodeCode(pixels, timeLimitMs)
    setImmediate(() => !this.isEnded && this.onmessage?.({ data: { text } } as MessageEvent))
  }
  terminate() {
    this.isEnded = true
  }
}

function readerOf(...hows: ('answers' | 'hangs' | 'dies')[]) {
  NearWorker.all = []
  return openCodeReader(() => new NearWorker(hows[NearWorker.all.length] ?? 'answers') as unknown as Worker)
}

function picture(text: string) {
  const { size, path } = qrPath(text)
  const scale = 4
  const data = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255)
  for (const [, x = 0, y = 0, width = 0] of [...path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)].map((run) =>
    run.map(Number),
  ))
    for (let row = y * scale; row < (y + 1) * scale; row++)
      for (let column = x * scale; column < (x + width) * scale; column++)
        data.fill(0, (row * size * scale + column) * 4, (row * size * scale + column) * 4 + 3)
  return { width: size * scale, height: size * scale, data }
}

/** Decoding takes as long as the machine does. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('a code reader', () => {
  it('reads one picture after another with one Worker, which ends with it', async () => {
    const reader = readerOf()
    expect(await reader.read(picture('DRYDOCK1:ABC'), 100)).toBe('DRYDOCK1:ABC')
    expect(await reader.read(picture('another'), 100)).toBe('another')
    reader.close()
    expect(NearWorker.all.map(({ isEnded }) => isEnded)).toEqual([true])
  })

  it.each(['hangs', 'dies'] as const)('gives a Worker up that %s, and reads on with another', async (how) => {
    const reader = readerOf(how, 'answers')
    const asked = reader.read(picture('DRYDOCK1:ABC'), 100)
    if (how === 'hangs') vi.runOnlyPendingTimers()
    expect(await asked).toBeUndefined()
    expect(await reader.read(picture('DRYDOCK1:ABC'), 100)).toBe('DRYDOCK1:ABC')
    expect(NearWorker.all.map(({ isEnded }) => isEnded)).toEqual([true, false])
  })

  it('answers what it was asked when it is closed, and opens nothing any more', async () => {
    const reader = readerOf('hangs')
    const asked = reader.read(picture('DRYDOCK1:ABC'), 100)
    reader.close()
    expect(await asked).toBeUndefined()
    expect(await reader.read(picture('DRYDOCK1:ABC'), 100)).toBeUndefined()
    expect(NearWorker.all.map(({ isEnded }) => isEnded)).toEqual([true])
  })
})
