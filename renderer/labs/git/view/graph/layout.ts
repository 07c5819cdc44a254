/** Where commits and the lines between them stand: rows downwards from the newest, lanes to the right from the trunk. */

/** As much of a commit as the layout needs; children come before parents. */
export interface LaidOut {
  readonly oid: string
  readonly parents: readonly string[]
  /** Stands beside what it is based on, even where it could stand above it. */
  readonly isAside?: boolean
}

export interface Spot {
  readonly row: number
  readonly lane: number
}

export interface Edge {
  readonly key: string
  readonly child: string
  readonly parent: string
  readonly from: Spot
  readonly to: Spot
  /** The lane in which it goes down. */
  readonly via: number
  /** To any but the first parent. */
  readonly isMerge: boolean
}

export interface Layout {
  readonly spots: ReadonlyMap<string, Spot>
  readonly edges: readonly Edge[]
  readonly lanes: number
  /** By row, the last lane in which something is drawn. */
  readonly widths: readonly number[]
}

interface Chain {
  /** From the newest; first parent by first parent. */
  readonly oids: string[]
  /** What its oldest commit is based on, in another chain. */
  base: string | undefined
}

export const emptyLayout: Layout = { spots: new Map(), edges: [], lanes: 0, widths: [] }

/**
 * `tips` are what lines of development are followed from, the most important first: the first gets the lane at the
 * left. Commits keep the lane that they had in the layout before, where it is free.
 */
export function layOutGraph(commits: readonly LaidOut[], tips: readonly string[], before = emptyLayout): Layout {
  const rows = new Map(commits.map(({ oid }, at) => [oid, at]))
  const chains = chainsOf(commits, tips, rows)
  const chainOf = new Map(chains.flatMap((chain) => chain.oids.map((oid) => [oid, chain] as const)))
  const rowOf = (oid: string | undefined) => (oid === undefined ? undefined : rows.get(oid)) ?? 0
  const laneOf = new Map<Chain, number>()
  const taken = new Lanes()
  const merges = mergesOf(commits, rows)
  const mergedAt = new Map<string, number>()
  for (const { child, parent } of merges)
    if (chainOf.get(parent)?.oids[0] === parent)
      mergedAt.set(parent, Math.min(mergedAt.get(parent) ?? Number.POSITIVE_INFINITY, rowOf(child)))
  chains.forEach((chain, at) => {
    const [first = '', last = first] = [chain.oids[0], chain.oids.at(-1)]
    // Between two rows there is room for a curve to end and another to begin, but not for one beside a commit.
    const top = Math.min(rowOf(first) - 0.75, (mergedAt.get(first) ?? Number.POSITIVE_INFINITY) + 0.5)
    const bottom = chain.base === undefined ? rowOf(last) + 0.75 : rowOf(chain.base) - 0.5
    laneOf.set(chain, taken.take(top, bottom, at === 0 ? 0 : before.spots.get(last)?.lane))
  })
  const spots = new Map<string, Spot>()
  for (const { oid } of commits) {
    const chain = chainOf.get(oid)
    spots.set(oid, { row: rowOf(oid), lane: (chain && laneOf.get(chain)) ?? 0 })
  }
  const edges = edgesOf(commits, spots, chainOf, taken)
  return { spots, edges, lanes: taken.count, widths: widthsOf(commits.length, spots, edges) }
}

/** Each commit belongs to one chain. A chain that is based on the newest of another one lengthens it. */
function chainsOf(
  commits: readonly LaidOut[],
  tips: readonly string[],
  rows: ReadonlyMap<string, number>,
): readonly Chain[] {
  const byOid = new Map(commits.map((commit) => [commit.oid, commit]))
  const chains: Chain[] = []
  const tops = new Map<string, Chain>()
  const seen = new Set<string>()
  const follow = (tip: string) => {
    const oids: string[] = []
    let at: string | undefined = tip
    while (at !== undefined && rows.has(at) && !seen.has(at)) {
      seen.add(at)
      oids.push(at)
      at = byOid.get(at)?.parents[0]
    }
    if (oids.length === 0) return
    const below = at === undefined || byOid.get(tip)?.isAside ? undefined : tops.get(at)
    if (below && at !== undefined) {
      tops.delete(at)
      below.oids.unshift(...oids)
      tops.set(tip, below)
    } else {
      const chain: Chain = { oids, base: at !== undefined && rows.has(at) ? at : undefined }
      chains.push(chain)
      tops.set(tip, chain)
    }
  }
  for (const tip of tips) follow(tip)
  for (const { oid } of commits) follow(oid)
  return chains
}

/** Which rows of each lane are taken. */
class Lanes {
  private readonly taken: (readonly [top: number, bottom: number])[][] = []

  get count(): number {
    return this.taken.length
  }

  /** The wanted lane where it is free and not far off, or else the first free one. */
  take(top: number, bottom: number, wanted?: number): number {
    let lane = 0
    while (!this.isFree(lane, top, bottom)) lane++
    if (wanted !== undefined && wanted !== lane && wanted <= lane + 1 && this.isFree(wanted, top, bottom)) lane = wanted
    while (this.taken.length <= lane) this.taken.push([])
    this.taken[lane]?.push([top, bottom])
    return lane
  }

  private isFree(lane: number, top: number, bottom: number): boolean {
    return this.taken[lane]?.every(([from, to]) => bottom < from || top > to) ?? true
  }
}

interface Merge {
  readonly child: string
  readonly parent: string
}

const mergesOf = (commits: readonly LaidOut[], rows: ReadonlyMap<string, number>): readonly Merge[] =>
  commits.flatMap(({ oid, parents }) =>
    parents.slice(1).flatMap((parent) => (rows.has(parent) ? [{ child: oid, parent }] : [])),
  )

function edgesOf(
  commits: readonly LaidOut[],
  spots: ReadonlyMap<string, Spot>,
  chainOf: ReadonlyMap<string, Chain>,
  taken: Lanes,
): readonly Edge[] {
  const edges: Edge[] = []
  for (const { oid, parents } of commits) {
    const from = spots.get(oid)
    parents.forEach((parent, at) => {
      const to = spots.get(parent)
      if (!from || !to) return
      const edge = { key: `${oid} ${parent} ${at}`, child: oid, parent, from, to, isMerge: at > 0 }
      edges.push({ ...edge, via: viaOf(edge, chainOf, taken) })
    })
  }
  return edges
}

function viaOf(edge: Omit<Edge, 'via'>, chainOf: ReadonlyMap<string, Chain>, taken: Lanes): number {
  const { from, to, isMerge, parent } = edge
  if (!isMerge) return from.lane
  if (to.row - from.row === 1) return to.lane
  // The lane above the newest of a chain is kept free for what merges it; elsewhere the chain's own line is there.
  if (chainOf.get(parent)?.oids[0] === parent) return to.lane
  return taken.take(from.row + 0.5, to.row - 0.5)
}

function widthsOf(count: number, spots: ReadonlyMap<string, Spot>, edges: readonly Edge[]): readonly number[] {
  const widths = new Array<number>(count).fill(0)
  const widen = (row: number, lane: number) => {
    if ((widths[row] ?? 0) < lane) widths[row] = lane
  }
  for (const { row, lane } of spots.values()) widen(row, lane)
  for (const { from, to, via } of edges) for (let row = from.row + 1; row < to.row; row++) widen(row, via)
  return widths
}
