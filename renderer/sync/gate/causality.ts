/**
 * Whether a list is one that honest writers could have made. Yjs comes to the same order for all only where each writer put
 * an item between two neighbours: of what a writer must have known (his own items before it, the two that he names, and what
 * their writers must have known) nothing may stand between those two. What an update says that breaks this would stand
 * elsewhere after a reload.
 */
import * as Y from 'yjs'

/** Of a struct what is new, from `from`, counted from its beginning: Yjs merges neighbours. */
export interface NewItem {
  readonly item: Y.Item
  readonly from: number
}

/** Items looked at for one change, so that its check cannot take for ever. */
const mostSteps = 20_000_000
/** Neighbours looked at for each new item, on the average, before the whole list is read instead. */
const mostWalked = 64
const tooMuch = 'Its order takes too long to prove.'
const impossible = 'It stands where no writer could have put it.'

/** `added` in any order; deleted ones among them, for others stand on them. */
export function oddOrder(added: readonly NewItem[]): string | undefined {
  const byList = new Map<unknown, Map<string | null, NewItem[]>>()
  const walk = { left: added.length * mostWalked }
  for (const one of added) {
    const { parent, parentSub, rightOrigin } = one.item
    if (parentSub !== null && rightOrigin !== null) return impossible
    if (isBetweenItsNeighbours(one, walk)) continue
    const lists = byList.get(parent) ?? new Map<string | null, NewItem[]>()
    byList.set(parent, lists)
    const list = lists.get(parentSub)
    if (list) list.push(one)
    else lists.set(parentSub, [one])
  }
  const steps = { left: mostSteps }
  for (const lists of byList.values())
    for (const items of lists.values()) {
      const fault = oddList(items, steps)
      if (fault) return fault
    }
  return undefined
}

/**
 * As a writer who knows all of the list would have put it; or next to his own later item at the same place, for which the
 * same is asked: he knew more then, so that nothing is between that was known before. Else where nothing is between but what
 * the writer himself put there later.
 */
function isBetweenItsNeighbours({ item, from }: NewItem, steps: { left: number }): boolean {
  const { left, right, origin, rightOrigin } = item
  const isAfter =
    from > 0 ||
    (left ? isSame(left.lastId, origin) || isBeforeIt(left, item) : origin === null) ||
    isOwnUpTo(item, 'left', origin, steps)
  if (!isAfter) return false
  return (
    isSame(right?.id ?? null, rightOrigin) ||
    (right !== null && isAfterIt(right, item)) ||
    isOwnUpTo(item, 'right', rightOrigin, steps)
  )
}

/** Whether up to `end` stands only what the writer of `item` wrote after it. */
function isOwnUpTo(item: Y.Item, way: 'left' | 'right', end: Y.ID | null, steps: { left: number }): boolean {
  for (let at = item[way]; steps.left-- > 0; at = at[way]) {
    if (at === null) return end === null
    if (end !== null && isSame(way === 'left' ? at.lastId : at.id, end)) return true
    if (at.id.client !== item.id.client || at.id.clock < item.id.clock) return false
  }
  return false
}

/** Whether `left` was put before `item`, later and after the same neighbour. */
const isBeforeIt = (left: Y.Item, { id, origin }: Y.Item): boolean =>
  left.id.client === id.client && left.id.clock > id.clock && isSame(left.origin, origin)
/** Whether `right` was put after `item`, later and before the same neighbour. */
const isAfterIt = (right: Y.Item, { id, rightOrigin }: Y.Item): boolean =>
  right.id.client === id.client && right.id.clock > id.clock && isSame(right.rightOrigin, rightOrigin)

const isSame = (one: Y.ID | null, other: Y.ID | null): boolean =>
  one === other || (one !== null && other !== null && Y.compareIDs(one, other))

function oddList(items: readonly NewItem[], steps: { left: number }): string | undefined {
  const [first] = items
  if (!first) return undefined
  const list = new List(first.item)
  steps.left -= list.items.length
  const byWriter = new Map<number, NewItem[]>()
  for (const one of items) {
    const { client } = one.item.id
    const own = byWriter.get(client)
    if (own) own.push(one)
    else byWriter.set(client, [one])
  }
  for (const own of byWriter.values()) {
    // What a writer knows only grows.
    own.sort((a, b) => a.item.id.clock + a.from - b.item.id.clock - b.from)
    const known = new Known(list)
    for (const one of own) {
      if (!known.couldPut(one)) return impossible
      if (known.looked > steps.left) return tooMuch
    }
    steps.left -= known.looked
  }
  return undefined
}

