/** What the app asked of the desktop and of the network. A spec reads it as `electron.__standin`. */

export interface Call {
  readonly name: string
  readonly args: readonly unknown[]
}

export interface AttemptedRequest {
  readonly url: string
  readonly method: string
  /** Chromium's resource type, such as Document, Image or Fetch. */
  readonly type: string
  /** The address is not the app's own, and neither data:, blob: nor a developer tool's. */
  readonly left: boolean
  /** `pending`, `finished`, `blocked: <by what>` or `failed: <net error>`. */
  outcome: string
}

export const standin = {
  calls: [] as Call[],
  requests: [] as AttemptedRequest[],
  /** Where the app's own scheme is served, for raw requests that Chromium would never send. */
  port: 0,
  /** Kill this process as well to show a crash of the whole app. */
  chromiumPid: 0,
}

export function record(name: string, ...args: unknown[]) {
  standin.calls.push({ name, args })
}

/** A call that has no effect here but can be seen to have been made. */
export const recorded =
  <Result = undefined>(name: string, result?: Result) =>
  (...args: unknown[]) => {
    record(name, ...args)
    return result as Result
  }

/** The same for a call that promises its result. */
export const recordedLater =
  <Result = undefined>(name: string, result?: Result) =>
  (...args: unknown[]) => {
    record(name, ...args)
    return Promise.resolve(result as Result)
  }

/** Recorded methods of one object, by name. */
export const recordedAll = (owner: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, recorded(`${owner}.${name}`)]))

/** A part of Electron's API that does not exist here: any use of it says so. */
export function unsupported(name: string): unknown {
  const refuse = (part: string): never => {
    throw new Error(`standin: ${part} is not supported`)
  }
  return new Proxy(class Missing {}, {
    get(target, key) {
      // A debugger and `import` look at these without meaning to use anything.
      if (typeof key === 'symbol' || key === 'then' || key in target) return Reflect.get(target, key)
      return refuse(`${name}.${key}`)
    },
    apply: () => refuse(name),
    construct: () => refuse(`new ${name}()`),
  })
}

export interface PreventableEvent {
  defaultPrevented: boolean
  preventDefault: () => void
}

export function createEvent<Extra extends object>(extra?: Extra): PreventableEvent & Extra {
  const event = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
    ...extra,
  }
  return event as PreventableEvent & Extra
}

/** An expected failure: one sentence, no stack. */
export function fail(reason: string): never {
  console.error(`standin: ${reason}`)
  process.exit(1)
}
