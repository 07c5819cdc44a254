/** Questions to the process that wait for their answer, each under a number of its own. */
import type { FromPeers, ToPeers } from '../messages'

export type Answer = Extract<FromPeers, { id: number }>
type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>

interface Waiting {
  readonly kind: Answer['kind']
  readonly session: number | undefined
  readonly settle: (answer: Answer | undefined) => void
}

export interface Asking<K extends Answer['kind']> {
  readonly kind: K
  readonly message: (id: number) => ToPeers
  /** A question that is about one session ends with it. */
  readonly session?: number
  readonly withinMs?: number
}

export class Requests {
  readonly #post: (message: ToPeers) => boolean
  readonly #waiting = new Map<number, Waiting>()
  /** Far from the numbers under which the process asks, so that neither takes the other's answer. */
  #last = 2 ** 32

  constructor(post: (message: ToPeers) => boolean) {
    this.#post = post
  }

  /** Undefined where no answer comes: the process ended, the session did, or the time was over. */
  ask<K extends Answer['kind']>({ kind, message, session, withinMs }: Asking<K>): Promise<AnswerOf<K> | undefined> {
    const id = ++this.#last
    return new Promise((resolve) => {
      const late = withinMs === undefined ? undefined : setTimeout(() => this.#end(id, undefined), withinMs)
      const settle = (answer: Answer | undefined) => {
        clearTimeout(late)
        resolve(answer as AnswerOf<K> | undefined)
      }
      this.#waiting.set(id, { kind, session, settle })
      if (!this.#post(message(id))) this.#end(id, undefined)
    })
  }

  answer(answer: Answer) {
    const asked = this.#waiting.get(answer.id)?.kind
    if (asked === answer.kind) this.#end(answer.id, answer)
    // What failed is answered by its reason alone.
    else if (answer.kind === 'done' && answer.reason !== undefined) this.#end(answer.id, undefined)
  }

  endSession(session: number) {
    for (const [id, waiting] of this.#waiting) if (waiting.session === session) this.#end(id, undefined)
  }

  endAll() {
    for (const id of [...this.#waiting.keys()]) this.#end(id, undefined)
  }

  get size() {
    return this.#waiting.size
  }

  #end(id: number, answer: Answer | undefined) {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    waiting?.settle(answer)
  }
}
