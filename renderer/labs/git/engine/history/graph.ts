/** The lanes that `--graph` draws beside commits, line by line as git draws them. */

import type { Paint } from '../command/paint'
import type { Oid } from '../core/objects'
import { type Lane, Line, laneColours, moveLeft } from './graphLine'

export interface GraphCommit {
  readonly oid: Oid
  /** Parents that are drawn. */
  readonly parents: readonly Oid[]
  /** `*`, or another sign for the commit. */
  readonly sign: string
}

type State = 'padding' | 'skip' | 'pre-commit' | 'commit' | 'post-merge' | 'collapsing'

export class Graph {
  private commit: GraphCommit | undefined
  private width = 0
  private expansionRow = 0
  private state: State = 'padding'
  private before: State = 'padding'
  private commitAt = 0
  private commitAtBefore = 0
  /** 0 leans to the left, 1 does not; undefined until the first parent has its place. */
  private layout: number | undefined = 0
  private edgesAdded = 0
  private edgesAddedBefore = 0
  private lanes: readonly Lane[] = []
  private next: Lane[] = []
  /** For each column of the screen, the lane that what stands there is on its way to; -1 for none. */
  private mapping: number[] = []
  private oldMapping: number[] = []
  private colour = laneColours.length - 1

  constructor(private readonly paint: Paint) {}

  get isFinished(): boolean {
    return this.state === 'padding'
  }

  /** How many columns of the screen the lanes take. */
  get columns(): number {
    return this.width
  }

  update(commit: GraphCommit): void {
    this.commit = commit
    this.commitAtBefore = this.commitAt
    this.updateLanes(commit)
    this.expansionRow = 0
    if (this.state !== 'padding') this.state = 'skip'
    else this.state = this.needsPreCommit() ? 'pre-commit' : 'commit'
  }

  private updateLanes(commit: GraphCommit): void {
    this.lanes = this.next
    this.next = []
    this.mapping = new Array<number>(2 * (this.lanes.length + commit.parents.length)).fill(-1)
    this.width = 0
    this.edgesAddedBefore = this.edgesAdded
    this.edgesAdded = 0
    const known = this.lanes.some(({ oid }) => oid === commit.oid)
    let isSeen = false
    for (let at = 0; at <= this.lanes.length; at++) {
      if (at === this.lanes.length && isSeen) break
      const oid = this.lanes[at]?.oid ?? commit.oid
      if (oid !== commit.oid) {
        this.insert(oid, -1)
        continue
      }
      isSeen = true
      this.commitAt = at
      this.layout = undefined
      for (const parent of commit.parents) {
        if (commit.parents.length > 1 || !known) this.colour = (this.colour + 1) % laneColours.length
        this.insert(parent, at)
      }
      if (commit.parents.length === 0) this.width += 2
    }
    while (this.mapping.length > 1 && (this.mapping.at(-1) ?? -1) < 0) this.mapping.pop()
  }

  private insert(oid: Oid, from: number): void {
    let lane = this.next.findIndex((one) => one.oid === oid)
    if (lane < 0) {
      lane = this.next.length
      this.next.push({ oid, colour: this.lanes.find((one) => one.oid === oid)?.colour ?? this.colour })
    }
    const parents = this.commit?.parents.length ?? 0
    let column = this.width
    if (parents > 1 && from > -1 && this.layout === undefined) {
      const distance = from - lane
      const shift = distance > 1 ? 2 * distance - 3 : 1
      this.layout = distance > 0 ? 0 : 1
      this.edgesAdded = parents + this.layout - 2
      column = this.width + (this.layout - 1) * shift
      this.width += 2 * this.layout
    } else if (this.edgesAdded > 0 && lane === this.mapping[this.width - 2]) {
      column = this.width - 2
      this.edgesAdded = -1
    } else this.width += 2
    this.mapping[column] = lane
  }

  private needsPreCommit(): boolean {
    const parents = this.commit?.parents.length ?? 0
    return (
      parents >= 3 &&
      this.commitAt < this.lanes.length - 1 &&
      this.expansionRow < (parents + (this.layout ?? 0) - 3) * 2
    )
  }

  private become(state: State): void {
    this.before = this.state
    this.state = state
  }

  private settle(): void {
    const isRight = this.mapping.every((lane, at) => lane < 0 || lane === at >> 1)
    this.become(isRight ? 'padding' : 'collapsing')
  }

  /** The next line without its newline, and whether it is the one with the commit's sign. */
  nextLine(): { readonly text: string; readonly isCommit: boolean } {
    const line = new Line(this.paint)
    const isCommit = this.state === 'commit'
    if (this.state === 'padding') this.padding(line)
    else if (this.state === 'skip') {
      line.add('...')
      this.become(this.needsPreCommit() ? 'pre-commit' : 'commit')
    } else if (this.state === 'pre-commit') this.preCommit(line)
    else if (this.state === 'commit') this.commitLine(line)
    else if (this.state === 'post-merge') this.postMerge(line)
    else this.collapse(line)
    return { text: line.padded(this.width), isCommit }
  }

