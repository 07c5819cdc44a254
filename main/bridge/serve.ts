/** Answers the contract's calls in the main process: looks at who asks and at what is asked before any handler runs. */
import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron'
import { check } from './check'
import { type Argument, type CallName, calls, channelOf, type Handlers } from './contract'

export interface ServeOptions {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly handlers: Handlers<IpcMainInvokeEvent['sender']>
  /** Whether a URL or a serialised origin is the app's own. */
  readonly isOwn: (urlOrOrigin: string) => boolean
  readonly warn: (message: string, error?: unknown) => void
}

/** Loops over the table of calls, so that a call which is not in it cannot be made. */
export function serveCalls(options: ServeOptions) {
  for (const name of Object.keys(calls) as CallName[]) {
    options.ipcMain.handle(channelOf(name), (event, ...args: unknown[]) => answer(options, name, event, args))
  }
}

async function answer<N extends CallName>(options: ServeOptions, name: N, event: IpcMainInvokeEvent, args: unknown[]) {
  const { handlers, isOwn, warn } = options
  const refusal = whyForeign(event.senderFrame, isOwn)
  if (refusal) return reject(warn, `${name} refused: ${refusal}`)
  if (args.length > 1) return reject(warn, `${name} refused: more than one argument`)
  const checked = check(calls[name].takes, args[0])
  if (!checked.ok) return reject(warn, `${name} refused: ${checked.reason}`)
  try {
    return await handlers[name](checked.value as Argument<N>, event.sender)
  } catch (error) {
    warn(`${name} failed`, error)
    // The page learns that it failed; paths and stacks stay in the log.
    throw new Error(`${name} failed; the log says why`)
  }
}

/** Why the sender is not the app's own top page, or undefined when it is. */
function whyForeign(frame: WebFrameMain | null, isOwn: (urlOrOrigin: string) => boolean) {
  if (!frame) return 'the asking frame is gone'
  if (frame.isDestroyed?.() || frame.detached) return 'the asking frame is gone'
  if (frame.parent !== null) return 'a subframe asked'
  // A sandboxed document has the app's URL with an origin of "null": both must be right.
  if (!isOwn(frame.url) || !isOwn(frame.origin)) return 'a foreign page asked'
  return undefined
}

function reject(warn: ServeOptions['warn'], message: string): never {
  warn(message)
  throw new Error(message)
}