/** A list, or what one key of a map has held, from left to right. */
class List {
  readonly items: Y.Item[] = []
  private readonly positions = new Map<Y.Item, number>()
  /** By clock. */
  private readonly byClient = new Map<number, Y.Item[]>()

  constructor(some: Y.Item) {
    let start = some
    while (start.left) start = start.left
    for (let item: Y.Item | null = start; item; item = item.right) {
      this.positions.set(item, this.items.length)
      this.items.push(item)
      const own = this.byClient.get(item.id.client)
      if (own) own.push(item)
      else this.byClient.set(item.id.client, [item])
    }
    for (const own of this.byClient.values()) own.sort((a, b) => a.id.clock - b.id.clock)
  }

  of(client: number): readonly Y.Item[] {
    return this.byClient.get(client) ?? []
  }
  position(item: Y.Item): number {
    return this.positions.get(item) ?? -1
  }
  /** The item that has this id in it; undefined where it is in another list. */
  find({ client, clock }: Y.ID): Y.Item | undefined {
    const own = this.of(client)
    let [low, high] = [0, own.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const item = own[middle]
      if (!item || item.id.clock > clock) high = middle - 1
      else if (item.id.clock + item.length <= clock) low = middle + 1
      else return item
    }
    return undefined
  }
}

/** What a writer must have known of a list when he wrote an item, item by item. */
class Known {
  looked = 0
  private readonly list: List
  /** By client up to which clock. */
  private readonly reach = new Map<number, number>()
  /** By client how many of its items were looked at. */
  private readonly seen = new Map<number, number>()
  private readonly waiting: number[] = []
  /** By position in the list, a bit each. */
  private readonly bits: Uint32Array

  constructor(list: List) {
    this.list = list
    this.bits = new Uint32Array((list.items.length >> 5) + 1)
  }

  couldPut({ item, from }: NewItem): boolean {
    const { client, clock } = item.id
    const first = clock + from
    const origin = from > 0 ? Y.createID(client, first - 1) : item.origin
    if (first > 0) this.learn(client, first)
    if (origin) this.learn(origin.client, origin.clock + 1)
    if (item.rightOrigin) this.learn(item.rightOrigin.client, item.rightOrigin.clock + 1)
    this.close()
    const at = this.list.position(item)
    const low = this.endOf(origin)
    const high = this.startOf(item.rightOrigin)
    if (low === undefined || high === undefined) return false
    return (low < at || from > 0) && at < high && !this.hasBetween(low, high)
  }

  private learn(client: number, reach: number): void {
    if ((this.reach.get(client) ?? 0) >= reach) return
    this.reach.set(client, reach)
    this.waiting.push(client)
  }

  /** Adds what the writers of what is known must have known. */
  private close(): void {
    for (let client = this.waiting.pop(); client !== undefined; client = this.waiting.pop()) {
      const items = this.list.of(client)
      const reach = this.reach.get(client) ?? 0
      let seen = this.seen.get(client) ?? 0
      for (; seen < items.length; seen++) {
        const item = items[seen]
        if (!item || item.id.clock >= reach) break
        this.mark(this.list.position(item))
        if (item.origin) this.learn(item.origin.client, item.origin.clock + 1)
        if (item.rightOrigin) this.learn(item.rightOrigin.client, item.rightOrigin.clock + 1)
        this.looked++
      }
      this.seen.set(client, seen)
    }
  }

  private mark(at: number): void {
    this.bits[at >> 5] = (this.bits[at >> 5] ?? 0) | (1 << (at & 31))
  }

  /** The position of what stands left; undefined where it is not in the list, or more of its item is known. */
  private endOf(origin: Y.ID | null): number | undefined {
    if (!origin) return -1
    const item = this.list.find(origin)
    if (!item) return undefined
    const end = Math.min(item.id.clock + item.length, this.reach.get(origin.client) ?? 0)
    return end > origin.clock + 1 ? undefined : this.list.position(item)
  }
  private startOf(rightOrigin: Y.ID | null): number | undefined {
    if (!rightOrigin) return this.list.items.length
    const item = this.list.find(rightOrigin)
    return item && item.id.clock === rightOrigin.clock ? this.list.position(item) : undefined
  }

  /** Whether anything known stands between two positions. */
  private hasBetween(low: number, high: number): boolean {
    for (let at = low + 1; at < high; ) {
      this.looked++
      const word = this.bits[at >> 5] ?? 0
      if (word === 0) at = ((at >> 5) + 1) << 5
      else if (word & (1 << (at & 31))) return true
      else at++
    }
    return false
  }
}
