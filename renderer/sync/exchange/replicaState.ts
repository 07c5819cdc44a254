/** One document and its links: what is new goes to all of them, and one at a time is asked for what is not here. */
import { DocIndex, type Fresh } from './docIndex'
import type { DocSync } from './docSync'
import { quietMs } from './limits'
import type { ClockRanges, Range } from './ranges'
import type { Later, Replica, Taken } from './types'

/** What a peer said of an update, so that it is not told back. */
export interface Stated {
  readonly ranges: readonly Range[]
  readonly deletes: ClockRanges
}

export class ReplicaState {
  readonly number: number
  readonly replica: Replica
  readonly index: DocIndex
  /** Grows with each change. */
  version = 0
  private readonly later: Later
  private readonly syncs = new Set<DocSync>()
  private fetching: DocSync | undefined
  private planned: { readonly cancel: () => void; readonly ms: number } | undefined
  private stopQuiet: (() => void) | undefined
  private stirred = 0
  private isTaking = false

  constructor(number: number, replica: Replica, later: Later) {
    this.number = number
    this.replica = replica
    this.later = later
    this.index = new DocIndex(() => replica.doc)
  }

  join(sync: DocSync): void {
    this.syncs.add(sync)
  }
  leave(sync: DocSync): void {
    this.syncs.delete(sync)
    this.release(sync)
  }
  stop(): void {
    this.planned?.cancel()
    this.stopQuiet?.()
    this.index.stop()
  }

  /** Takes notice of what changed here by anything but a peer. */
  changed(): void {
    if (!this.isTaking) this.spread(this.index.settle(), undefined, undefined)
  }

  take(update: Uint8Array, from: DocSync, stated: Stated): Taken {
    this.changed()
    this.isTaking = true
    let taken: Taken
    try {
      taken = this.replica.take(update, from.peer)
    } catch (error) {
      taken = { kind: 'refused', detail: String(error) }
    } finally {
      this.isTaking = false
    }
    this.spread(this.index.settle(), from, stated)
    return taken
  }

  private spread(fresh: Fresh, from: DocSync | undefined, stated: Stated | undefined): void {
    if (fresh.structs.length === 0 && fresh.deletes.isEmpty) return
    this.version++
    this.stir()
    for (const sync of [...this.syncs]) sync.noteFresh(fresh, sync === from ? stated : undefined, from === undefined)
  }

  /* Asking for what is not here. */
  isFetching(sync: DocSync): boolean {
    return this.fetching === sync
  }
  /** Looks, after a while, for a peer that has what is not here. */
  plan(ms: number): void {
    if (this.planned && this.planned.ms <= ms) return
    this.planned?.cancel()
    const cancel = this.later(ms, () => {
      this.planned = undefined
      this.fetch()
    })
    this.planned = { cancel, ms }
  }
  release(sync: DocSync): void {
    if (this.fetching !== sync) return
    this.fetching = undefined
    this.plan(0)
    this.stir()
  }
  private fetch(): void {
    if (this.fetching) return
    for (const sync of this.syncs) {
      if (!sync.fetch()) continue
      this.fetching = sync
      // The next time it is another's turn.
      this.syncs.delete(sync)
      this.syncs.add(sync)
      return
    }
  }

  /* Quiet. */
  /** Something happened: what waits for quiet waits anew. */
  stir(): void {
    this.stirred++
    if (!this.stopQuiet) this.waitForQuiet()
  }
  private waitForQuiet(): void {
    const at = this.stirred
    this.stopQuiet = this.later(quietMs, () => {
      this.stopQuiet = undefined
      if (this.stirred !== at) return this.waitForQuiet()
      for (const sync of [...this.syncs]) sync.noteQuiet()
    })
  }
}
