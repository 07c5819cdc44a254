/** One line of a graph, and the lanes that move in it. */
import type { Paint } from '../command/paint'
import type { Oid } from '../core/objects'

const colours = [31, 32, 33, 34, 35, 36].flatMap((code) => [`\x1b[${code}m`])
export const laneColours = [...colours, ...[31, 32, 33, 34, 35, 36].map((code) => `\x1b[1;${code}m`)]

export interface Lane {
  readonly oid: Oid
  readonly colour: number
}

/** Moves every lane that is not in its place to the left; one of them may go far, along the bottom of the line. */
export function moveLeft(old: readonly number[], now: number[]): { readonly edge: number; readonly target: number } {
  let flat = { edge: -1, target: -1 }
  const far = (target: number, at: number, edge: number) => {
    if (flat.edge !== -1) return
    flat = { edge, target }
    for (let column = target * 2 + 3; column < at - 2; column += 2) now[column] = target
  }
  old.forEach((target, at) => {
    if (target < 0) return
    const left = now[at - 1] ?? -1
    if (target * 2 === at) now[at] = target
    else if (left < 0) {
      now[at - 1] = target
      far(target, at, at)
    } else if (left !== target) {
      now[at - 2] = target
      far(target, at, at - 1)
    }
  })
  return flat
}

export class Line {
  private text = ''
  private width = 0

  constructor(private readonly paint: Paint) {}

  add(text: string): void {
    this.text += text
    this.width += text.length
  }

  draw(lane: Lane | undefined, sign: string): void {
    this.text += this.paint(laneColours[lane?.colour ?? 0] ?? '', sign)
    this.width += sign.length
  }

  padded(width: number): string {
    return this.text + ' '.repeat(Math.max(0, width - this.width))
  }
}
