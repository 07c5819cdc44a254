import { describe, expect, it } from 'vitest'
import { edgePath } from './geometry'
import { type LaidOut, layOutGraph } from './layout'

/** `c b,t` is the commit c with the parents b and t; newest first. */
const graph = (...lines: readonly string[]): readonly LaidOut[] =>
  lines.map((line) => {
    const [oid = '', parents = ''] = line.split(' ')
    return { oid, parents: parents === '' ? [] : parents.split(',') }
  })

const lanes = (commits: readonly LaidOut[], tips: readonly string[], before?: ReturnType<typeof layOutGraph>) => {
  const { spots } = layOutGraph(commits, tips, before)
  return commits.map(({ oid }) => `${oid}${spots.get(oid)?.lane}`).join(' ')
}

/** No two commits in one place, and no line through a commit that is none of its own. */
function expectClear(commits: readonly LaidOut[], tips: readonly string[]) {
  const { spots, edges } = layOutGraph(commits, tips)
  const places = new Map([...spots].map(([oid, { row, lane }]) => [`${row} ${lane}`, oid]))
  expect(places.size).toBe(commits.length)
  for (const { child, parent, from, to, via } of edges)
    for (let row = from.row + 1; row < to.row; row++)
      expect([undefined, child, parent]).toContain(places.get(`${row} ${via}`))
}

describe('lanes', () => {
  it('are one for a straight history, whatever points into it', () => {
    const commits = graph('c b', 'b a', 'a')
    expect(lanes(commits, ['b', 'c'])).toBe('c0 b0 a0')
    expect(layOutGraph(commits, ['a']).lanes).toBe(1)
  })

  it('give the trunk the left one, and a branch the next', () => {
    const commits = graph('u t', 't a', 'c b', 'b a', 'a')
    expect(lanes(commits, ['c', 'u'])).toBe('u1 t1 c0 b0 a0')
    expect(lanes(commits, ['u', 'c'])).toBe('u0 t0 c1 b1 a0')
  })

  it('are used again once they are free', () => {
    const commits = graph('m d,t', 't c', 'd c', 'c b,s', 's a', 'b a', 'a')
    expect(lanes(commits, ['m'])).toBe('m0 t1 d0 c0 s1 b0 a0')
  })

  it('keep a line that goes past a commit clear of it', () => {
    const commits = graph('x a', 'm c,t', 't b', 'c b', 'b a', 'a')
    expectClear(commits, ['m', 'x'])
    // It merges what is not the newest of its line.
    const middle = graph('u t', 'm c,t', 'c b', 't b', 'b a', 'a')
    expectClear(middle, ['m', 'u'])
    expect(layOutGraph(middle, ['m', 'u']).edges.find(({ isMerge }) => isMerge)?.via).toBe(2)
  })

  it('are kept by commits when others are added', () => {
    const before = graph('v a', 'u a', 'b a', 'a')
    const tips = ['b', 'v', 'u']
    const first = layOutGraph(before, tips)
    expect(lanes(before, tips)).toBe('v1 u2 b0 a0')
    // u is named first now, and would have got the first free lane.
    const after = graph('w u', 'v a', 'u a', 'b a', 'a')
    expect(lanes(after, ['b', 'w', 'v'])).toBe('w1 v2 u1 b0 a0')
    expect(lanes(after, ['b', 'w', 'v'], first)).toBe('w2 v1 u2 b0 a0')
  })

  it('put what stands aside beside its base', () => {
    const commits = graph('b a', 'a')
    const [first, second] = commits
    if (!first || !second) throw new Error('no commits')
    expect(lanes([{ ...first, isAside: true }, second], ['a'])).toBe('b1 a0')
  })

  it('stay clear in histories of chance', () => {
    let seed = 11
    const chance = () => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
      return seed / 0x7fffffff
    }
    for (let run = 0; run < 120; run++) {
      const commits: LaidOut[] = []
      for (let at = 0; at < 3 + chance() * 30; at++) {
        const pick = () => commits[Math.floor(chance() * Math.min(6, commits.length))]?.oid
        const parents = [pick(), chance() < 0.3 ? pick() : undefined].filter((one) => one !== undefined)
        commits.unshift({ oid: `c${at}`, parents: [...new Set(parents)] })
      }
      expectClear(commits, [commits[0]?.oid ?? ''])
    }
  })
})

describe('the path of a line', () => {
  it('has the same commands wherever it goes, so that one can turn into another', () => {
    const { edges, lanes: count } = layOutGraph(graph('m c,t', 't b', 'c b', 'b a', 'x a', 'a'), ['m', 'x'])
    const commands = edges.map((edge) => edgePath(edge, count).replaceAll(/[^A-Z]/g, ''))
    expect(new Set(commands)).toEqual(new Set(['MCLC']))
    expect(edges.length).toBe(6)
  })
})
