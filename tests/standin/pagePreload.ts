/** What a sandboxed preload finds: `require('electron')`, a small `process`, and nothing else. Runs in the page. */
import type { Codec } from './codec'
import type { Bridge } from './pageBridge'

type Listener = (event: object, ...args: unknown[]) => void

type FromMain =
  | { readonly kind: 'reply'; readonly id: number; readonly value?: unknown; readonly error?: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }

export type ToMain =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void

export interface PreloadOptions {
  readonly bindingName: string
  readonly receiverName: string
  readonly argv: readonly string[]
  readonly platform: string
  readonly arch: string
  readonly versions: Record<string, string | undefined>
}

/** Complete in itself, because its text is what the page gets. */
export function runPreload(options: PreloadOptions, codec: Codec, bridge: Bridge, preload: Preload) {
  const world = globalThis as unknown as Record<string, unknown>
  const toMain = world[options.bindingName] as (text: string) => void
  const listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>()
  const waiting = new Map<number, { channel: string; resolve: (value: unknown) => void; reject: (e: Error) => void }>()
  let lastId = 0

  const post = (message: ToMain) => toMain(codec.pack(message))
  const refuse = (name: string) => () => {
    throw new Error(`standin: ${name} is not supported`)
  }
  const add = (channel: string, listener: Listener, isOnce: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, isOnce }])
    return ipcRenderer
  }
  const remove = (channel: string, listener: Listener) => {
    const kept = (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener)
    listeners.set(channel, kept)
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { channel, resolve, reject })
        try {
          post({ kind: 'invoke', id, channel, args })
        } catch (error) {
          waiting.delete(id)
          reject(error as Error)
        }
      }),
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, args }),
    sendSync: refuse('ipcRenderer.sendSync'),
    sendToHost: refuse('ipcRenderer.sendToHost'),
    postMessage: refuse('ipcRenderer.postMessage'),
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel: string) {
      listeners.delete(channel)
      return ipcRenderer
    },
  }

  const settle = ({ id, value, error }: Extract<FromMain, { kind: 'reply' }>) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(value)
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${error}`))
  }
  world[options.receiverName] = (text: string) => {
    const message = codec.unpack(text) as FromMain
    if (message.kind === 'reply') return settle(message)
    for (const { listener, isOnce } of listeners.get(message.channel) ?? []) {
      if (isOnce) remove(message.channel, listener)
      listener({ sender: ipcRenderer, senderId: 0, ports: [] }, ...message.args)
    }
  }

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api) },
    webUtils: { getPathForFile: refuse('webUtils.getPathForFile') },
  }
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  const { argv, platform, arch, versions } = options
  const process = { type: 'renderer', sandboxed: true, contextIsolated: true, platform, arch, env: {}, versions, argv }
  const module = { exports: {} }
  preload(require, module, module.exports, process)
}
