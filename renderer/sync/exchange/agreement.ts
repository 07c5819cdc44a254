/** Whether both sides say the same: when it is quiet, each tells the other a digest of its changes and a hash of its content. */
import type { DocSync } from './docSync'
import type { Root } from './fields'
import { quietMs } from './limits'
import type { Message } from './messages'

type Same = Extract<Message, { kind: 'same' }>
const isSameRoot = (one: Root | undefined, other: Root): boolean => one?.[0] === other[0] && one[1] === other[1]

export class Agreement {
  private readonly sync: DocSync
  private heard: Same | undefined
  private told: Root | undefined
  private verdict: { readonly version: number; readonly isEqual: boolean } | undefined
  private mismatches = 0

  constructor(sync: DocSync) {
    this.sync = sync
  }

  /** Undefined where the peer has not said it of what is here now. */
  isEqual(): boolean | undefined {
    return this.verdict?.version === this.sync.state.version ? this.verdict.isEqual : undefined
  }

  hear(message: Same): void {
    this.heard = message
    this.sync.state.stir()
    this.judge(false)
  }

  /** It is quiet, and nothing is to be got or told. */
  tell(): void {
    const root = this.sync.comparison.root()
    if (!isSameRoot(this.told, root)) {
      this.told = root
      const { doc, state, host } = this.sync
      host.send({ kind: 'same', doc, root, hash: state.index.contentHash() })
    }
    this.judge(true)
  }

  private judge(isQuiet: boolean): void {
    const { heard, sync } = this
    if (!heard || !sync.isCompared || this.isEqual() !== undefined) return
    if (!isSameRoot(heard.root, sync.comparison.root())) {
      if (isQuiet) this.mistrust(heard)
      return
    }
    this.mismatches = 0
    sync.noteSame()
    // The hash of a large document takes a while, so it waits for quiet.
    if (!isQuiet) return
    const hash = sync.state.index.contentHash()
    const isEqual = heard.hash.every((byte, at) => byte === hash[at])
    this.verdict = { version: sync.state.version, isEqual }
    sync.host.changed()
  }

  /** Both are quiet and yet differ: compares anew under a new salt, ever more rarely. */
  private mistrust(heard: Same): void {
    const { state, host, comparison } = this.sync
    const { version } = state
    const ms = quietMs * (host.isFirst ? 1 : 3) * 2 ** Math.min(this.mismatches, 8)
    this.sync.after('mistrust', ms, () => {
      if (comparison.isUnderWay || state.version !== version || this.heard !== heard) return
      this.mismatches++
      comparison.begin()
    })
  }
}
