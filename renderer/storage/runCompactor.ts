/** Has a compaction done: in a worker, which ends with it. */
import { type CompactionJob, compact } from './compaction'
import type { CompactionAnswer } from './compactor'
import type { Pointer } from './meta'

const withinMs = 120_000

export function runCompactor(job: CompactionJob): Promise<Pointer> {
  if (typeof Worker === 'undefined') return compact(job)
  const worker = new Worker(new URL('./compactor.ts', import.meta.url), { type: 'module' })
  let late: ReturnType<typeof setTimeout> | undefined
  const done = new Promise<Pointer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<CompactionAnswer>) =>
      'pointer' in data ? resolve(data.pointer) : reject(new Error(data.reason))
    worker.onerror = (event) => reject(new Error(`The compactor stopped: ${event.message}`))
    late = setTimeout(() => reject(new Error(`The compactor took longer than ${withinMs / 1000} s.`)), withinMs)
    worker.postMessage(job)
  })
  return done.finally(() => {
    clearTimeout(late)
    worker.terminate()
  })
}
