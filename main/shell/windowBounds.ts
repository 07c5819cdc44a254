/** Where a window may open: on a display that exists, all of it in reach. */
import type { Bounds } from './settingsFile'

export const minSize = { width: 720, height: 520 }
export const defaultSize = { width: 1280, height: 800 }

/** `areas` are the displays' work areas, the primary one first. */
export function fitBounds(wanted: Bounds | undefined, areas: readonly Bounds[]): Bounds {
  const [primary = { x: 0, y: 0, ...defaultSize }] = areas
  const best = wanted && areas.toSorted((a, b) => overlap(b, wanted) - overlap(a, wanted))[0]
  if (!wanted || !best || overlap(best, wanted) === 0) return centre(wanted ?? { x: 0, y: 0, ...defaultSize }, primary)
  const size = sizeIn(wanted, best)
  return {
    x: between(wanted.x, best.x, best.x + best.width - size.width),
    y: between(wanted.y, best.y, best.y + best.height - size.height),
    ...size,
  }
}

function centre(wanted: Bounds, area: Bounds): Bounds {
  const size = sizeIn(wanted, area)
  const middle = (start: number, room: number, used: number) => start + Math.max(0, Math.floor((room - used) / 2))
  return { x: middle(area.x, area.width, size.width), y: middle(area.y, area.height, size.height), ...size }
}

/** No larger than the display, but never under the smallest usable size. */
function sizeIn(wanted: Bounds, area: Bounds) {
  return {
    width: Math.max(minSize.width, Math.min(wanted.width, area.width)),
    height: Math.max(minSize.height, Math.min(wanted.height, area.height)),
  }
}

/** The start wins where the window is larger than the display: there the title bar is. */
function between(value: number, low: number, high: number) {
  return Math.max(low, Math.min(value, high))
}

function overlap(a: Bounds, b: Bounds) {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}
