import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { qrPath } from './qrPath'

const scale = 4

/** Draws the path's rectangles as pixels, as a camera would see them. */
function draw({ size, path }: ReturnType<typeof qrPath>) {
  const side = size * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const [, x, y, width] of [...path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)].map((run) => run.map(Number)))
    for (let row = (y ?? 0) * scale; row < ((y ?? 0) + 1) * scale; row++)
      for (let column = (x ?? 0) * scale; column < ((x ?? 0) + (width ?? 0)) * scale; column++)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
  return { width: side, height: side, data }
}

describe('qrPath', () => {
  it.each(['drydock:1:abcdef', `drydock:${'Zm9vYmFy'.repeat(40)}`, 'Größe ⚓'])('is read back as %s', (text) => {
    expect(decodeQR(draw(qrPath(text)))).toBe(text)
  })
  it('has four modules of paper on each side', () => {
    const { size, path } = qrPath('drydock')
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number))
    expect(Math.min(...runs.map(([x]) => x ?? 0))).toBe(4)
    expect(Math.min(...runs.map(([, y]) => y ?? 0))).toBe(4)
    expect(Math.max(...runs.map(([x, , width]) => (x ?? 0) + (width ?? 0)))).toBe(size - 4)
    expect(Math.max(...runs.map(([, y]) => y ?? 0))).toBe(size - 5)
  })
})
