/** The displays, which a spec may set as a JSON list of rectangles in STANDIN_DISPLAYS. */
import { EventEmitter } from 'node:events'

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

const panelHeight = 40

const givenRectangles = (): Rectangle[] =>
  JSON.parse(process.env.STANDIN_DISPLAYS ?? '[{"x":0,"y":0,"width":1920,"height":1080}]') as Rectangle[]

const toDisplay = (bounds: Rectangle, at: number) => ({
  id: at + 1,
  label: `Display ${at + 1}`,
  bounds,
  size: { width: bounds.width, height: bounds.height },
  workArea: { ...bounds, height: bounds.height - panelHeight },
  workAreaSize: { width: bounds.width, height: bounds.height - panelHeight },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
  touchSupport: 'unavailable',
})

type Display = ReturnType<typeof toDisplay>

export function displays(): [Display, ...Display[]] {
  const [first, ...others] = givenRectangles()
  if (!first) throw new Error('standin: STANDIN_DISPLAYS names no display')
  return [toDisplay(first, 0), ...others.map((bounds, at) => toDisplay(bounds, at + 1))]
}

const overlap = (from: number, length: number, otherFrom: number, otherLength: number) =>
  Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom))

const sharedArea = (a: Rectangle, b: Rectangle) =>
  overlap(a.x, a.width, b.x, b.width) * overlap(a.y, a.height, b.y, b.height)

export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => displays()[0],
  getAllDisplays: () => displays(),
  getDisplayMatching(rectangle: Rectangle) {
    return displays().reduce((best, next) =>
      sharedArea(next.bounds, rectangle) > sharedArea(best.bounds, rectangle) ? next : best,
    )
  },
  getDisplayNearestPoint({ x, y }: { x: number; y: number }) {
    const distance = ({ bounds }: Display) =>
      Math.hypot(x - bounds.x - bounds.width / 2, y - bounds.y - bounds.height / 2)
    return displays().reduce((best, next) => (distance(next) < distance(best) ? next : best))
  },
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
})
