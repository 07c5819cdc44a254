/** Runs one task in a Worker of its own, and ends the Worker when it has answered, failed, or taken too long. */
import { timeLimitMs } from './limits'
import type { Answer, Task } from './tasks'

export type Outcome = Answer | { readonly kind: 'late'; readonly afterMs: number }

type Working = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

const start = (): Working => new Worker(new URL('./portable.worker.ts', import.meta.url), { type: 'module' })

export function runTask(task: Task, withinMs = timeLimitMs, open: () => Working = start): Promise<Outcome> {
  const worker = open()
  return new Promise<Outcome>((answered) => {
    const end = (outcome: Outcome) => {
      clearTimeout(late)
      worker.terminate()
      answered(outcome)
    }
    const late = setTimeout(() => end({ kind: 'late', afterMs: withinMs }), withinMs)
    worker.onmessage = ({ data }: MessageEvent<Answer>) => end(data)
    worker.onerror = (event) => end({ kind: 'failed', detail: event.message })
    worker.postMessage(task)
  })
}
