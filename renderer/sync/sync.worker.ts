/** The Worker: what peers send is read here and nowhere else, so that what hangs or swells can be ended. */
import { SyncWorker } from './worker'
import type { FromWorker, ToWorker } from './workerMessages'

const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null
  readonly postMessage: (message: FromWorker) => void
}

const worker = new SyncWorker({
  post: (message) => scope.postMessage(message),
  later: (ms, job) => {
    const timer = setTimeout(job, ms)
    return () => clearTimeout(timer)
  },
  now: () => Date.now(),
  newSalt: () => crypto.getRandomValues(new Uint8Array(8)),
})

scope.onmessage = ({ data }) => worker.take(data)
