/** The patience algorithm: lines that stand once in both texts hold them together; between them it begins anew. */
import { markAll, type Pair } from './marks'
import { markMyersWithin } from './myers'

export function markPatience(pair: Pair, x0 = 0, x1 = pair.old.ids.length, y0 = 0, y1 = pair.now.ids.length): void {
  if (x0 >= x1 || y0 >= y1) {
    markAll(pair, x0, x1, y0, y1)
    return
  }
  const anchors = uniqueLines(pair, x0, x1, y0, y1)
  if (!anchors) {
    markAll(pair, x0, x1, y0, y1)
    return
  }
  const chain = longestChain(anchors)
  if (chain.length === 0) {
    markMyersWithin(pair, x0, x1, y0, y1)
    return
  }
  between(pair, chain, x0, x1, y0, y1)
}

interface Anchor {
  readonly x: number
  readonly y: number
}

/** Those of the old text's order; undefined where the texts share no line at all. */
function uniqueLines(
  { old, now }: Pair,
  x0: number,
  x1: number,
  y0: number,
  y1: number,
): readonly Anchor[] | undefined {
  const repeated = -2
  const missing = -1
  const places = new Map<number, { readonly x: number; y: number }>()
  for (let x = x0; x < x1; x++) {
    const id = old.ids[x] as number
    const place = places.get(id)
    if (place) place.y = repeated
    else places.set(id, { x, y: missing })
  }
  let isShared = false
  for (let y = y0; y < y1; y++) {
    const place = places.get(now.ids[y] as number)
    if (!place) continue
    isShared = true
    place.y = place.y === missing ? y : repeated
  }
  return isShared ? [...places.values()].filter(({ y }) => y >= 0) : undefined
}

interface Link extends Anchor {
  readonly previous: Link | undefined
}

/** The longest run of anchors that stand in the same order in both. */
function longestChain(anchors: readonly Anchor[]): readonly Anchor[] {
  const ends: Link[] = []
  for (const { x, y } of anchors) {
    let [low, high] = [-1, ends.length]
    while (low + 1 < high) {
      const middle = low + ((high - low) >> 1)
      if ((ends[middle]?.y ?? 0) > y) high = middle
      else low = middle
    }
    ends[low + 1] = { x, y, previous: ends[low] }
  }
  const chain: Anchor[] = []
  for (let link = ends.at(-1); link; link = link.previous) chain.push(link)
  return chain.reverse()
}

function between(pair: Pair, chain: readonly Anchor[], x0: number, x1: number, y0: number, y1: number): void {
  const [a, b] = [pair.old.ids, pair.now.ids]
  let [x, y] = [x0, y0]
  for (let at = 0; ; at++) {
    const anchor = chain[at]
    let [nextX, nextY] = anchor ? [anchor.x, anchor.y] : [x1, y1]
    if (anchor)
      while (nextX > x && nextY > y && a[nextX - 1] === b[nextY - 1]) {
        nextX--
        nextY--
      }
    while (x < nextX && y < nextY && a[x] === b[y]) {
      x++
      y++
    }
    if (nextX > x || nextY > y) markPatience(pair, x, nextX, y, nextY)
    if (!anchor) return
    while (chain[at + 1]?.x === (chain[at]?.x ?? 0) + 1 && chain[at + 1]?.y === (chain[at]?.y ?? 0) + 1) at++
    x = (chain[at]?.x ?? 0) + 1
    y = (chain[at]?.y ?? 0) + 1
  }
}
