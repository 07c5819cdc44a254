import { describe, expect, it } from 'vitest'
import { fitBounds } from './windowBounds'

const primary = { x: 0, y: 25, width: 1920, height: 1055 }
const second = { x: -1280, y: 0, width: 1280, height: 1024 }

describe('fitBounds', () => {
  it('keeps bounds that a display holds, also left of the primary one', () => {
    const bounds = { x: -1200, y: 100, width: 800, height: 600 }
    expect(fitBounds(bounds, [primary, second])).toEqual(bounds)
  })

  it('centres the default size at first', () => {
    expect(fitBounds(undefined, [primary])).toEqual({ x: 320, y: 152, width: 1280, height: 800 })
  })

  it('brings a window back from a display that is gone', () => {
    expect(fitBounds({ x: -1200, y: 100, width: 800, height: 600 }, [primary])).toEqual({
      x: 560,
      y: 252,
      width: 800,
      height: 600,
    })
  })

  it('moves and shrinks a window that reaches out of its display', () => {
    expect(fitBounds({ x: 1800, y: 1000, width: 900, height: 700 }, [primary])).toEqual({
      x: 1020,
      y: 380,
      width: 900,
      height: 700,
    })
    expect(fitBounds({ x: 0, y: 0, width: 5000, height: 5000 }, [primary])).toEqual(primary)
  })

  it('is never smaller than is usable, and keeps the title bar in reach on a small display', () => {
    const small = { x: 0, y: 0, width: 640, height: 480 }
    expect(fitBounds({ x: 100, y: 100, width: 10, height: 10 }, [small])).toEqual({
      x: 0,
      y: 0,
      width: 720,
      height: 520,
    })
  })

  it('gives usable bounds without any display', () => {
    expect(fitBounds({ x: 9, y: 9, width: 800, height: 600 }, [])).toEqual({ x: 240, y: 100, width: 800, height: 600 })
  })
})