  /** A line that changes nothing, for what stands below a commit. */
  paddingLine(): string {
    if (this.state !== 'commit') return this.nextLine().text
    const line = new Line(this.paint)
    const parents = this.commit?.parents.length ?? 0
    for (const lane of this.lanes) {
      line.draw(lane, '|')
      line.add(' '.repeat(lane.oid === this.commit?.oid && parents > 2 ? (parents - 2) * 2 : 1))
    }
    this.before = 'padding'
    return line.padded(this.width)
  }

  private padding(line: Line): void {
    if (!this.commit) return
    for (const lane of this.next) {
      line.draw(lane, '|')
      line.add(' ')
    }
  }

  private preCommit(line: Line): void {
    let isSeen = false
    this.lanes.forEach((lane, at) => {
      if (lane.oid === this.commit?.oid) {
        isSeen = true
        line.draw(lane, '|')
        line.add(' '.repeat(this.expansionRow))
      } else {
        const leans = isSeen && (this.expansionRow > 0 || (this.before === 'post-merge' && this.commitAtBefore < at))
        line.draw(lane, leans ? '\\' : '|')
      }
      line.add(' ')
    })
    this.expansionRow++
    if (!this.needsPreCommit()) this.become('commit')
  }

  private commitLine(line: Line): void {
    const { commit } = this
    if (!commit) return
    let isSeen = false
    for (let at = 0; at <= this.lanes.length; at++) {
      const lane = this.lanes[at]
      if (!lane && isSeen) break
      if (!lane || lane.oid === commit.oid) {
        isSeen = true
        line.add(commit.sign)
        if (commit.parents.length > 2) this.octopus(line, commit.parents.length)
      } else line.draw(lane, this.besideCommit(at, isSeen))
      line.add(' ')
    }
    if (commit.parents.length > 1) this.become('post-merge')
    else this.settle()
  }

  private besideCommit(at: number, isRight: boolean): string {
    if (isRight && this.edgesAdded > 1) return '\\'
    if (isRight && this.edgesAdded === 1)
      return this.before === 'post-merge' && this.edgesAddedBefore > 0 && this.commitAtBefore < at ? '\\' : '|'
    const collapsed =
      this.before === 'collapsing' && this.oldMapping[2 * at + 1] === at && (this.mapping[2 * at] ?? -1) < at
    return collapsed ? '/' : '|'
  }

  private octopus(line: Line, parents: number): void {
    const dashes = parents + (this.layout ?? 0) - 3
    for (let at = 0; at < dashes; at++) {
      const lane = this.next[this.mapping[(this.commitAt + at + 2) * 2] ?? -1]
      line.draw(lane, '-')
      line.draw(lane, at === dashes - 1 ? '.' : '-')
    }
  }

  private postMerge(line: Line): void {
    const { commit } = this
    if (!commit) return
    let isSeen = false
    let parentLane: Lane | undefined
    for (let at = 0; at <= this.lanes.length; at++) {
      const lane = this.lanes[at]
      if (!lane && isSeen) break
      const oid = lane?.oid ?? commit.oid
      if (!lane || oid === commit.oid) {
        isSeen = true
        this.mergeEdges(line, commit)
      } else if (isSeen) {
        line.draw(lane, this.edgesAdded > 0 ? '\\' : '|')
        line.add(' ')
      } else {
        line.draw(lane, '|')
        if (this.layout !== 0 || at !== this.commitAt - 1) {
          if (parentLane) line.draw(parentLane, '_')
          else line.add(' ')
        }
      }
      if (oid === commit.parents[0]) parentLane = lane
    }
    this.settle()
  }

  private mergeEdges(line: Line, commit: GraphCommit): void {
    let sign = this.layout ?? 0
    commit.parents.forEach((parent, at) => {
      line.draw(
        this.next.find(({ oid }) => oid === parent),
        '/|\\'[sign] ?? '',
      )
      if (sign < 2) sign++
      else if (this.edgesAdded > 0 || at < commit.parents.length - 1) line.add(' ')
    })
    if (this.edgesAdded === 0) line.add(' ')
  }

  private collapse(line: Line): void {
    const size = this.mapping.length
    const old = this.mapping
    const now = new Array<number>(size).fill(-1)
    const flat = moveLeft(old, now)
    this.oldMapping = [...now]
    if ((now[size - 1] ?? -1) < 0) now.pop()
    this.mapping = now
    let usesFlat = false
    now.forEach((target, at) => {
      const lane = this.next[target]
      if (target < 0) line.add(' ')
      else if (target * 2 === at) line.draw(lane, '|')
      else if (target === flat.target && at !== flat.edge - 1) {
        if (at !== target * 2 + 3) now[at] = -1
        usesFlat = true
        line.draw(lane, '_')
      } else {
        if (usesFlat && at < flat.edge) now[at] = -1
        line.draw(lane, '/')
      }
    })
    if (this.mapping.every((lane, at) => lane < 0 || lane === at >> 1)) this.become('padding')
  }
}
