/**
 * contextBridge: carries values and functions between the preload's isolated world and the page's own. It runs in
 * the page, as text, once in each world; the two meet through DOM events whose name nobody else knows.
 */

type Message =
  | { readonly kind: 'expose'; readonly key: string; readonly api: unknown }
  | { readonly kind: 'call'; readonly id: number; readonly args: readonly unknown[] }
  | { readonly kind: 'returned'; readonly value?: unknown; readonly error?: string }
  | { readonly kind: 'settled'; readonly id: number; readonly value?: unknown; readonly error?: string }

interface Wrapped {
  readonly $function?: number
  readonly $promise?: number
  readonly $error?: string
}

export interface Bridge {
  readonly expose: (key: string, api: unknown) => void
}

type Call = (...args: unknown[]) => unknown

/** Complete in itself, because its text is what the page gets. */
export function createBridge(token: string, own: string, other: string): Bridge {
  const dispatch = window.dispatchEvent.bind(window)
  const functions = new Map<number, Call>()
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastId = 0
  let returned: Extract<Message, { kind: 'returned' }> | undefined

  const post = (message: Message) => dispatch(new CustomEvent(token + other, { detail: message }))
  const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
  const isPlain = (value: object) => {
    const prototype = Object.getPrototypeOf(value)
    return prototype === Object.prototype || prototype === null
  }
  const mapValues = (value: object, change: (item: unknown) => unknown) =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]))

  const wrap = (value: unknown): unknown => {
    if (typeof value === 'function') {
      functions.set(++lastId, value as Call)
      return { $function: lastId }
    }
    if (value === null || typeof value !== 'object') return value
    if (value instanceof Promise) return wrapPromise(value)
    if (value instanceof Error) return { $error: value.message }
    if (Array.isArray(value)) return value.map(wrap)
    // Structured clone carries the rest: typed arrays, dates, maps.
    return isPlain(value) ? mapValues(value, wrap) : value
  }
  const wrapPromise = (promise: Promise<unknown>) => {
    const id = ++lastId
    promise.then(
      (value) => post({ kind: 'settled', id, value: wrap(value) }),
      (error: unknown) => post({ kind: 'settled', id, error: messageOf(error) }),
    )
    return { $promise: id }
  }

  const unwrap = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value
    const { $function, $promise, $error } = value as Wrapped
    if (typeof $function === 'number') return (...args: unknown[]) => callOther($function, args)
    if (typeof $promise === 'number') {
      return new Promise((resolve, reject) => waiting.set($promise, { resolve, reject }))
    }
    if (typeof $error === 'string') return new Error($error)
    if (Array.isArray(value)) return value.map(unwrap)
    return isPlain(value) ? mapValues(value, unwrap) : value
  }
  const callOther = (id: number, args: readonly unknown[]) => {
    returned = undefined
    // Events are dispatched at once, so the other world has answered when this returns.
    post({ kind: 'call', id, args: args.map(wrap) })
    const answer = returned as Extract<Message, { kind: 'returned' }> | undefined
    if (!answer) throw new Error('An object could not be cloned.')
    if (answer.error !== undefined) throw new Error(answer.error)
    return unwrap(answer.value)
  }
  const answerCall = (id: number, args: readonly unknown[]): Message => {
    try {
      return { kind: 'returned', value: wrap(functions.get(id)?.(...args.map(unwrap))) }
    } catch (error) {
      return { kind: 'returned', error: messageOf(error) }
    }
  }
  const settle = ({ id, value, error }: Extract<Message, { kind: 'settled' }>) => {
    const promise = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) promise?.resolve(unwrap(value))
    else promise?.reject(new Error(error))
  }
  const freeze = (value: unknown): unknown => {
    if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)) {
      for (const item of Object.values(Object.freeze(value))) freeze(item)
    }
    return value
  }

  window.addEventListener(token + own, (event) => {
    const message = (event as CustomEvent<Message | null>).detail
    // What cannot be cloned between the worlds arrives as null.
    if (message === null) return
    if (message.kind === 'returned') returned = message
    else if (message.kind === 'settled') settle(message)
    else if (message.kind === 'call') post(answerCall(message.id, message.args))
    else Object.defineProperty(window, message.key, { value: freeze(unwrap(message.api)), enumerable: true })
  })
  return { expose: (key, api) => post({ kind: 'expose', key, api: wrap(api) }) }
}
