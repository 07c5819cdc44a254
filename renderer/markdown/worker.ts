/** The worker that formats: one part in, its blocks out. */
import { parsePart } from './parse'
import type { Definitions } from './parts'

export interface Job {
  readonly part: string
  readonly definitions: Definitions
}

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  postMessage(parsePart(data.part, data.definitions))
})
postMessage('ready')
