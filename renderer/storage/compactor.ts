/** The worker that compacts: one job, one answer, so that no compaction holds up typing. */
import { type CompactionJob, compact } from './compaction'
import type { Pointer } from './meta'

export type CompactionAnswer = { readonly pointer: Pointer } | { readonly reason: string }

addEventListener('message', ({ data }: MessageEvent<CompactionJob>) => {
  compact(data).then(
    (pointer) => postMessage({ pointer } satisfies CompactionAnswer),
    (reason: unknown) => postMessage({ reason: String(reason) } satisfies CompactionAnswer),
  )
})
