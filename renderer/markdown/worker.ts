/** The worker that formats: one part in, its blocks out. */
// First of all imports: the parser's library asks for it while it loads.
import './workerDocument'
import { know, type References } from './characterReferences'
import { parsePart } from './parse'
import type { Definitions } from './parts'

export interface Job {
  readonly part: string
  readonly definitions: Definitions
  readonly references: References
}

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  know(data.references)
  postMessage(parsePart(data.part, data.definitions))
})
postMessage('ready')
