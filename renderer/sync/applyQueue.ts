/**
 * What the Worker passed on, applied to the page's documents in its order and in slices, so that no task of the page's is
 * long: a task works for at most a few milliseconds, and on at most `sliceBytes`.
 */
import * as Y from 'yjs'
import type { DocName, RecordDocs } from '../study/record'
import { fromPeer } from './types'

type Job =
  | { readonly kind: 'merge'; readonly doc: DocName; readonly bytes: Uint8Array }
  | { readonly kind: 'after'; readonly run: () => void }

const sliceBytes = 32_768
const sliceMs = 6

export class ApplyQueue {
  private readonly docs: RecordDocs
  private readonly failed: (error: unknown) => void
  private readonly jobs: Job[] = []
  private readonly nextTask: (run: () => void) => void
  private readonly channel: MessageChannel | undefined
  private isRunning = false
  private isStopped = false

  /** `nextTask` as a rule by a channel, since timers wait ever longer while the window is hidden. */
  constructor(docs: RecordDocs, failed: (error: unknown) => void, nextTask?: (run: () => void) => void) {
    this.docs = docs
    this.failed = failed
    const channel = nextTask ? undefined : new MessageChannel()
    if (channel) channel.port1.onmessage = () => this.slice()
    this.channel = channel
    this.nextTask = nextTask ?? (() => channel?.port2.postMessage(undefined))
  }

  merge(doc: DocName, bytes: Uint8Array): void {
    this.add({ kind: 'merge', doc, bytes })
  }
  /** Runs once all that came before is applied. */
  after(run: () => void): void {
    this.add({ kind: 'after', run })
  }
  stop(): void {
    this.isStopped = true
    this.channel?.port1.close()
  }

  private add(job: Job): void {
    this.jobs.push(job)
    if (this.isRunning || this.isStopped) return
    this.isRunning = true
    this.nextTask(() => this.slice())
  }

  private slice(): void {
    const until = performance.now() + sliceMs
    let bytes = 0
    let taken = 0
    for (const job of this.jobs) {
      const size = job.kind === 'merge' ? job.bytes.length : 0
      if (taken > 0 && (bytes + size > sliceBytes || performance.now() > until)) break
      bytes += size
      taken += 1
      this.run(job)
    }
    this.jobs.splice(0, taken)
    if (this.jobs.length > 0 && !this.isStopped) this.nextTask(() => this.slice())
    else this.isRunning = false
  }

  private run(job: Job): void {
    try {
      if (job.kind === 'after') job.run()
      else Y.applyUpdate(this.docs[job.doc], job.bytes, fromPeer)
    } catch (error) {
      this.failed(error) // an observer's fault: the change itself stands
    }
  }
}
