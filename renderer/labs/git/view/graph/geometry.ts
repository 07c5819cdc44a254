/** Places of the graph in its own units: sixteen of them are the size of its letters. */
import type { Edge, Layout, Spot } from './layout'

export const rowHeight = 38
export const laneWidth = 24
export const radius = 7
const margin = 22

/** Many lanes stand closer. */
const laneStep = (lanes: number) => (lanes > 8 ? Math.max(12, (8 * laneWidth) / lanes) : laneWidth)

export const xOf = (lane: number, lanes: number): number => margin + lane * laneStep(lanes)
export const yOf = (row: number): number => rowHeight * (row + 0.5)

/** Lines of words begin at one place while the lanes are few, and after the lanes of their row where they are many. */
const alignedLanes = 5

export function wordsAt(row: number, { lanes, widths }: Layout): number {
  const last = Math.max(widths[row] ?? 0, Math.min(lanes, alignedLanes) - 1, 0)
  return xOf(last, lanes) + radius + 13
}

export const point = ({ row, lane }: Spot, lanes: number): readonly [x: number, y: number] => [
  xOf(lane, lanes),
  yOf(row),
]

/**
 * Always the same commands, so that one path can turn into another: a curve into the lane in which it goes down, a
 * straight line, and a curve into the parent's lane.
 */
export function edgePath({ from, to, via }: Edge, lanes: number): string {
  const [x0, y0] = point(from, lanes)
  const [x1, y1] = point(to, lanes)
  const x = xOf(via, lanes)
  const isDetour = x !== x0 && x !== x1
  const turn = Math.min(rowHeight, isDetour ? (y1 - y0) / 2 : y1 - y0)
  const [start, end] = [x === x0 ? y0 : y0 + turn, x === x1 ? y1 : y1 - turn]
  const middle = x === x0 ? Math.max(start, end) : start
  const last = x === x1 ? middle : end
  return [
    `M${n(x0)} ${n(y0)}`,
    `C${n(x0)} ${n(y0 + (start - y0) / 2)} ${n(x)} ${n(start - (start - y0) / 2)} ${n(x)} ${n(start)}`,
    `L${n(x)} ${n(last)}`,
    `C${n(x)} ${n(last + (y1 - last) / 2)} ${n(x1)} ${n(y1 - (y1 - last) / 2)} ${n(x1)} ${n(y1)}`,
  ].join('')
}

const n = (value: number) => String(Math.round(value * 10) / 10)
