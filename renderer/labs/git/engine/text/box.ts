/** One step of Myers' search: where a part of two sequences is best cut in two. */

/** What all boxes of one search share. Furthest points by diagonal; diagonal 0 is at `zero`. */
export interface Field {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly ahead: Int32Array
  readonly back: Int32Array
  readonly zero: number
  /** A search that costs more takes what it has. */
  readonly maxCost: number
}

export interface Split {
  readonly x: number
  readonly y: number
  /** Whether the part before and the part after are to be searched to the end, whatever it costs. */
  readonly before: boolean
  readonly after: boolean
}

const longSnake = 20
const samplingCost = 256
const worthWhile = 4
const farAway = 0x3fffffff

export class Box {
  private readonly field: Field
  private readonly x0: number
  private readonly x1: number
  private readonly y0: number
  private readonly y1: number
  private readonly least: number
  private readonly most: number
  /** The range of diagonals that each end has reached. */
  private aheadLow: number
  private aheadHigh: number
  private backLow: number
  private backHigh: number
  private hasLongSnake = false

  constructor(field: Field, x0: number, x1: number, y0: number, y1: number) {
    this.field = field
    this.x0 = x0
    this.x1 = x1
    this.y0 = y0
    this.y1 = y1
    this.least = x0 - y1
    this.most = x1 - y0
    this.aheadLow = this.aheadHigh = x0 - y0
    this.backLow = this.backHigh = x1 - y1
  }

  split(isMinimal: boolean): Split {
    const { ahead, back, zero, maxCost } = this.field
    const isOdd = ((this.aheadLow - this.backLow) & 1) !== 0
    ahead[zero + this.aheadLow] = this.x0
    back[zero + this.backLow] = this.x1
    for (let cost = 1; ; cost++) {
      this.hasLongSnake = false
      const met = this.goAhead(isOdd) ?? this.goBack(!isOdd)
      if (met) return { ...met, before: true, after: true }
      if (isMinimal) continue
      if (this.hasLongSnake && cost > samplingCost) {
        const found = this.sampleAhead(cost)
        if (found) return { ...found, before: true, after: false }
        const other = this.sampleBack(cost)
        if (other) return { ...other, before: false, after: true }
      }
      if (cost >= maxCost) return this.furthest()
    }
  }

  private goAhead(canMeet: boolean): Point | undefined {
    const { a, b, ahead, back, zero } = this.field
    const { x1, y1, least, most, backLow, backHigh } = this
    // One diagonal more at each end, or one less where the end of the box is reached.
    if (this.aheadLow > least) ahead[zero + --this.aheadLow - 1] = -1
    else this.aheadLow++
    if (this.aheadHigh < most) ahead[zero + ++this.aheadHigh + 1] = -1
    else this.aheadHigh--
    for (let d = this.aheadHigh; d >= this.aheadLow; d -= 2) {
      const left = ahead[zero + d - 1] as number
      const right = ahead[zero + d + 1] as number
      let x = left >= right ? left + 1 : right
      const from = x
      for (let y = x - d; x < x1 && y < y1 && a[x] === b[y]; y++) x++
      if (x - from > longSnake) this.hasLongSnake = true
      ahead[zero + d] = x
      if (canMeet && backLow <= d && d <= backHigh && (back[zero + d] as number) <= x) return { x, y: x - d }
    }
    return undefined
  }

  private goBack(canMeet: boolean): Point | undefined {
    const { a, b, ahead, back, zero } = this.field
    const { x0, y0, least, most, aheadLow, aheadHigh } = this
    if (this.backLow > least) back[zero + --this.backLow - 1] = farAway
    else this.backLow++
    if (this.backHigh < most) back[zero + ++this.backHigh + 1] = farAway
    else this.backHigh--
    for (let d = this.backHigh; d >= this.backLow; d -= 2) {
      const left = back[zero + d - 1] as number
      const right = back[zero + d + 1] as number
      let x = left < right ? left : right - 1
      const from = x
      for (let y = x - d; x > x0 && y > y0 && a[x - 1] === b[y - 1]; y--) x--
      if (from - x > longSnake) this.hasLongSnake = true
      back[zero + d] = x
      if (canMeet && aheadLow <= d && d <= aheadHigh && x <= (ahead[zero + d] as number)) return { x, y: x - d }
    }
    return undefined
  }

  /** A point that is far from the start for its cost and stands at the end of a long snake. */
  private sampleAhead(cost: number): Point | undefined {
    const { a, b, ahead, zero } = this.field
    const { x0, x1, y0, y1 } = this
    let best = 0
    let found: Point | undefined
    for (let d = this.aheadHigh; d >= this.aheadLow; d -= 2) {
      const x = ahead[zero + d] as number
      const y = x - d
      const value = x - x0 + (y - y0) - Math.abs(d - (x0 - y0))
      if (value <= worthWhile * cost || value <= best) continue
      if (x < x0 + longSnake || x >= x1 || y < y0 + longSnake || y >= y1) continue
      let same = 0
      while (same < longSnake && a[x - 1 - same] === b[y - 1 - same]) same++
      if (same < longSnake) continue
      best = value
      found = { x, y }
    }
    return found
  }

  private sampleBack(cost: number): Point | undefined {
    const { a, b, back, zero } = this.field
    const { x0, x1, y0, y1 } = this
    let best = 0
    let found: Point | undefined
    for (let d = this.backHigh; d >= this.backLow; d -= 2) {
      const x = back[zero + d] as number
      const y = x - d
      const value = x1 - x + (y1 - y) - Math.abs(d - (x1 - y1))
      if (value <= worthWhile * cost || value <= best) continue
      if (x <= x0 || x > x1 - longSnake || y <= y0 || y > y1 - longSnake) continue
      let same = 0
      while (same < longSnake && a[x + same] === b[y + same]) same++
      if (same < longSnake) continue
      best = value
      found = { x, y }
    }
    return found
  }

  private furthest(): Split {
    const { ahead, back, zero } = this.field
    const { x0, x1, y0, y1 } = this
    let [reach, aheadX] = [-1, -1]
    for (let d = this.aheadHigh; d >= this.aheadLow; d -= 2) {
      let x = Math.min(ahead[zero + d] as number, x1)
      if (x - d > y1) x = y1 + d
      if (reach < x + x - d) [reach, aheadX] = [x + x - d, x]
    }
    let [depth, backX] = [farAway, farAway]
    for (let d = this.backHigh; d >= this.backLow; d -= 2) {
      let x = Math.max(x0, back[zero + d] as number)
      if (x - d < y0) x = y0 + d
      if (x + x - d < depth) [depth, backX] = [x + x - d, x]
    }
    return x1 + y1 - depth < reach - (x0 + y0)
      ? { x: aheadX, y: reach - aheadX, before: true, after: false }
      : { x: backX, y: depth - backX, before: false, after: true }
  }
}

interface Point {
  readonly x: number
  readonly y: number
}
