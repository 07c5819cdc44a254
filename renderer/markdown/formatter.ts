/**
 * Formats parts in a worker, one after the other, each within a second: a text that takes longer ends the worker, and
 * is shown as it was written. Parts that were formatted lately are remembered.
 */
import type { DrawnBlock } from './nodes'
import type { Definitions } from './parts'
import type { Job } from './worker'

export type Formatted = readonly DrawnBlock[] | 'tooSlow'

const limitMs = 1_000
/** Loading the worker is not the text's fault. */
const startMs = 10_000
const kept = 400

interface Waiting {
  readonly key: string
  readonly job: Pick<Job, 'part' | 'definitions'>
  readonly settle: (formatted: Formatted) => void
}

const known = new Map<string, Formatted>()
const queue: Waiting[] = []
let worker: Worker | undefined
let isReady = false
let current: Waiting | undefined
let late: ReturnType<typeof setTimeout> | undefined

const keyOf = (part: string, { links, footnotes }: Definitions) => [part, ...links, ...footnotes].join('\0')

/** What is known of a part already. */
export function formattedBefore(part: string, definitions: Definitions): Formatted | undefined {
  return known.get(keyOf(part, definitions))
}

/** Formats a part; the second function takes the wish back. */
export function format(part: string, definitions: Definitions, settle: (formatted: Formatted) => void): () => void {
  const waiting = { key: keyOf(part, definitions), job: { part, definitions }, settle }
  queue.push(waiting)
  next()
  return () => {
    const at = queue.indexOf(waiting)
    if (at >= 0) queue.splice(at, 1)
  }
}

function next() {
  if (current || queue.length === 0) return
  worker ??= startWorker()
  if (!isReady) return
  current = queue.shift()
  if (!current) return
  const { part, definitions } = current.job
  worker.postMessage({ part, definitions } satisfies Job)
  late = setTimeout(giveUp, limitMs)
}

function startWorker(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<'ready' | readonly DrawnBlock[]>) => {
    clearTimeout(late)
    if (data === 'ready') isReady = true
    else finish(data)
    next()
  })
  started.addEventListener('error', giveUp)
  late = setTimeout(giveUp, startMs)
  return started
}

function giveUp() {
  clearTimeout(late)
  worker?.terminate()
  worker = undefined
  isReady = false
  current ??= queue.shift() // the worker never came up: each text gets one try
  finish('tooSlow')
  next()
}

function finish(formatted: Formatted) {
  const done = current
  current = undefined
  if (!done) return
  known.set(done.key, formatted)
  const [oldest] = known.keys()
  if (known.size > kept && oldest !== undefined) known.delete(oldest)
  done.settle(formatted)
}
