/** Starts the Worker when it is needed, watches whether it answers, and ends it when it is not needed for a while. */
import type { RecordDocs } from '../study/record'
import { type Feed, startFeed } from './feed'
import type { FromWorker, ToWorker } from './workerMessages'

export type Working = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

export interface HostOptions {
  readonly docs: RecordDocs
  readonly start: () => Working
  readonly onMessage: (message: FromWorker) => void
  /** It died, hung, or said itself that it is broken; it is ended already. */
  readonly onLost: (detail: string) => void
  readonly isNeeded: () => boolean
  /** After each edit of the page that it is handed. */
  readonly onEdit?: () => void
  /** Runs once all that an earlier Worker passed on is in the documents; at once where it is not given. */
  readonly applied?: (run: () => void) => void
}

const watchMs = 10_000
/** Looks without an answer, and looks without a need, before it is ended: 30 and 60 seconds. */
const mostSilent = 3
const mostIdle = 6

export class WorkerHost {
  private readonly options: HostOptions
  private worker: Working | undefined
  private feed: Feed | undefined
  private timer: ReturnType<typeof setInterval> | undefined
  private silent = 0
  private idle = 0

  constructor(options: HostOptions) {
    this.options = options
  }

  isRunning(): boolean {
    return this.worker !== undefined
  }
  edits(): number {
    return this.feed?.edits() ?? 0
  }

  /** Starts it where it does not run. */
  post(message: ToWorker): void {
    const worker = this.worker ?? this.begin()
    worker.postMessage(message)
  }
  /** To a Worker that runs; nothing where none does. */
  tell(message: ToWorker): void {
    this.worker?.postMessage(message)
  }

  end(): void {
    clearInterval(this.timer)
    this.feed?.stop()
    this.worker?.terminate()
    this.worker = undefined
    this.feed = undefined
  }

  private begin(): Working {
    const worker = this.options.start()
    this.worker = worker
    this.silent = 0
    this.idle = 0
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (this.worker !== worker) return
      if (data.kind === 'pong') this.silent = 0
      else if (data.kind === 'broken') this.lose(data.detail)
      else this.options.onMessage(data)
    }
    worker.onerror = (event) => {
      if (this.worker === worker) this.lose(event.message)
    }
    const post = (message: ToWorker) => worker.postMessage(message)
    const { docs, onEdit, applied } = this.options
    const failed = (error: unknown) => this.lose(String(error))
    this.feed = startFeed(docs, { post, failed, ...(onEdit && { onEdit }), ...(applied && { applied }) })
    this.timer = setInterval(() => this.watch(), watchMs)
    return worker
  }

  private watch(): void {
    this.idle = this.options.isNeeded() ? 0 : this.idle + 1
    if (this.idle >= mostIdle) this.end()
    else if (this.silent >= mostSilent) this.lose('The Worker did not answer for 30 seconds.')
    else this.tell({ kind: 'ping', id: ++this.silent })
  }

  private lose(detail: string): void {
    this.end()
    this.options.onLost(detail)
  }
}
