/** The Worker: strangers' bytes are parsed here and nowhere else, so that what hangs or swells can be ended. */
import { type Answer, perform, type Task } from './tasks'

const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: Task }) => void) | null
  readonly postMessage: (answer: Answer) => void
}

const failed = (error: unknown): Answer => ({
  kind: 'failed',
  detail: error instanceof Error ? error.message : String(error),
})

scope.onmessage = ({ data }) => {
  perform(data).then(
    (answer) => scope.postMessage(answer),
    (error: unknown) => scope.postMessage(failed(error)),
  )
}
